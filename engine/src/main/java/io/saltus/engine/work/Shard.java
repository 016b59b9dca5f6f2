package io.saltus.engine.work;

import io.saltus.api.data.RequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts into which the curves of a run are divided: of curves that are counted from 0,
 * those whose number leaves the remainder {@code number - 1} when it is divided by {@code count}.
 *
 * @param number which part, from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {

    /** All curves. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 100_000;
    private static final Pattern WORDS = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /**
     * @throws IllegalArgumentException if there is no such part
     */
    public Shard {
        if (number < 1 || number > count || count > MOST) {
            throw new IllegalArgumentException(
                    "a part K/N has K in [1, N] and N in [1, %d], got %d/%d"
                            .formatted(MOST, number, count));
        }
    }

    /**
     * Returns the part that {@code 3/16} names.
     *
     * @throws RequestException if it names none
     */
    public static Shard of(String words) {
        Matcher numbers = WORDS.matcher(words);
        if (numbers.matches()) {
            int number = Integer.parseInt(numbers.group(1));
            int count = Integer.parseInt(numbers.group(2));
            if (number >= 1 && number <= count && count <= MOST) {
                return new Shard(number, count);
            }
        }
        throw new RequestException(
                "a part is K/N with K in [1, N] and N in [1, %d], such as 3/16; got '%s'"
                        .formatted(MOST, words));
    }

    /** Returns whether the thing with this number, from 0, belongs to the part. */
    public boolean holds(long index) {
        return index % count == number - 1;
    }

    /** Returns how many of {@code things} belong to the part. */
    public long of(long things) {
        return (things - number + count) / count;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
