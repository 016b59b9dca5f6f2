package io.saltus.sources.sql;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.api.table.MappedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of a table with a row per example say whose result an example belongs to, and which
 * hold its id and its score.
 */
public final class ExampleColumns {

    private static final List<String> IDS = List.of("example", "example_id", "doc_id", "sample_id");
    private static final List<String> CLUSTERS =
            List.of("cluster", "cluster_id", "passage_id", "group_id");
    private static final Set<String> OF_RESULTS = Set.of("stderr", "n_examples");
    private static final String SCORE = "score";
    private static final String SCORES = "scores";

    private final Columns columns;
    private final Optional<String> id;
    private final Optional<String> cluster;
    private final List<MappedColumn> keys;
    private final List<MappedColumn> scores;
    private final String namedByColumns;

    private ExampleColumns(
            Columns columns,
            List<MappedColumn> mapped,
            Optional<String> id,
            Optional<String> cluster) {
        this.columns = columns;
        this.id = id;
        this.cluster = cluster;
        String scored = columns.isWide() ? SCORES : SCORE;
        scores =
                mapped.stream()
                        .filter(c -> c.field().equals(scored))
                        .filter(c -> id.filter(c.column()::equals).isEmpty())
                        .toList();
        boolean perTask = mapped.stream().noneMatch(c -> c.field().equals("task"));
        namedByColumns = !columns.isWide() ? "" : perTask ? "task" : "metric";
        keys =
                mapped.stream()
                        .filter(c -> !Set.of(SCORE, SCORES, namedByColumns).contains(c.field()))
                        .filter(c -> !isOfResults(c))
                        .toList();
    }

    /**
     * Returns the columns of examples.
     *
     * @param columns the user's mapping
     * @param mapped the columns of the table that are read
     * @param id the column of the example's id, if there is one
     * @throws RequestException if no column holds scores
     */
    public static ExampleColumns of(
            Columns columns, List<MappedColumn> mapped, Optional<String> id) {
        ExampleColumns examples = new ExampleColumns(columns, mapped, id, Optional.empty());
        if (examples.scores.isEmpty()) {
            throw new RequestException(
                    "the score of an example needs a column; it cannot be one value for all");
        }
        return examples;
    }

    /**
     * Returns the column of the example's id: the one that is asked for, else one of a usual name.
     *
     * @param asked name of the column; blank if none is asked for
     * @throws RequestException if there is no column of the name asked for
     */
    public static Optional<String> id(List<String> header, String asked, String place) {
        return column(header, asked, IDS, "example", place);
    }

    /**
     * Returns these columns with that of what examples share that are not independent of each
     * other, such as a passage: the one that is asked for, else one of a usual name, if there is
     * one.
     *
     * @param asked name of the column; blank if none is asked for
     * @throws RequestException if there is no column of the name asked for
     */
    public ExampleColumns withCluster(List<String> header, String asked, String place) {
        List<MappedColumn> mapped = new ArrayList<>(keys);
        mapped.addAll(scores);
        return new ExampleColumns(
                columns, mapped, id, column(header, asked, CLUSTERS, "cluster", place));
    }

    private static Optional<String> column(
            List<String> header, String asked, List<String> usual, String what, String place) {
        String wanted = asked.strip();
        for (String name : wanted.isEmpty() ? usual : List.of(wanted)) {
            for (String column : header) {
                if (column.strip().equalsIgnoreCase(name)) {
                    return Optional.of(column);
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new RequestException(
                    "%s has no column '%s' (asked for as %s); it has %s"
                            .formatted(place, wanted, what, String.join(", ", header)));
        }
        return Optional.empty();
    }

    /** Returns whether a column tells of many examples, as no table of single ones does. */
    public static boolean isOfResults(MappedColumn column) {
        return OF_RESULTS.contains(column.field());
    }

    /** Returns the column of the example's id, if there is one. */
    public Optional<String> id() {
        return id;
    }

    /** Returns the column of what examples share, if it is read. */
    public Optional<String> cluster() {
        return cluster;
    }

    /** Returns the columns in which the examples of one result agree. */
    public List<MappedColumn> keys() {
        return keys;
    }

    /** Returns the columns of scores: one, unless the table is wide. */
    public List<MappedColumn> scores() {
        return scores;
    }

    /** Returns the field that the names of score columns hold in a wide table; blank in others. */
    public String namedByColumns() {
        return namedByColumns;
    }

    /** Returns the fields in which the examples of one result agree; none if all are of one. */
    public List<String> identity() {
        List<String> fields = new ArrayList<>(keys.stream().map(MappedColumn::field).toList());
        if (!namedByColumns.isEmpty()) {
            fields.add(namedByColumns);
        }
        return fields;
    }

    /** Returns the fields within which scores are either all-or-nothing or graded. */
    public List<String> kind() {
        List<String> kind = new ArrayList<>(identity());
        kind.retainAll(Set.of("task", "metric"));
        return kind;
    }

    /** Returns whether a column says what grain the scores have. */
    public boolean hasGrain() {
        return keys.stream().anyMatch(key -> key.field().equals("grain"));
    }

    /** Returns the score that counts as a whole one: 1, or 100 in percent. */
    public int whole() {
        return columns.percent() ? 100 : 1;
    }

    /** Returns the mapping of a table with a column for each field, under the field's own name. */
    public Columns mapping() {
        Columns c = columns;
        return new Columns(
                own("task", c.task()),
                own("metric", c.metric()),
                own("higher_is_better", c.higherIsBetter()),
                own("chance", c.chance()),
                own("best", c.best()),
                own("grain", c.grain()),
                own("family", c.family()),
                own("model", c.model()),
                own("run", c.run()),
                own("params", c.params()),
                own("train_tokens", c.trainTokens()),
                own("train_flops", c.trainFlops()),
                own("loss", c.loss()),
                own("step", c.step()),
                own("shots", c.shots()),
                own("strategy", c.strategy()),
                own("seed", c.seed()),
                SCORE,
                "stderr",
                "n_examples",
                "",
                c.percent(),
                c.decimal(),
                c.scales());
    }

    private String own(String field, String asked) {
        String mapped = asked.strip();
        if ((mapped.startsWith("=") || mapped.startsWith("@")) && !field.equals(namedByColumns)) {
            return asked;
        }
        return keys.stream()
                .filter(key -> key.field().equals(field) && key.factor() != 1)
                .map(key -> field + "*" + key.factor())
                .findFirst()
                .orElse(field);
    }
}
