package io.saltus.plugins.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The SQL that turns examples into results.
 *
 * <p>Scores of 0 and 1 are counted, others summed as exact decimals, so that the order in which
 * threads come to the rows leaves no trace in the last digits. A score beyond 10^22 is no number
 * here.
 */
final class Aggregation {

    private static final String TABLE = "temp.saltus_results";
    private static final String DECIMAL = "TRY_CAST(%s AS DECIMAL(38, 15))";
    private static final String EVERYTHING = "everything";
    private static final String RARE = "rare_values";
    private static final String USUAL =
            "CASE WHEN %3$s IS NULL THEN %2$s ELSE %3$s.%1$s END AS %1$s";

    private final ExampleTable examples;
    private final String identity;

    Aggregation(ExampleTable examples) {
        this.examples = examples;
        this.identity = named(identity());
    }

    /** Returns the columns that identify a result: one that is always the same if there is none. */
    List<String> identity() {
        List<String> fields = examples.columns().identity();
        return fields.isEmpty() ? List.of(EVERYTHING) : fields;
    }

    /** Aggregates in one pass; of the ids it keeps their span and the sum of their hashes. */
    String once() {
        String ids =
                examples.hasId()
                        ? "count(i) AS ids, min(i) AS low, max(i) AS high, sum(hash(i)) AS hashes"
                        : "0 AS ids";
        return create("count(*) AS n_rows, 0 AS repeated, " + ids, rows());
    }

    /** Aggregates each example first, so that one that was asked several times counts once. */
    String twice() {
        String each =
                ("SELECT %1$s, total::DOUBLE / n AS x, n_rows, n FROM (SELECT %1$s, %2$s,"
                                + " count(*) AS n_rows FROM (%3$s)"
                                + " GROUP BY %1$s, coalesce(id::VARCHAR, uuid()::VARCHAR))")
                        .formatted(identity, sums(), split(rows()));
        // "repeated" are the usable rows that count no more as rows of their own
        return create(
                "sum(n_rows)::BIGINT AS n_rows,"
                        + " sum(CASE WHEN n > 0 THEN n - 1 ELSE 0 END)::BIGINT AS repeated",
                each);
    }

    /**
     * Counts results in which an id may stand twice. Ids that are n whole numbers in a span of n
     * all differ if the sum of their hashes is that of the span; of others it is not known.
     */
    String doubtful() {
        return ("WITH spans AS (SELECT DISTINCT low, high FROM %1$s WHERE ids = n_rows"
                        + " AND high::HUGEINT - low + 1 = n_rows), sums AS (SELECT low, high,"
                        + " sum(hash(i)) AS hashes FROM (SELECT low, high, r.range AS i FROM spans,"
                        + " LATERAL range(low, high + 1) r) GROUP BY low, high)"
                        + " SELECT count(*) FROM %1$s WHERE ids < n_rows OR (low, high, hashes)"
                        + " NOT IN (SELECT (low, high, hashes) FROM sums)")
                .formatted(TABLE);
    }

    /** Counts rows, examples, and rows that count no more since their example was asked again. */
    String totals() {
        return "SELECT coalesce(sum(n_rows), 0), coalesce(sum(n), 0), coalesce(sum(repeated), 0)"
                + " FROM "
                + TABLE;
    }

    /** The first score that is no number; NULL if those that are none are all blank. */
    String misfit() {
        return "SELECT min(raw::VARCHAR) FROM (%s) WHERE %s IS NULL"
                .formatted(examples.select(), DECIMAL.formatted("x"));
    }

    /**
     * The columns of {@code header} in an order of their own, and at the end whether the examples
     * all score the same without being all or nothing.
     *
     * <p>A task's metric is all or nothing if every score is 0 or a whole one and not all are 0.
     */
    String results(List<String> header) {
        List<String> kind = examples.columns().kind();
        String over = kind.isEmpty() ? "()" : "(PARTITION BY " + named(kind) + ")";
        String grain =
                examples.columns().hasGrain()
                        ? ""
                        : "CASE WHEN NOT plain THEN 'graded' WHEN above THEN 'all-or-nothing' END AS"
                                + " grain,";
        return ("SELECT %1$s, same FROM (SELECT %2$s, total::DOUBLE / n AS score, CASE WHEN NOT plain"
                        + " AND varied THEN sqrt(variance / n) END AS stderr, n AS n_examples, "
                        + grain
                        + " NOT plain AND NOT varied AS same FROM (SELECT *, variance > 1e-14 * squares::DOUBLE / n AS varied FROM (SELECT *, CASE WHEN n > 1 AND"
                        + " squared THEN (squares::DOUBLE - total::DOUBLE * total::DOUBLE / n)"
                        + " / (n - 1) END AS variance,"
                        + " bool_and(whole) OVER %3$s AS plain,"
                        + " bool_or(total > 0) OVER %3$s AS above FROM %4$s WHERE n > 0)))"
                        + " ORDER BY %2$s")
                .formatted(named(header), identity, over, TABLE);
    }

    private String create(String more, String rows) {
        String table = "CREATE OR REPLACE TEMP TABLE saltus_results AS ";
        String grouped = "SELECT %1$s, %2$s, %3$s FROM (%4$s) GROUP BY %1$s";
        Map<String, String> usual = new TreeMap<>(examples.usual());
        if (usual.size() < 2) {
            return table + grouped.formatted(identity, sums(), more, split(rows));
        }
        List<String> by = new ArrayList<>(examples.columns().identity());
        by.removeAll(usual.keySet());
        by.add(RARE);
        return table
                + "SELECT * EXCLUDE (%s), %s FROM (%s)"
                        .formatted(
                                RARE,
                                each(usual, USUAL, ", "),
                                grouped.formatted(
                                        named(by), sums(), more, rare(usual, split(rows))));
    }

    /**
     * Adds one key in place of columns that mostly have their usual values, which is quicker to
     * group by: NULL where all of them have, else their values.
     */
    private static String rare(Map<String, String> usual, String rows) {
        return "SELECT *, CASE WHEN %s THEN NULL ELSE {%s} END AS %s FROM (%s)"
                .formatted(
                        each(usual, "%1$s = %2$s", " AND "),
                        each(usual, "%1$s: %1$s", ", "),
                        RARE,
                        rows);
    }

    private static String each(Map<String, String> usual, String form, String between) {
        return usual.entrySet().stream()
                .map(e -> form.formatted(Sql.name(e.getKey()), Sql.text(e.getValue()), RARE))
                .collect(Collectors.joining(between));
    }

    /** Number of scores, their sum and the sum of their squares, and whether all are 0 or whole. */
    private String sums() {
        String wholes =
                "coalesce(sum((x = %1$d)::INT), 0)::HUGEINT".formatted(examples.columns().whole());
        return ("coalesce(sum((x = 0)::INT), 0)::BIGINT + %1$s::BIGINT + count(d) AS n,"
                        + " %1$s * %2$d + coalesce(sum(d), 0) AS total,"
                        + " %1$s * %2$d * %2$d + coalesce(sum(q), 0) AS squares,"
                        + " count(d) = count(q) AS squared, count(d) = 0 AS whole")
                .formatted(wholes, examples.columns().whole());
    }

    /** Sets apart what is neither 0 nor a whole one: only that is worth an exact sum. */
    private String split(String rows) {
        String other =
                "CASE WHEN x = 0 OR x = " + examples.columns().whole() + " THEN NULL ELSE %s END";
        return "SELECT *, %s AS d, %s AS q FROM (%s)"
                .formatted(
                        other.formatted(DECIMAL.formatted("x")),
                        other.formatted(DECIMAL.formatted("x * x")),
                        rows);
    }

    private String rows() {
        return "SELECT *, %s AS i%s FROM (%s)"
                .formatted(
                        examples.hasId() ? "TRY_CAST(id AS BIGINT)" : "NULL",
                        examples.columns().identity().isEmpty() ? ", 1 AS " + EVERYTHING : "",
                        examples.select());
    }

    private static String named(List<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
