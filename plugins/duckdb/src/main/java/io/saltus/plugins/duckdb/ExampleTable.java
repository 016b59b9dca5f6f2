package io.saltus.plugins.duckdb;

import io.saltus.api.table.MappedColumn;
import io.saltus.sources.sql.ExampleColumns;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table with a row per example, as DuckDB's SQL reads it.
 *
 * @param columns what its columns hold
 * @param relation the table
 * @param common values that columns have in nearly every row, by the column
 */
record ExampleTable(ExampleColumns columns, Relation relation, Map<String, String> common) {

    /** Values that fields of a result's identity have in nearly every row. */
    Map<String, String> usual() {
        return columns.keys().stream()
                .filter(key -> common.containsKey(key.column()))
                .collect(
                        Collectors.toMap(
                                MappedColumn::field, key -> common.get(key.column()), (a, b) -> a));
    }

    boolean hasId() {
        return columns.id().isPresent();
    }

    /**
     * A query of the examples: the fields of their identity, {@code id}, {@code raw}, {@code x}.
     */
    String select() {
        String identity =
                columns.keys().stream()
                        .map(key -> Sql.name(key.column()) + " AS " + Sql.name(key.field()) + ", ")
                        .collect(Collectors.joining());
        String ids =
                columns.id().map(Sql::name).orElse("NULL")
                        + " AS id, "
                        + columns.cluster()
                                .map(name -> Sql.name(name) + " AS cluster, ")
                                .orElse("");
        if (columns.namedByColumns().isEmpty()) {
            MappedColumn score = columns.scores().get(0);
            String raw = Sql.name(score.column());
            boolean text = relation.types().getOrDefault(score.column(), "").equals("VARCHAR");
            return "SELECT %s%s%s AS raw, %s%s AS x FROM %s"
                    .formatted(
                            identity,
                            ids,
                            raw,
                            number(raw, text),
                            score.factor() == 1 ? "" : " * " + score.factor() + "::DOUBLE",
                            relation.sql());
        }
        String cells =
                columns.scores().stream()
                        .map(
                                c ->
                                        "{n: %s, r: %s::VARCHAR}"
                                                .formatted(
                                                        Sql.text(c.column().strip()),
                                                        Sql.name(c.column())))
                        .collect(Collectors.joining(", ", "[", "]"));
        return "SELECT %s%su.n AS %s, u.r AS raw, %s AS x FROM (SELECT *, unnest(%s) AS u FROM %s) WHERE u.r IS NOT NULL"
                .formatted(
                        identity,
                        ids,
                        columns.namedByColumns(),
                        number("u.r", true),
                        cells,
                        relation.sql());
    }

    /** A number, or true and false as 1 and 0; NULL if it is neither. */
    private static String number(String cell, boolean text) {
        String number = "TRY_CAST(" + cell + " AS DOUBLE)";
        return text
                ? "coalesce(%s, TRY_CAST(TRY_CAST(%s AS BOOLEAN) AS DOUBLE))"
                        .formatted(number, cell)
                : number;
    }
}
