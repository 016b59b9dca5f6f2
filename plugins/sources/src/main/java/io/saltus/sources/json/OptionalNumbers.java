package io.saltus.sources.json;

import io.saltus.api.words.Numbers;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Numbers that a file may state and need not, as of shots and examples: one that is not there, or
 * null, is unknown; what is there and cannot be taken is unknown too, and told of.
 *
 * @param told is given the name of a field and why what it says is not taken
 */
public record OptionalNumbers(BiConsumer<String, String> told) {

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");

    /** Returns numbers that say the same of a field once, in words that name it. */
    public static OptionalNumbers sayingOnce(Consumer<String> told) {
        Set<String> said = new HashSet<>();
        return new OptionalNumbers(
                (name, why) -> {
                    String words = name + " " + why;
                    if (said.add(words)) {
                        told.accept(words);
                    }
                });
    }

    /**
     * Returns a whole number, also where it stands as a text.
     *
     * @param name what the field is called, as a message quotes it: {@code 'num_shots' of 'piqa'}
     * @param stated what stands there
     * @param least the smallest that is taken
     */
    public OptionalLong whole(String name, JsonTree stated, long least) {
        if (!stated.isThere()) {
            return OptionalLong.empty();
        }
        String text = stated.text().orElse("");
        OptionalLong whole =
                WHOLE.matcher(text).matches()
                        ? OptionalLong.of(Long.parseLong(text))
                        : stated.wholeNumber();
        if (whole.isPresent() && whole.getAsLong() >= least) {
            return whole;
        }
        tell(name, "a whole number" + atLeast(least), stated);
        return OptionalLong.empty();
    }

    /**
     * Returns a whole number in a range, also where it stands as a text.
     *
     * @param least the smallest that is taken
     * @param most the largest that is taken
     */
    public OptionalInt whole(String name, JsonTree stated, int least, int most) {
        OptionalLong whole = whole(name, stated, least);
        if (whole.isPresent() && whole.getAsLong() > most) {
            tell(name, "a whole number of at most " + most, stated);
            return OptionalInt.empty();
        }
        return whole.isPresent() ? OptionalInt.of((int) whole.getAsLong()) : OptionalInt.empty();
    }

    /**
     * Returns a finite number, also where it stands as a text.
     *
     * @param least the smallest that is taken
     */
    public OptionalDouble number(String name, JsonTree stated, double least) {
        if (!stated.isThere()) {
            return OptionalDouble.empty();
        }
        double number = stated.writtenNumber().orElse(Double.NaN);
        if (Double.isFinite(number) && number >= least) {
            return OptionalDouble.of(number);
        }
        tell(name, "a finite number of at least " + Numbers.exact(least), stated);
        return OptionalDouble.empty();
    }

    /** Says of a field that what it states is not taken. */
    public void tell(String name, String allowed, JsonTree stated) {
        told.accept(name, "must be %s, got %s; it is not taken".formatted(allowed, stated));
    }

    private static String atLeast(long least) {
        return least == Long.MIN_VALUE ? "" : " of at least " + least;
    }
}
