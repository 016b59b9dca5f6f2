package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells columns of scores from the others of a wide table by what they hold. */
final class ScoreColumns {

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
        List<ScoreColumn> kept = new ArrayList<>();
        List<ScoreColumn> averages = new ArrayList<>();
        List<ScoreColumn> aside = new ArrayList<>();
        for (ScoreColumn column : header.scores()) {
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
        if (!averages.isEmpty()) {
            remarks.add(
                    "left aside since it sums up others: "
                            + Understood.named(averages)
                            + "; name it in scores=COLUMN to have it read");
        }
        if (!aside.isEmpty()) {
            remarks.add("left aside since it holds no scores: " + Understood.named(aside));
        }
        return header.with(kept);
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
        if (column.name().isEmpty()) {
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

    private static Notation notation(String number) {
        return Notation.shownBy(number) == Notation.COMMA ? Notation.COMMA : Notation.POINT;
    }
}
