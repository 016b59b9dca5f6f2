package io.saltus.sources.sql;

import java.sql.SQLException;

/** What a database says went wrong, as one line for the user. */
public final class DatabaseMessage {

    private static final int LONGEST = 500;

    private DatabaseMessage() {}

    /** Returns the message with its state: {@code relation "x" does not exist (SQLSTATE 42P01)}. */
    public static String of(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String state = e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
        return line(message) + state;
    }

    /** Returns a text in one line, cut where it becomes long. */
    public static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
