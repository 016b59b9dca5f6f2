package io.saltus.sources.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;

/** The columns of a result and the cells of its current row as text; a NULL is a blank. */
public final class RowCells {

    private final ResultSet rows;
    private final String[] names;
    private final boolean[] truths;

    private RowCells(ResultSet rows, String[] names, boolean[] truths) {
        this.rows = rows;
        this.names = names;
        this.truths = truths;
    }

    /** Returns the cells of all columns. */
    public static RowCells of(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        String[] names = new String[columns.getColumnCount()];
        boolean[] truths = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
            int type = columns.getColumnType(i + 1);
            truths[i] =
                    type == Types.BOOLEAN
                            // PostgreSQL's truths, and not DuckDB's strings of bits
                            || type == Types.BIT
                                    && "java.lang.Boolean"
                                            .equals(columns.getColumnClassName(i + 1));
        }
        return new RowCells(rows, names, truths);
    }

    /** Returns the names of the columns. */
    public List<String> header() {
        return List.of(names);
    }

    /** Returns the cells of the row at which the result stands. */
    public List<String> row() throws SQLException {
        String[] cells = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            // databases write truths in many ways: t, 1, TRUE
            String text =
                    truths[i]
                            ? String.valueOf(rows.getBoolean(i + 1))
                            : String.valueOf(rows.getString(i + 1));
            cells[i] = rows.wasNull() ? "" : text;
        }
        return Arrays.asList(cells);
    }
}
