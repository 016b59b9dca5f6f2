package io.saltus.sources.files;

import java.util.List;

/** What separates the cells of a table in text. */
public final class Separators {

    private static final int LOOKED_AT = 10;
    private static final String CANDIDATES = ",\t;|";

    private Separators() {}

    /**
     * Returns the one of comma, tab, semicolon and bar that splits the header of a text most; the
     * comma if none does. The header is the first line that is split into as many cells as the line
     * below it, as a title above it is not; else the first line. What stands in double quotes does
     * not count.
     */
    public static char of(String text) {
        List<String> lines =
                text.lines()
                        .limit(LOOKED_AT)
                        .filter(line -> !line.isBlank())
                        .map(line -> line.replaceAll("\"[^\"]*\"", ""))
                        .toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            char best = mostOf(lines.get(i));
            long count = count(best, lines.get(i));
            if (count > 0 && count == count(best, lines.get(i + 1))) {
                return best;
            }
        }
        return lines.isEmpty() ? ',' : mostOf(lines.get(0));
    }

    private static char mostOf(String line) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            long count = count(CANDIDATES.charAt(i), line);
            if (count > most) {
                most = count;
                best = CANDIDATES.charAt(i);
            }
        }
        return best;
    }

    private static long count(char separator, String line) {
        return line.chars().filter(c -> c == separator).count();
    }
}
