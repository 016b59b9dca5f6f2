package io.saltus.sources.tables;

import io.saltus.api.data.KnownMetrics;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a column alone shows: a metric, an error, a number of shots, a sum. */
final class HeaderName {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,]*%?");
    private static final Pattern SCORE = Pattern.compile("score|value|result|%|\\(%\\)");
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(.*_)?(std\\.?_?err(or)?\\.?|standard_error)|se|sem|n|n_examples|num_examples");
    private static final Pattern SETUP =
            Pattern.compile("(\\d+|zero|one|two|three|four|five|eight|ten)[-_ ]?shots?(.*)");
    private static final Pattern SUM = Pattern.compile("avg\\.?|average|mean|median|total|overall");

    private HeaderName() {}

    /** Whether a name is that of a metric or of what stands beside one. */
    static boolean isScore(String name) {
        String plain = plain(name);
        return KnownMetrics.isName(name.replaceFirst("\\s*[(\\[]?%[)\\]]?$", ""))
                || SCORE.matcher(plain).matches()
                || BESIDE.matcher(plain).matches();
    }

    /** Whether a name is that of a metric, an error or a number of shots. */
    static boolean isNote(String name) {
        return isScore(name) || SETUP.matcher(plain(name)).matches();
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }

    /** Whether a name is that of a sum over others. */
    static boolean isSum(String name) {
        return SUM.matcher(plain(name)).matches();
    }
}
