package io.saltus.sources.files;

/** What separates the cells of a table in text. */
public final class Separators {

    private static final String CANDIDATES = ",\t;|";

    private Separators() {}

    /**
     * Returns the one of comma, tab, semicolon and bar that splits the first line of a text most;
     * the comma if none does.
     */
    public static char of(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : CANDIDATES.toCharArray()) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
