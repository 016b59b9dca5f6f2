package io.saltus.plugins.jdbc;

import io.saltus.api.data.RequestException;
import io.saltus.sources.sql.Dialect;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a server's table.
 *
 * @param name its name
 * @param kind what its cells are
 * @param type its type, as the server calls it
 */
record ServerColumn(String name, Kind kind, String type) {

    private static final Set<String> NUMBERS =
            Set.of(
                    "chance",
                    "best",
                    "params",
                    "train_tokens",
                    "train_flops",
                    "loss",
                    "step",
                    "shots",
                    "score",
                    "scores");

    /** What the cells of a column are, as far as sums and groups are concerned. */
    enum Kind {
        /** Numbers. */
        NUMBER,
        /** Truths. */
        TRUTH,
        /** Texts. */
        TEXT,
        /** Days, times and identifiers: single values that are no numbers. */
        VALUE,
        /** Lists, structures, documents and bytes: nothing that rows can be grouped by. */
        NESTED
    }

    /** Returns the columns of a result, in their order. */
    static List<ServerColumn> of(ResultSetMetaData result) throws SQLException {
        List<ServerColumn> columns = new ArrayList<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            String type = String.valueOf(result.getColumnTypeName(i));
            boolean truth = "java.lang.Boolean".equals(result.getColumnClassName(i));
            columns.add(
                    new ServerColumn(
                            result.getColumnLabel(i),
                            kind(result.getColumnType(i), type.toLowerCase(Locale.ROOT), truth),
                            type));
        }
        return columns;
    }

    private static Kind kind(int type, String name, boolean truth) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC ->
                    Kind.NUMBER;
            case Types.BOOLEAN -> Kind.TRUTH;
            case Types.BIT -> truth ? Kind.TRUTH : Kind.NESTED;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR ->
                    Kind.TEXT;
            case Types.DATE,
                    Types.TIME,
                    Types.TIMESTAMP,
                    Types.TIME_WITH_TIMEZONE,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.ROWID ->
                    Kind.VALUE;
            case Types.NULL -> Kind.TEXT;
            // a server's own types: identifiers and addresses are values, documents are not
            case Types.OTHER ->
                    name.matches("uuid|inet|cidr|macaddr|citext|interval.*")
                            ? Kind.VALUE
                            : Kind.NESTED;
            default -> Kind.NESTED;
        };
    }

    /**
     * Refuses a column that cannot hold what it is read as.
     *
     * @param field the field that it is read as
     * @param dialect what the server knows
     * @throws RequestException naming the column and its type
     */
    void requireFit(String field, Dialect dialect, String place) {
        boolean number = NUMBERS.contains(field);
        boolean score = field.equals("score") || field.equals("scores");
        String why =
                switch (kind) {
                    case NESTED -> "holds no single value that rows could be grouped by";
                    case VALUE -> number ? "holds no numbers" : "";
                    case TRUTH -> number && !score ? "holds truths and no numbers" : "";
                    case TEXT ->
                            score && dialect.number().isEmpty()
                                    ? "holds texts, and "
                                            + dialect.product()
                                            + " has no cast that"
                                            + " passes over those that are no numbers"
                                    : "";
                    case NUMBER -> "";
                };
        if (!why.isEmpty()) {
            throw new RequestException(
                    "%s: column '%s' is of type %s, which %s (read as %s); cast it or leave it out in the query: query=SELECT CAST(... AS %s) AS %s, ... FROM ..."
                            .formatted(
                                    place,
                                    name,
                                    type,
                                    why,
                                    field,
                                    number ? dialect.real() : dialect.text(),
                                    field.equals("scores") ? name : field));
        }
    }
}
