package io.saltus.engine.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name a user most likely meant. */
public final class Nearest {

    private Nearest() {}

    /** Returns {@code , did you mean 'x'?} where a name is close enough; otherwise nothing. */
    public static String hint(String asked, Collection<String> names) {
        return of(asked, names).map(name -> " (did you mean '" + name + "'?)").orElse("");
    }

    /**
     * Returns the name at the least edit distance, if that is at most a third of its length plus 1.
     */
    static Optional<String> of(String asked, Collection<String> names) {
        String lower = asked.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(
                        Comparator.<String>comparingInt(
                                        name -> distance(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(
                        name ->
                                distance(lower, name.toLowerCase(Locale.ROOT))
                                                <= 1 + name.length() / 3
                                        || name.toLowerCase(Locale.ROOT).startsWith(lower)
                                        || endsAfterSign(name.toLowerCase(Locale.ROOT), lower));
    }

    /**
     * {@code pythia-1.4b} of {@code EleutherAI/pythia-v1.1-1.4b}: begin and end of its last part.
     */
    private static boolean endsAfterSign(String name, String asked) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int sign = asked.lastIndexOf('-');
        return sign > 0
                && last.startsWith(asked.substring(0, sign))
                && last.endsWith(asked.substring(sign));
    }

    /** Levenshtein distance: fewest insertions, deletions and substitutions of a character. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
