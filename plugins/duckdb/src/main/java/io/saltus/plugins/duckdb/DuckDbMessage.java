package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import io.saltus.sources.sql.DatabaseMessage;
import java.sql.SQLException;
import java.util.List;

/** What DuckDB says went wrong, as one line for the user. */
final class DuckDbMessage {

    private static final String LINE = "LINE ";

    /** What begins advice for users of DuckDB itself. */
    private static final List<String> ADVICE =
            List.of("The search space used was", "Possible solutions:", "Possible fixes:");

    private DuckDbMessage() {}

    /**
     * Returns the exception for the user.
     *
     * @param place the location, or what was being done
     */
    static RequestException of(String place, SQLException e) {
        return new RequestException(place + ": " + line(e, 0) + hint(e), e);
    }

    /**
     * Returns what was wrong in one line, and where in the text it stands: {@code ... (line 2,
     * column 8: select foo)}.
     *
     * @param before lines that Saltus put before the user's text
     */
    static String line(SQLException e, int before) {
        String message = String.valueOf(e.getMessage()).strip();
        int at = message.indexOf("\n" + LINE);
        String what = oneLine(at < 0 ? message : message.substring(0, at));
        return at < 0 ? what : what + position(message.substring(at + 1), before);
    }

    private static String position(String quoted, int before) {
        String[] lines = quoted.split("\n");
        int colon = lines[0].indexOf(": ");
        try {
            int line = Integer.parseInt(lines[0].substring(LINE.length(), colon)) - before;
            if (line < 1 || before == 0) {
                return ""; // text that Saltus wrote: its lines tell the user nothing
            }
            int caret = lines.length > 1 ? lines[1].indexOf('^') - colon - 1 : -1;
            String text = lines[0].substring(colon + 2).strip();
            return caret < 1 || lines[0].startsWith("...", colon + 2)
                    ? " (line %d: %s)".formatted(line, text)
                    : " (line %d, column %d: %s)".formatted(line, caret, text);
        } catch (NumberFormatException | IndexOutOfBoundsException unknown) {
            return "";
        }
    }

    /** Returns whether it is no fault of a file's. */
    static boolean isOfMemory(SQLException e) {
        return String.valueOf(e.getMessage()).startsWith("Out of Memory");
    }

    private static String hint(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (isOfMemory(e)) {
            return "; give DuckDB more with memory=MEGABYTES";
        }
        return message.startsWith("Permission Error")
                ? "; only the location itself can be read, as the table data"
                : "";
    }

    /** Returns a text in one line, cut where it becomes long. */
    static String oneLine(String text) {
        String line = text;
        for (String advice : ADVICE) {
            int at = line.indexOf(advice);
            line = at > 0 ? line.substring(0, at) : line;
        }
        return DatabaseMessage.line(line);
    }
}
