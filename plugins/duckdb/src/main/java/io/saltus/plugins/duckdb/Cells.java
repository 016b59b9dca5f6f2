package io.saltus.plugins.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The cells of a row as text; a NULL is a blank. */
final class Cells {

    private Cells() {}

    static List<String> of(ResultSet rows, int columns) throws SQLException {
        String[] cells = new String[columns];
        for (int i = 0; i < columns; i++) {
            String text = rows.getString(i + 1);
            cells[i] = rows.wasNull() ? "" : text;
        }
        return Arrays.asList(cells);
    }
}
