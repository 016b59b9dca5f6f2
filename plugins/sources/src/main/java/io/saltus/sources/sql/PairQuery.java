package io.saltus.sources.sql;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SELECTs that bring the scores of one example in all results into one row, where they are.
 *
 * <p>Two statements: {@link #results} lists what tells the results of a task's metric apart (model,
 * shots, seed, ...), {@link #scores} has a column for each of those. Where ids do not matter,
 * examples of equal scores are one row and counted: two models on any number of questions make at
 * most four rows of right and wrong.
 */
public final class PairQuery {

    /** Servers allow a result some hundreds of columns or more. */
    static final int MOST_RESULTS = 500;

    private static final String USABLE = "x BETWEEN -1e22 AND 1e22 AND id IS NOT NULL";

    private final ExampleColumns examples;
    private final Dialect dialect;
    private final String rows;
    private final Pairing pairing;
    private final List<String> kind;
    private final List<String> others;

    /**
     * @param examples the columns of the table; one of them an id
     * @param dialect the server's
     * @param rows a SELECT of the fields that identify a result, {@code id}, {@code x} (the score
     *     as a double, NULL if it is none) and, if there are clusters, {@code cluster}
     * @param pairing counted or named
     * @throws RequestException if there is no column of ids
     */
    public PairQuery(ExampleColumns examples, Dialect dialect, String rows, Pairing pairing) {
        if (examples.id().isEmpty()) {
            throw new RequestException(
                    "pairs=%s needs a column of the examples' ids; name it with example=COLUMN"
                            .formatted(pairing.name().toLowerCase(Locale.ROOT)));
        }
        this.examples = examples;
        this.dialect = dialect;
        this.rows = rows;
        this.pairing = pairing;
        this.kind = examples.kind();
        this.others = new ArrayList<>(examples.identity());
        others.removeAll(kind);
    }

    /** Returns both, with the results written as the first would give them. */
    public String statements() {
        List<String> texts = others.stream().map(field -> "..." + field + "...").toList();
        String scores =
                "-- with a line for each result that was found:\n" + scores(List.of(texts), false);
        return results().map(asked -> asked + ";\n\n" + scores).orElse(scores);
    }

    /** Returns the fields that every row of {@link #scores} begins with: task and metric. */
    List<String> kind() {
        return kind;
    }

    /** Returns the fields that tell the results of a task's metric apart. */
    List<String> others() {
        return others;
    }

    boolean isNamed() {
        return pairing == Pairing.NAMED;
    }

    boolean hasClusters() {
        return examples.cluster().isPresent();
    }

    /**
     * Returns the SELECT of what tells results apart: the fields, and each again as the server
     * writes it as a text; nothing if nothing does.
     */
    public Optional<String> results() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            texts.add(text(others.get(i)) + " AS t" + i);
        }
        return Optional.of(
                "SELECT DISTINCT %s, %s\nFROM (\n%s\n) r\nWHERE %s"
                        .formatted(dialect.names(others), String.join(", ", texts), rows, USABLE));
    }

    /** A blank stands for NULL, as it does in the cells of a result. */
    private String text(String field) {
        return "COALESCE(CAST(%s AS %s), '')".formatted(dialect.name(field), dialect.text());
    }

    /**
     * Returns the SELECT of the scores: task and metric, the cluster if there are any, the id if
     * examples keep theirs, the score of each result in the order given (NULL where it was not
     * asked), and of how many examples that is.
     *
     * @param results what {@link #results} found: the texts of each
     * @param isRepeated whether an example was asked several times within a result
     * @throws RequestException if they are too many
     */
    public String scores(List<List<String>> results, boolean isRepeated) {
        if (results.size() > MOST_RESULTS) {
            throw new RequestException(
                    "the examples of %d results of a task are too many to pair, of at most %d; choose models with query=SELECT ... WHERE ..."
                            .formatted(results.size(), MOST_RESULTS));
        }
        List<String> by = new ArrayList<>(kind.stream().map(dialect::name).toList());
        List<String> scores = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            columns.add("s" + i);
            scores.add("MAX(CASE WHEN r = %1$d THEN x END) AS s%1$d".formatted(i));
        }
        List<String> ofExample = new ArrayList<>(by);
        ofExample.add("id");
        String cluster = hasClusters() ? "MIN(cluster) AS cluster, " : "";
        String wide =
                "SELECT %s, %s%s\nFROM (\n%s\n) n\nGROUP BY %s"
                        .formatted(
                                String.join(", ", ofExample),
                                cluster,
                                String.join(", ", scores),
                                isRepeated ? means(results, ofExample) : numbered(results),
                                String.join(", ", ofExample));
        if (hasClusters()) {
            by.add("cluster");
        }
        if (isNamed()) {
            by.add("id");
        }
        by.addAll(columns);
        return isNamed()
                ? "SELECT %s, 1 AS n\nFROM (\n%s\n) w".formatted(String.join(", ", by), wide)
                : "SELECT %1$s, COUNT(*) AS n\nFROM (\n%2$s\n) w\nGROUP BY %1$s"
                        .formatted(String.join(", ", by), wide);
    }

    /** An example that was asked several times has the mean of its scores. */
    private String means(List<List<String>> results, List<String> ofExample) {
        return "SELECT %1$s, r, %2$sAVG(x) AS x\nFROM (\n%3$s\n) a\nGROUP BY %1$s, r"
                .formatted(
                        String.join(", ", ofExample),
                        hasClusters() ? "MIN(cluster) AS cluster, " : "",
                        numbered(results));
    }

    /** The usable rows, each with the number of its result. */
    private String numbered(List<List<String>> results) {
        String more = hasClusters() ? ", cluster" : "";
        String fields = kind.isEmpty() ? "" : dialect.names(kind) + ", ";
        if (others.isEmpty()) {
            return "SELECT %sid%s, x, 0 AS r FROM (\n%s\n) u WHERE %s"
                    .formatted(fields, more, rows, USABLE);
        }
        List<String> texts = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            texts.add(text(others.get(i)) + " AS t" + i);
            same.add("u.t%1$d = k.t%1$d".formatted(i));
        }
        return "SELECT %sid%s, x, r\nFROM (SELECT %sid%s, x, %s FROM (\n%s\n) v WHERE %s) u\nJOIN (\n%s\n) k ON %s"
                .formatted(
                        fields,
                        more,
                        fields,
                        more,
                        String.join(", ", texts),
                        rows,
                        USABLE,
                        keys(results),
                        String.join(" AND ", same));
    }

    private String keys(List<List<String>> results) {
        List<String> keys = new ArrayList<>();
        for (int r = 0; r < results.size(); r++) {
            List<String> texts = results.get(r);
            StringBuilder key = new StringBuilder("SELECT " + r + " AS r");
            for (int i = 0; i < texts.size(); i++) {
                key.append(
                        ", CAST(%s AS %s) AS t%d"
                                .formatted(dialect.literal(texts.get(i)), dialect.text(), i));
            }
            keys.add(key.toString());
        }
        return keys.stream().collect(Collectors.joining("\nUNION ALL "));
    }
}
