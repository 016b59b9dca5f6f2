package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.api.table.MappedColumn;
import io.saltus.sources.tables.JoinedTask;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table or a query, and its columns.
 *
 * @param sql the text that stands behind FROM
 * @param types the type of each column by its name, in their order
 */
record Relation(String sql, Map<String, String> types) {

    /** The view {@code data}. */
    static Relation data(Session session) throws SQLException {
        return new Relation("data", types(session, "data"));
    }

    /**
     * A user's query.
     *
     * @throws RequestException if DuckDB does not understand it, or it is anything but one SELECT
     */
    static Relation of(String query, Session session) throws SQLException {
        String text = query.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        requireOneSelect(text, session);
        // on lines of its own, so that a comment at its end ends and positions are the user's
        String sql = "(\n" + text + "\n)";
        try {
            return new Relation(sql, types(session, sql));
        } catch (SQLException e) {
            throw new RequestException("the query fails: " + DuckDbMessage.line(e, 1), e);
        }
    }

    /** DuckDB's own parser says what a text is: brackets and comments in it deceive nobody. */
    private static void requireOneSelect(String text, Session session) throws SQLException {
        try (PreparedStatement parsing =
                session.prepare(
                        "SELECT json ->> '$.error', json ->> '$.error_message', json_array_length(json, '$.statements') FROM (SELECT json_serialize_sql(?::VARCHAR) AS json)")) {
            parsing.setString(1, text);
            try (ResultSet parsed = parsing.executeQuery()) {
                parsed.next();
                if ("true".equals(parsed.getString(1))) {
                    String why = String.valueOf(parsed.getString(2));
                    throw new RequestException(
                            why.contains("Only SELECT")
                                    ? "the query must be a SELECT, which reads and changes nothing"
                                    : "the query fails: " + why.lines().findFirst().orElse(""));
                }
                if (parsed.getInt(3) != 1) {
                    throw new RequestException(
                            "the query must be one SELECT, not %d statements"
                                    .formatted(parsed.getInt(3)));
                }
            }
        }
    }

    /**
     * Returns this with a column more where the task is asked of several, as {@code
     * task=Benchmark/Subtask}: their texts with a slash between, blank ones left out.
     */
    Relation withTask(Columns columns, Session session) throws SQLException {
        Optional<JoinedTask> joined = JoinedTask.of(columns, header());
        if (joined.isEmpty()) {
            return this;
        }
        String parts =
                joined.get().parts().stream()
                        .map(name -> "nullif(trim(%s::VARCHAR), '')".formatted(Sql.name(name)))
                        .collect(Collectors.joining(", "));
        String with =
                "(SELECT *, concat_ws('/', %s) AS %s FROM %s)"
                        .formatted(parts, Sql.name(columns.task().strip()), sql);
        return new Relation(with, types(session, with));
    }

    /**
     * Refuses a column that is read and holds structures or lists.
     *
     * @throws RequestException if there is one
     */
    void requireFlat(List<MappedColumn> columns, boolean asked, String place) {
        for (MappedColumn column : columns) {
            String type = types.getOrDefault(column.column(), "");
            boolean nested =
                    type.startsWith("STRUCT") || type.startsWith("MAP") || type.endsWith("]");
            // columns that only might be scores are left aside for what they hold
            if (nested && (asked || !column.field().equals("scores"))) {
                throw new RequestException(
                        "%s: '%s' (%s) holds %s in each row, no single value; take out what is needed with query=SELECT %s AS %s, ... FROM data"
                                .formatted(
                                        place,
                                        column.column(),
                                        column.field(),
                                        type.length() <= 60 ? type : type.substring(0, 60) + "...",
                                        Sql.name(column.column())
                                                + (type.endsWith("]") ? "[1]" : ".NAME"),
                                        column.field().equals("scores")
                                                ? "score"
                                                : column.field()));
            }
        }
    }

    /** Returns the names of the columns. */
    List<String> header() {
        return List.copyOf(types.keySet());
    }

    private static Map<String, String> types(Session session, String sql) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet rows = session.query("DESCRIBE SELECT * FROM " + sql)) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        return types;
    }
}
