package io.saltus.api.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of examples in a prompt as people write it, and what stands beside it: {@code
 * 25-shot}, {@code zero-shot}, {@code 8-shot CoT}.
 *
 * @param number the number, in digits
 * @param strategy the strategy that stands beside it; empty if none does
 */
record Shots(String number, String strategy) {

    /** A text that says nothing of either. */
    static final Shots NONE = new Shots("", "");

    private static final String THOUGHT = "chain-of-thought";
    private static final List<String> WORDS =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten");
    private static final Pattern SHOTS =
            Pattern.compile("(\\d{1,6}|[a-z]+)[-_ ]?shots?(?:[-_,; ]+(.*))?");
    private static final Pattern BEHIND =
            Pattern.compile("(.*?)[-_,; ]+(\\d{1,6}|[a-z]+)[-_ ]?shots?");
    private static final Pattern OF_THOUGHT =
            Pattern.compile("(?:with )?(cot|chain[-_ ]of[-_ ]thought)(?: prompting)?");

    /** Returns what a text says of shots and strategy; nothing if it says anything else. */
    static Optional<Shots> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (isThought(plain)) {
            return Optional.of(new Shots("", THOUGHT));
        }
        Matcher matcher = SHOTS.matcher(plain);
        String rest = "";
        String number = "";
        if (matcher.matches()) {
            number = matcher.group(1);
            rest = matcher.group(2) == null ? "" : matcher.group(2);
        } else {
            matcher = BEHIND.matcher(plain);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            number = matcher.group(2);
            rest = matcher.group(1);
        }
        String digits = digits(number);
        if (digits.isEmpty() || !rest.isEmpty() && !isThought(rest)) {
            return Optional.empty();
        }
        return Optional.of(new Shots(digits, rest.isEmpty() ? "" : THOUGHT));
    }

    /** Returns whether a text says that there are some, and not how many. */
    static boolean isSomeOrOther(String text) {
        return text.toLowerCase(Locale.ROOT)
                .matches("(few|many|multi|k|n)[-_ ]?shots?|\\d+ ?[-\u2013] ?\\d+([- ]shots?)?");
    }

    private static boolean isThought(String text) {
        return OF_THOUGHT.matcher(text).matches();
    }

    private static String digits(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return number;
        }
        int word = WORDS.indexOf(number);
        return word < 0 ? "" : Integer.toString(word);
    }
}
