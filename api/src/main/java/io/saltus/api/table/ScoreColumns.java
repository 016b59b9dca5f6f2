package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells columns of scores from the others of a wide table by what they hold. */
final class ScoreColumns {

    /** Rows that are no accident when a column counts them. */
    private static final int LEAST_COUNTED = 5;

    private static final Pattern RAW = Pattern.compile("(?i)(.+?)[\\s_-]+raw");

    private final Header header;
    private final Columns columns;
    private final List<List<String>> rows;
    private final String place;

    ScoreColumns(Header header, Columns columns, List<List<String>> rows, String place) {
        this.header = header;
        this.columns = columns;
        this.rows = rows;
        this.place = place;
    }

    /**
     * Returns the header without columns that hold no scores.
     *
     * @param remarks takes what was left aside
     * @throws RequestException if none is left
     */
    Header narrowed(List<String> remarks) {
        requireOneRowEach();
        tellUnread(remarks);
        List<ScoreColumn> summing = new ArrayList<>();
        List<ScoreColumn> kept = new ArrayList<>();
        List<ScoreColumn> averages = new ArrayList<>();
        List<ScoreColumn> aside = new ArrayList<>();
        for (ScoreColumn column : unlikeRaw(summing, remarks)) {
            if (!holdsScores(column)) {
                aside.add(column);
            } else if (FieldNames.isAverage(column.name())) {
                averages.add(column);
            } else {
                kept.add(column);
            }
        }
        if (kept.isEmpty()) {
            kept.addAll(averages);
            averages.clear();
        }
        if (kept.isEmpty() && !rows.isEmpty()) {
            throw new RequestException(
                    ("%s has no column 'score', and no other that holds numbers from 0 to 100; it has"
                                    + " %s. Name the column that holds it with score=COLUMN, or for a"
                                    + " table with one column per benchmark set scores=COLUMN;COLUMN")
                            .formatted(place, Mapping.named(header.names())));
        }
        if (header.found() && header.holds() != ScoreColumn.Holds.METRICS && !rows.isEmpty()) {
            requireLanguageModels(kept);
        }
        requireDistinct(kept);
        summing.addAll(averages);
        if (!averages.isEmpty()) {
            remarks.add(
                    "left aside since it sums up others: "
                            + Understood.named(averages)
                            + "; name it in scores=COLUMN to have it read");
        }
        if (!aside.isEmpty()) {
            remarks.add("left aside since it holds no scores: " + Understood.named(aside));
        }
        return header.with(kept, summing);
    }

    /** Two columns of scores of one name would be one task: which is meant? Notes may share one. */
    private void requireDistinct(List<ScoreColumn> kept) {
        Set<String> seen = new HashSet<>();
        for (ScoreColumn column : kept) {
            String name = header.names().get(column.index()).strip();
            if (!seen.add(name)) {
                throw new RequestException(
                        ("%s has two columns named '%s': give one of them another name in its header, since"
                                        + " settings such as scores=COLUMN;COLUMN name columns by it; a"
                                        + " header of two lines is written as one, 'MMLU acc,GSM8K acc'")
                                .formatted(place, name));
            }
        }
    }

    private void requireLanguageModels(List<ScoreColumn> kept) {
        if (!new LanguageModels(header, rows).areIn(kept)) {
            boolean models = header.holds() == ScoreColumn.Holds.MODELS;
            throw new RequestException(
                    ("%s has no column 'score', and nothing shows that its other columns of numbers"
                                    + " are %s: %s. No name in it is that of a benchmark, of a metric,"
                                    + " of a scale such as params or of a language model. If they are,"
                                    + " name them with scores=COLUMN;COLUMN, or all with scores=*")
                            .formatted(
                                    place,
                                    models ? "language models" : "benchmarks",
                                    Understood.named(kept)));
        }
    }

    /**
     * The columns without those beside which another holds the same scores before they were
     * normalised: {@code BBH Raw} is the accuracy, {@code BBH} beside it counts from chance.
     */
    private List<ScoreColumn> unlikeRaw(List<ScoreColumn> normalised, List<String> remarks) {
        Set<String> bases = new HashSet<>();
        for (ScoreColumn column : header.scores()) {
            Matcher raw = RAW.matcher(column.name());
            if (raw.matches()) {
                bases.add(FieldNames.plain(raw.group(1)));
            }
        }
        List<ScoreColumn> columns = new ArrayList<>();
        for (ScoreColumn column : header.scores()) {
            Matcher raw = RAW.matcher(column.name());
            if (bases.contains(FieldNames.plain(column.name()))) {
                normalised.add(column);
            } else {
                columns.add(raw.matches() ? column.named(raw.group(1)) : column);
            }
        }
        if (!normalised.isEmpty()) {
            remarks.add(
                    "left aside since they are normalised and the raw scores stand beside them: "
                            + Understood.named(normalised)
                            + "; name them in scores=COLUMN;COLUMN to have them read");
        }
        return columns;
    }

    /** Says which columns are left unread for their names. */
    private void tellUnread(List<String> remarks) {
        List<String> unread =
                header.left().stream()
                        .filter(i -> header.scores().stream().noneMatch(s -> s.index() == i))
                        .map(i -> header.names().get(i).strip())
                        .filter(name -> !name.isEmpty())
                        .map(name -> "'" + name + "'")
                        .toList();
        if (!unread.isEmpty()) {
            remarks.add(
                    "left unread, since their names are not those of benchmarks: "
                            + Understood.told(unread)
                            + "; name in scores=COLUMN;COLUMN what is one");
        }
    }

    /**
     * A model that has several different rows is told apart by a column that was not understood.
     */
    private void requireOneRowEach() {
        if (!header.found()) {
            return;
        }
        Map<List<String>, List<String>> seen = new HashMap<>();
        for (List<String> cells : rows) {
            List<String> key = ExampleRows.key(new Row(header, List.of(), cells, Map.of(), false));
            List<String> other = seen.putIfAbsent(key, cells);
            if (other != null
                    && !other.equals(cells)
                    && cells.stream().anyMatch(c -> !c.isBlank())) {
                throw new RequestException(
                        ("%s has no column '%s', and several rows of '%s' that differ in no column"
                                        + " that is understood; it has %s. Name the column that"
                                        + " holds it with task=COLUMN and score=COLUMN, or for a"
                                        + " table with one column per benchmark set"
                                        + " scores=COLUMN;COLUMN")
                                .formatted(
                                        place,
                                        header.has(Column.TASK) ? "score" : "task",
                                        header.mapping(Column.MODEL).in(cells),
                                        Mapping.named(header.names())));
            }
        }
    }

    private boolean holdsScores(ScoreColumn column) {
        if (column.name().isEmpty() || numbersTheRows(column)) {
            return false;
        }
        int numeric = 0;
        int other = 0;
        boolean outside = false;
        for (String number : Survey.numbers(header, column.index(), rows)) {
            try {
                double value = notation(number).number(column.name(), number);
                outside |= value < 0 || value > 100;
                numeric++;
            } catch (BadCell noNumber) {
                other++;
            }
        }
        return columns.isWide() ? numeric > 0 || other == 0 : numeric > other && !outside;
    }

    /** Returns whether a column counts the rows from 0 or 1. */
    private boolean numbersTheRows(ScoreColumn column) {
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).get(column.index()).strip();
            int first = rows.get(0).get(column.index()).strip().equals("0") ? 0 : 1;
            if (!text.equals(Integer.toString(first + i))) {
                return false;
            }
        }
        return rows.size() >= LEAST_COUNTED;
    }

    private static Notation notation(String number) {
        return Notation.shownBy(number) == Notation.COMMA ? Notation.COMMA : Notation.POINT;
    }
}
