package io.saltus.plugins.jdbc;

import io.saltus.api.table.MappedColumn;
import io.saltus.sources.sql.Dialect;
import io.saltus.sources.sql.ExampleColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SELECT that makes results of examples where they are.
 *
 * <p>Its columns: the fields that identify a result, then {@code n_rows}, {@code n} (examples),
 * {@code repeated} (rows beyond the first of an example), {@code wholes} (examples that score a
 * whole one), {@code others} (those that score neither 0 nor a whole one), {@code total} and {@code
 * squares} (sums over those others, of exact decimals), {@code squared} (how many of them are
 * within the second), {@code misfit} (a cell that is no number), {@code plain} and {@code above}
 * (whether all scores of the task's metric are 0 or whole, and any is whole).
 *
 * <p>Scores of 0 and 1 are counted, others summed as exact decimals, so that the order in which a
 * server comes to the rows leaves no trace in the last digits. A score beyond 10^22 is no number
 * here.
 */
final class ExampleQuery {

    private static final String LARGEST = "1e22";
    private static final String LARGEST_SQUARED = "1e11";

    private final ExampleColumns examples;
    private final ServerTable table;
    private final Dialect dialect;
    private final List<String> identity;

    ExampleQuery(ExampleColumns examples, ServerTable table, Dialect dialect) {
        this.examples = examples;
        this.table = table;
        this.dialect = dialect;
        this.identity = examples.identity();
    }

    ExampleColumns examples() {
        return examples;
    }

    /** Returns the statement that takes each row for an example, and counts those that are not. */
    String byRow() {
        String ids =
                examples.id().isEmpty()
                        ? "0"
                        : "COUNT(x) - COUNT(DISTINCT CASE WHEN x IS NOT NULL THEN id END)\n"
                                + "    - COALESCE(SUM(CASE WHEN x IS NOT NULL AND id IS NULL THEN 1 ELSE 0 END), 0)";
        return judged(
                "SELECT %sCOUNT(*) AS n_rows, COUNT(x) AS n,\n  %s AS repeated,\n%s\nFROM (\n%s\n) r%s"
                        .formatted(fields(), ids, sums(), rows(), grouped("")));
    }

    private String judged(String groups) {
        List<String> kind = examples.kind();
        String over = kind.isEmpty() ? "()" : "(PARTITION BY " + dialect.names(kind) + ")";
        return ("SELECT g.*,\n"
                        + "  MIN(CASE WHEN others = 0 THEN 1 ELSE 0 END) OVER %1$s AS plain,\n"
                        + "  MAX(CASE WHEN wholes > 0 THEN 1 ELSE 0 END) OVER %1$s AS above\n"
                        + "FROM (\n%2$s\n) g%3$s")
                .formatted(
                        over,
                        groups,
                        identity.isEmpty() ? "" : "\nORDER BY " + dialect.names(identity));
    }

    /**
     * Returns the slower statement by which rows of one id are one example, with the mean of their
     * scores; a row without an id is one of its own.
     */
    String byExample() {
        String same = "id IS NULL OR n < 2";
        String mean = "mean <> 0 AND mean <> " + examples.whole();
        String inner =
                "SELECT %sid, COUNT(*) AS n_rows, COUNT(x) AS n,\n%s\nFROM (\n%s\n) r%s"
                        .formatted(fields(), sums(), rows(), grouped("id"));
        String means =
                "SELECT m.*, CASE WHEN n > 0 THEN CAST(%d * wholes + total AS %s) / n END AS mean\nFROM (\n%s\n) m"
                        .formatted(examples.whole(), dialect.real(), inner);
        String groups =
                ("SELECT %1$sSUM(n_rows) AS n_rows,\n"
                                + "  SUM(CASE WHEN %2$s THEN n ELSE 1 END) AS n,\n"
                                + "  SUM(CASE WHEN %2$s THEN 0 ELSE n - 1 END) AS repeated,\n"
                                + "  SUM(CASE WHEN %2$s THEN wholes WHEN mean = %3$d THEN 1 ELSE 0 END) AS wholes,\n"
                                + "  SUM(CASE WHEN %2$s THEN others WHEN %4$s THEN 1 ELSE 0 END) AS others,\n"
                                + "  SUM(CASE WHEN %2$s THEN total WHEN %4$s THEN CAST(mean AS %5$s) ELSE 0 END) AS total,\n"
                                + "  SUM(CASE WHEN %2$s THEN squares WHEN %4$s AND ABS(mean) < %6$s\n"
                                + "    THEN CAST(mean * mean AS %5$s) ELSE 0 END) AS squares,\n"
                                + "  SUM(CASE WHEN %2$s THEN squared WHEN %4$s AND ABS(mean) < %6$s THEN 1 ELSE 0 END) AS squared,\n"
                                + "  MIN(misfit) AS misfit\n"
                                + "FROM (\n%7$s\n) e%8$s")
                        .formatted(
                                fields(),
                                same,
                                examples.whole(),
                                mean,
                                dialect.exact(),
                                LARGEST_SQUARED,
                                means,
                                grouped(""));
        return judged(groups);
    }

    private String sums() {
        String other = "x <> 0 AND x <> " + examples.whole();
        String small = other + " AND ABS(x) < " + LARGEST_SQUARED;
        return ("  COALESCE(SUM(CASE WHEN x = %1$d THEN 1 ELSE 0 END), 0) AS wholes,\n"
                        + "  COALESCE(SUM(CASE WHEN %2$s THEN 1 ELSE 0 END), 0) AS others,\n"
                        + "  COALESCE(SUM(CASE WHEN %2$s THEN CAST(x AS %4$s) END), 0) AS total,\n"
                        + "  COALESCE(SUM(CASE WHEN %3$s THEN CAST(x * x AS %4$s) END), 0) AS squares,\n"
                        + "  COALESCE(SUM(CASE WHEN %3$s THEN 1 ELSE 0 END), 0) AS squared,\n"
                        + "  MIN(CASE WHEN x IS NULL THEN raw END) AS misfit")
                .formatted(examples.whole(), other, small, dialect.exact());
    }

    /** A row per score; NaN is above every number, or not between any two. */
    String rows() {
        String scores =
                examples.scores().stream()
                        .map(this::scores)
                        .collect(Collectors.joining("\nUNION ALL\n"));
        return "SELECT %s%s%sraw, CASE WHEN v BETWEEN -%s AND %s THEN v END AS x\nFROM (\n%s\n) s"
                .formatted(
                        fields(),
                        examples.id().isPresent() ? "id, " : "",
                        examples.cluster().isPresent() ? "cluster, " : "",
                        LARGEST,
                        LARGEST,
                        scores);
    }

    private String scores(MappedColumn score) {
        List<String> cells = new ArrayList<>();
        for (MappedColumn key : examples.keys()) {
            cells.add(dialect.name(key.column()) + " AS " + dialect.name(key.field()));
        }
        String named = examples.namedByColumns();
        if (!named.isEmpty()) {
            cells.add(dialect.literal(score.column().strip()) + " AS " + dialect.name(named));
        }
        examples.id().ifPresent(id -> cells.add(dialect.name(id) + " AS id"));
        examples.cluster().ifPresent(name -> cells.add(dialect.name(name) + " AS cluster"));
        String raw = dialect.name(score.column());
        cells.add("CAST(%s AS %s) AS raw".formatted(raw, dialect.text()));
        String factor = score.factor() == 1 ? "" : " * " + score.factor();
        cells.add(number(table.column(score.column()), raw) + factor + " AS v");
        return "SELECT %s\nFROM %s%s"
                .formatted(
                        String.join(", ", cells),
                        table.from(),
                        named.isEmpty() ? "" : "\nWHERE " + raw + " IS NOT NULL");
    }

    private String number(ServerColumn column, String cell) {
        return switch (column.kind()) {
            case TRUTH -> "CASE WHEN %1$s THEN 1 WHEN NOT %1$s THEN 0 END".formatted(cell);
            case TEXT ->
                    "CASE WHEN LOWER(%1$s) IN ('true', 't') THEN 1 WHEN LOWER(%1$s) IN ('false', 'f') THEN 0 ELSE %2$s END"
                            .formatted(cell, dialect.number().formatted(cell));
            default -> "CAST(%s AS %s)".formatted(cell, dialect.real());
        };
    }

    private String fields() {
        return identity.isEmpty() ? "" : dialect.names(identity) + ", ";
    }

    private String grouped(String more) {
        List<String> by = new ArrayList<>(identity.stream().map(dialect::name).toList());
        if (!more.isEmpty()) {
            by.add(more);
        }
        return by.isEmpty() ? "" : "\nGROUP BY " + String.join(", ", by);
    }
}
