package io.saltus.testkit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person, a program or a disk can do to a file, anew with each number of a seed. */
public final class Mutation {

    /** Not the id of an example, which may be any text. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<!id\"\\s{0,2}:\\s{0,2})(?<![\\w.+@-])-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\w.])");

    /** What stands where a number should, and is none that a table or JSON can mean. */
    private static final List<String> NO_NUMBERS =
            List.of("NaN", "\"many\"", "0x1p-1", "1d", "1e999", "1_000", "--1", "0.5.1");

    private static final List<String> ODD_NUMBERS =
            List.of("-1", "7.5", "1e300", "-0", "9007199254740993", "0.30000000000000004", "null");

    private static final String MARKS = "\"'{}[],;:|\t\n\r\\/-#%\u0000\ufeff\u00e9";

    private final SplittableRandom random;

    /** Returns a mutation; the same seed gives the same one. */
    public Mutation(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether bytes are a text with numbers in it. */
    public static boolean hasNumbers(byte[] bytes) {
        return !numbers(bytes).isEmpty();
    }

    /** Returns a text with one of its numbers replaced by what is no number; else the bytes. */
    public byte[] withoutNumber(byte[] bytes) {
        return replaced(bytes, NO_NUMBERS);
    }

    /** Returns bytes with some part changed, lost, repeated or moved. */
    public byte[] of(byte[] bytes) {
        byte[] changed = bytes;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(Math.max(1, bytes.length / 8)));
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, from, from, part);
            case 2 -> spliced(bytes, random.nextInt(bytes.length), -1, part);
            case 3 -> spliced(bytes, from, from + 1, mark());
            case 4 -> spliced(bytes, from, from, mark());
            case 5 -> replaced(bytes, ODD_NUMBERS);
            default -> replaced(bytes, NO_NUMBERS);
        };
    }

    private byte[] mark() {
        int at = random.nextInt(MARKS.length());
        return MARKS.substring(at, at + 1).getBytes(StandardCharsets.UTF_8);
    }

    /** Puts bytes in the place of others; of none if {@code to} is negative. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
        int end = Math.max(from, to);
        ByteBuffer all = ByteBuffer.allocate(bytes.length - (end - from) + by.length);
        all.put(bytes, 0, from).put(by).put(bytes, end, bytes.length - end);
        return all.array();
    }

    private byte[] replaced(byte[] bytes, List<String> choice) {
        List<int[]> numbers = numbers(bytes);
        if (numbers.isEmpty()) {
            return bytes;
        }
        int[] place = numbers.get(random.nextInt(numbers.size()));
        String by = choice.get(random.nextInt(choice.size()));
        String text = new String(bytes, StandardCharsets.UTF_8);
        return (text.substring(0, place[0]) + by + text.substring(place[1]))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Where the numbers of a text begin and end; none where it is no UTF-8. */
    private static List<int[]> numbers(byte[] bytes) {
        List<int[]> places = new ArrayList<>();
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            Matcher matcher = NUMBER.matcher(text);
            while (matcher.find()) {
                places.add(new int[] {matcher.start(), matcher.end()});
            }
        } catch (CharacterCodingException binary) {
            places.clear();
        }
        return places;
    }
}
