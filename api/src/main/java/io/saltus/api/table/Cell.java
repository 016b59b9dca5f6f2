package io.saltus.api.table;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that holds a number, taken apart as people write them: {@code 25.1 %}, {@code 25.1 ± 0.4},
 * {@code 1.3B}.
 *
 * @param number the text of the number alone
 * @param error the text behind {@code ±}; empty if there is none
 * @param percent whether a percent sign stands behind it
 */
record Cell(String number, String error, boolean percent) {

    private static final Pattern ERROR =
            Pattern.compile("(.+?)\\s*\\(?\\s*(?:\u00b1|\\+/-|\\+-)\\s*([^()]+)\\)?");
    private static final Pattern SIZE =
            Pattern.compile(
                    "(?i)(.*?[\\d.])\\s*(k|m|mn|million|b|bn|billion|t|tn|trillion)"
                            + "(?:\\s*(?:params?|parameters|tokens|steps))?");
    private static final Pattern STATE =
            Pattern.compile(
                    "(?i)(?:global[-_ ]?)?(?:steps?|iter|iters|iteration|checkpoint|ckpt)[-_ ]*(\\d.*)");

    private static final Map<Character, Double> SUFFIXES =
            Map.of('k', 1e3, 'm', 1e6, 'b', 1e9, 't', 1e12);

    private static final Set<String> UNKNOWN =
            Set.of(
                    "-",
                    "--",
                    "\u2013",
                    "\u2014",
                    "\u2212",
                    "n/a",
                    "#n/a",
                    "na",
                    "n.a.",
                    "nan",
                    "null",
                    "none",
                    "?",
                    "unknown",
                    "undisclosed",
                    "tbd",
                    "not available");

    /** Returns whether a cell of a number says that it is not known: {@code N/A}, {@code –}. */
    static boolean isUnknown(String text) {
        if (text.isEmpty()) {
            return true;
        }
        int first = text.charAt(0);
        return text.length() <= 13
                && !(first >= '0' && first <= '9')
                && UNKNOWN.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Takes a score apart. */
    static Cell of(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (last >= '0' && last <= '9' && text.indexOf('\u00b1') < 0 && text.indexOf('+', 1) < 0) {
            return new Cell(text, "", false);
        }
        String usual = Markup.number(Notation.usual(text));
        String error = "";
        Matcher matcher = ERROR.matcher(usual);
        if (matcher.matches()) {
            usual = matcher.group(1);
            error = matcher.group(2).strip();
        }
        boolean percent = usual.endsWith("%") || error.endsWith("%");
        return new Cell(bare(usual), bare(error), percent);
    }

    private static String bare(String text) {
        return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** Returns how many digits stand behind the mark of the decimals. */
    int decimals(Notation notation) {
        int mark = number.lastIndexOf(notation == Notation.COMMA ? ',' : '.');
        int end = mark < 0 ? 0 : mark + 1;
        while (mark >= 0 && end < number.length() && Character.isDigit(number.charAt(end))) {
            end++;
        }
        while (end > mark + 1 && number.charAt(end - 1) == '0') {
            end--;
        }
        return mark < 0 ? 0 : end - mark - 1;
    }

    /** Returns the text of a size without its suffix: {@code 1.3} of {@code 1.3B}. */
    static String sizeNumber(String text) {
        String plain = withoutState(text);
        Matcher size = SIZE.matcher(plain);
        return size.matches() ? size.group(1) : plain;
    }

    /** Returns what the suffix of a size stands for, if it has one: 1e9 of {@code 1.3B}. */
    static OptionalDouble sizeFactor(String text) {
        Matcher size = SIZE.matcher(withoutState(text));
        if (!size.matches()) {
            return OptionalDouble.empty();
        }
        Double factor = SUFFIXES.get(size.group(2).toLowerCase(Locale.ROOT).charAt(0));
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
    }

    private static String withoutState(String text) {
        Matcher state = STATE.matcher(text);
        return state.matches() ? state.group(1) : text;
    }
}
