package io.saltus.sources.json;

/**
 * How much JSON is read before a file is taken for something else.
 *
 * @param document bytes of a file
 * @param depth objects and lists within one another
 * @param text characters of a text
 * @param name characters of a name
 * @param number characters of a number
 * @param values values of a tree in memory
 * @param list items of a list in a tree; what is beyond them is passed over
 * @param kept characters of a text in a tree; what is beyond them is cut off
 */
public record JsonBounds(
        long document, int depth, int text, int name, int number, int values, int list, int kept) {

    private static final JsonBounds USUAL =
            new JsonBounds(
                    Long.MAX_VALUE,
                    500,
                    20_000_000,
                    10_000,
                    1_000,
                    10_000_000,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE);

    /**
     * @throws IllegalArgumentException if a bound is not positive
     */
    public JsonBounds {
        if (document < 1
                || Math.min(Math.min(depth, text), Math.min(name, number)) < 1
                || Math.min(values, Math.min(list, kept)) < 1) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }

    /**
     * Returns bounds for files of any size, to a depth of 500, with texts of 20 million characters,
     * names of 10,000, numbers of 1,000 and trees of 10 million values.
     */
    public static JsonBounds usual() {
        return USUAL;
    }

    /** Returns these bounds for files of at most so many bytes and so deep. */
    public JsonBounds ofFiles(long bytes, int deepest) {
        return new JsonBounds(bytes, deepest, text, name, number, values, list, kept);
    }

    /** Returns these bounds with texts and numbers of at most so many characters. */
    public JsonBounds ofScalars(int longestText, int longestNumber) {
        return new JsonBounds(
                document, depth, longestText, name, longestNumber, values, list, kept);
    }

    /** Returns these bounds with trees of at most so many values, and lists and texts cut. */
    public JsonBounds ofTrees(int mostValues, int longestList, int longestKept) {
        return new JsonBounds(
                document, depth, text, name, number, mostValues, longestList, longestKept);
    }
}
