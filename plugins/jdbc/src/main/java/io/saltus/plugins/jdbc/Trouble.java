package io.saltus.plugins.jdbc;

import java.sql.SQLException;

/** What a database says went wrong, as one line for the user. */
final class Trouble {

    private static final int LONGEST = 500;

    private Trouble() {}

    static String line(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.replaceAll("\\s+", " ").strip();
        String state = e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
        return (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line) + state;
    }
}
