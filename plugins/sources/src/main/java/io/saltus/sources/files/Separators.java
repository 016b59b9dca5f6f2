package io.saltus.sources.files;

import java.util.List;

/** What separates the cells of a table in text. */
public final class Separators {

    private static final int LOOKED_AT = 10;
    private static final String CANDIDATES = ",\t;|";

    private Separators() {}

    /**
     * Returns the one of comma, tab, semicolon and bar that splits the header of a text most: the
     * first line that one of them splits into three, else into two, as a title above it may hold
     * one too; the comma if none does. What stands in double quotes does not count.
     */
    public static char of(String text) {
        List<String> lines = text.lines().limit(LOOKED_AT).toList();
        for (int least = 2; least > 0; least--) {
            for (String line : lines) {
                char best = ',';
                long most = 0;
                String bare = line.replaceAll("\"[^\"]*\"", "");
                for (int i = 0; i < CANDIDATES.length(); i++) {
                    char candidate = CANDIDATES.charAt(i);
                    long count = bare.chars().filter(c -> c == candidate).count();
                    if (count > most) {
                        most = count;
                        best = candidate;
                    }
                }
                if (most >= least) {
                    return best;
                }
            }
        }
        return ',';
    }
}
