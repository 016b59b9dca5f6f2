package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * @throws RequestException if DuckDB does not understand it
     */
    static Relation of(String query, Session session) {
        String text = query.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        // on lines of its own, so that a comment at its end ends and positions are the user's
        String sql = "(\n" + text + "\n)";
        try {
            return new Relation(sql, types(session, sql));
        } catch (SQLException e) {
            throw new RequestException("the query fails: " + DuckDbMessage.line(e, 1), e);
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
