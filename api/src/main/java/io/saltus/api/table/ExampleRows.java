package io.saltus.api.table;

import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a table in which a row is a single example: brought together to results, which agree
 * in everything but the score.
 *
 * <p>Where a column holds the id of the example, an id that stands several times within a result is
 * one example, with the mean of its scores.
 */
final class ExampleRows {

    /** Ids that are kept at most. */
    static final int MOST_IDS = 2_000_000;

    /** What an example shares with others that are not independent of it. */
    private static final List<String> CLUSTERS =
            List.of("cluster", "cluster_id", "passage_id", "group_id");

    private static final List<String> TEXTS = List.of("text", "input", "question_text");

    /** As much of a text as tells a reader which example it is. */
    private static final int LONGEST_TEXT = 300;

    private static final List<String> IDS = List.of("example", "example_id", "doc_id", "sample_id");

    /** Names that number the rows of a table of results as well. */
    private static final List<String> NUMBERS =
            List.of(
                    "index",
                    "idx",
                    "id",
                    "question_id",
                    "item",
                    "item_id",
                    "question",
                    "prompt_id",
                    "problem_id",
                    "problem");

    /** Of these, those that number anything. */
    private static final Set<String> OF_ANYTHING = Set.of("index", "idx", "id");

    /** One result so far. */
    static final class Sum {
        final Row row;
        final ScoreColumn column;
        final long line;
        private final Map<String, double[]> ids = new LinkedHashMap<>();
        private final Map<String, String> clusters = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private boolean unnamed;
        private long count;
        private double total;
        private double squares;
        private boolean whole = true;

        Sum(Row row, ScoreColumn column, long line) {
            this.row = row;
            this.column = column;
            this.line = line;
        }

        private void add(double score) {
            count++;
            total += score;
            squares += score * score;
            whole &= score == 0 || score == 1;
        }

        /** Counts each id once. */
        Sum counted() {
            for (double[] sum : ids.values()) {
                add(sum[0] / sum[1]);
            }
            return this;
        }

        /** The score of each example, where each has an id. */
        Optional<Outcomes> outcomes() {
            if (unnamed || ids.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Double> means = new HashMap<>();
            ids.forEach((example, sum) -> means.put(example, sum[0] / sum[1]));
            return Optional.of(Outcomes.of(means).withClusters(clusters).withTexts(texts));
        }

        double mean() {
            return total / count;
        }

        long count() {
            return count;
        }

        boolean isWhole() {
            return whole;
        }

        /** The standard error of the mean; NaN if nothing shows how scores vary. */
        double error() {
            double variance = (squares - total * total / count) / (count - 1.0);
            return count > 1 && variance > 0 ? Math.sqrt(variance / count) : Double.NaN;
        }
    }

    private final int id;
    private final int cluster;
    private final int text;
    private final Map<List<String>, Sum> sums = new LinkedHashMap<>();
    private final Set<Integer> ofExample;
    private Optional<Sum> last = Optional.empty();
    private List<String> lastCells = List.of();
    private long rows;
    private long kept;
    private long again;

    ExampleRows(Header header) {
        this.id = idColumn(header.names(), true);
        this.cluster = column(header.names(), CLUSTERS);
        this.text = column(header.names(), TEXTS);
        this.ofExample = new HashSet<>(List.of(id, cluster, text));
        header.scores().forEach(score -> ofExample.add(score.index()));
        for (Column field : Column.values()) {
            if (field != Column.SCORE) {
                ofExample.remove(header.mapping(field).index());
            }
        }
    }

    /**
     * Returns whether each row is an example: there is a column of their ids and none that only
     * results have; or there is one of the numbers of questions, and many rows agree in all else;
     * or all scores are 0 or 1 and many rows agree in all else.
     */
    static boolean are(Columns columns, Header header, List<List<String>> rows) {
        boolean ofResults =
                header.mapping(Column.STDERR).index() >= 0
                        || header.mapping(Column.N_EXAMPLES).index() >= 0;
        if (ofResults || header.scores().isEmpty() || header.found() || rows.isEmpty()) {
            return false;
        }
        if (idColumn(header.names(), false) >= 0) {
            return true;
        }
        int numbers = idColumn(header.names(), true);
        boolean numbered = numbers >= 0;
        boolean named =
                numbered && !OF_ANYTHING.contains(FieldNames.plain(header.names().get(numbers)));
        Set<List<String>> results = new HashSet<>();
        for (List<String> cells : rows) {
            for (ScoreColumn column : header.scores()) {
                String text = cells.get(column.index()).strip();
                if (!named && !Cell.isUnknown(text) && binary(text) < 0) {
                    return false;
                }
            }
            results.add(key(new Row(header, List.of(), cells, Map.of(), columns.percent())));
        }
        return results.size() * (numbered ? 2L : 5L) <= rows.size();
    }

    /** Returns 1 or 0 for a text that is true or false, or 1 or 0; -1 for any other. */
    static int binary(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes", "correct" -> 1;
            case "0", "0.0", "false", "no", "incorrect", "wrong" -> 0;
            default -> -1;
        };
    }

    private static int idColumn(List<String> header, boolean alsoNumbers) {
        List<String> names = new ArrayList<>(IDS);
        if (alsoNumbers) {
            names.addAll(NUMBERS);
        }
        return column(header, names);
    }

    private static int column(List<String> header, List<String> names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (FieldNames.plain(header.get(i)).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Returns the cells in which the examples of a result agree. */
    static List<String> key(Row row) {
        List<String> key = new ArrayList<>();
        for (Column field : Column.values()) {
            if (field != Column.SCORE) {
                key.add(row.text(field));
            }
        }
        return key;
    }

    /**
     * Takes the score of an example.
     *
     * @throws BadCell if there are too many to tell them apart in memory
     */
    void add(Row row, ScoreColumn column, long line, double score) throws BadCell {
        Sum sum = result(row, column, line);
        rows++;
        String name = id < 0 ? "" : row.cells().get(id).strip();
        if (name.isEmpty()) {
            sum.add(score);
            sum.unnamed = true;
            return;
        }
        double[] same = sum.ids.get(name);
        if (same == null) {
            if (++kept > MOST_IDS) {
                throw new BadCell(
                        "too many examples",
                        "more than %d examples with an id are too many to tell apart in memory; read"
                                        .formatted(MOST_IDS)
                                + " the table with --source duckdb");
            }
            sum.ids.put(name, new double[] {score, 1});
            keep(row, cluster, name, sum.clusters);
            keep(row, text, name, sum.texts);
        } else {
            same[0] += score;
            same[1]++;
            again++;
        }
    }

    /**
     * The result of a row; most rows are of the result of the row before, which is seen at once.
     */
    private Sum result(Row row, ScoreColumn column, long line) {
        if (last.isPresent() && last.get().column.equals(column) && isLikeLast(row.cells())) {
            return last.get();
        }
        Sum sum = sums.computeIfAbsent(key(row), key -> new Sum(row, column, line));
        last = Optional.of(sum);
        lastCells = row.cells();
        return sum;
    }

    private boolean isLikeLast(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!ofExample.contains(i) && !cells.get(i).equals(lastCells.get(i))) {
                return false;
            }
        }
        return cells.size() == lastCells.size();
    }

    private static void keep(Row row, int column, String example, Map<String, String> to) {
        String words = column < 0 ? "" : row.cells().get(column).strip();
        if (!words.isEmpty()) {
            to.put(example, words.substring(0, Math.min(LONGEST_TEXT, words.length())));
        }
    }

    Iterable<Sum> results() {
        return sums.values();
    }

    /** What was made of the rows, in a sentence. */
    String words() {
        return "a row is a single example: %d rows make %d result%s%s"
                .formatted(
                        rows,
                        sums.size(),
                        sums.size() == 1 ? "" : "s",
                        again == 0
                                ? ""
                                : "; "
                                        + again
                                        + " rows repeat an id within a result, which counts once with"
                                        + " the mean of its scores");
    }
}
