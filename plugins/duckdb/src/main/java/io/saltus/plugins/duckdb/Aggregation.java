package io.saltus.plugins.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SQL that turns examples into results.
 *
 * <p>Sums are exact decimals, so that the order in which threads come to the rows leaves no trace
 * in the last digits. A score beyond 10^22 is no number here.
 */
final class Aggregation {

    private static final String TABLE = "temp.saltus_results";
    private static final String DECIMAL = "TRY_CAST(%s AS DECIMAL(38, 15))";

    private final Examples examples;
    private final String identity;

    Aggregation(Examples examples) {
        this.examples = examples;
        List<String> fields = examples.identity();
        this.identity = named(fields.isEmpty() ? List.of("everything") : fields);
    }

    /** Aggregates in one pass; of the ids it keeps their span and the sum of their hashes. */
    String once() {
        String ids =
                examples.hasId()
                        ? "count(i) AS ids, min(i) AS low, max(i) AS high, sum(hash(i)) AS hashes"
                        : "0 AS ids";
        return create(
                "count(*) AS n_rows, count(*) FILTER (d IS NULL) AS bad,"
                        + " min(raw) FILTER (d IS NULL)::VARCHAR AS raw, "
                        + ids,
                rows());
    }

    /** Aggregates each example first, so that one that was asked several times counts once. */
    String twice() {
        String each =
                "SELECT %1$s, %2$s AS d, n_rows, bad, raw FROM"
                        + " (SELECT %1$s, sum(d)::DOUBLE / count(d) AS mean, count(*) AS n_rows,"
                        + " count(*) FILTER (d IS NULL) AS bad,"
                        + " min(raw) FILTER (d IS NULL)::VARCHAR AS raw"
                        + " FROM (%3$s) GROUP BY %1$s, coalesce(id::VARCHAR, uuid()::VARCHAR))";
        return create(
                "sum(n_rows) AS n_rows, sum(bad) AS bad, min(raw) AS raw",
                each.formatted(identity, DECIMAL.formatted("mean"), rows()));
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

    /** Counts rows, examples and rows that have no score, and names one of those. */
    String totals() {
        return "SELECT coalesce(sum(n_rows), 0), coalesce(sum(n), 0), coalesce(sum(bad), 0),"
                + " min(raw) FROM "
                + TABLE;
    }

    /**
     * The columns of {@code header} in an order of their own, and at the end whether the examples
     * all score the same without being all or nothing.
     *
     * <p>A task's metric is all or nothing if every score is 0 or a whole one and not all are 0.
     */
    String results(List<String> header) {
        List<String> kind = new ArrayList<>(examples.identity());
        kind.retainAll(Set.of("task", "metric"));
        String over = kind.isEmpty() ? "()" : "(PARTITION BY " + named(kind) + ")";
        return ("SELECT %4$s, same FROM (SELECT %1$s, total::DOUBLE / n AS score, CASE WHEN NOT plain AND n > 1 AND"
                        + " squares_n = n AND variance > 0 THEN sqrt(variance / n) END AS stderr,"
                        + " n AS n_examples, CASE WHEN plain AND above THEN 'all-or-nothing'"
                        + " WHEN NOT plain THEN 'graded' ELSE '' END%5$s,"
                        + " NOT plain AND n > 1 AND variance <= 0 AS same FROM (SELECT *,"
                        + " (squares - total::DOUBLE * total / n) / (n - 1) AS variance,"
                        + " bool_and(wholes = n) OVER %2$s AS plain,"
                        + " bool_or(total > 0) OVER %2$s AS above FROM %3$s WHERE n > 0))"
                        + " ORDER BY %1$s")
                .formatted(
                        identity,
                        over,
                        TABLE,
                        named(header),
                        examples.hasGrain() ? "" : " AS grain");
    }

    private String create(String more, String rows) {
        return ("CREATE OR REPLACE TEMP TABLE saltus_results AS SELECT %1$s, count(d) AS n,"
                        + " sum(d) AS total, sum(q) AS squares, count(q) AS squares_n,"
                        + " count(*) FILTER (d = 0 OR d = %2$d) AS wholes, %3$s FROM"
                        + " (SELECT *, %4$s AS q FROM (%5$s)) GROUP BY %1$s")
                .formatted(
                        identity,
                        examples.whole(),
                        more,
                        DECIMAL.formatted("d::DOUBLE * d::DOUBLE"),
                        rows);
    }

    private String rows() {
        return "SELECT *, %s AS d, %s AS i%s FROM (%s)"
                .formatted(
                        DECIMAL.formatted("x"),
                        examples.hasId() ? "TRY_CAST(id AS BIGINT)" : "NULL",
                        examples.identity().isEmpty() ? ", 1 AS everything" : "",
                        examples.select());
    }

    private static String named(List<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
