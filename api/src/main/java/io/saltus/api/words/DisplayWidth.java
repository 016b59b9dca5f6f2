package io.saltus.api.words;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is in columns of a terminal or of a fixed-width table, and what follows from it.
 *
 * <p>A combining or format character takes no column, a wide East Asian character or an emoji takes
 * two, anything else one.
 */
public final class DisplayWidth {

    private DisplayWidth() {}

    /** Returns the columns that {@code text} takes, at least 0. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || point >= 0xfe00 && point <= 0xfe0f) {
            return 0;
        }
        boolean wide =
                point >= 0x1100 && point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || point >= 0x1f300 && point <= 0x1faff
                        || point >= 0x20000 && point <= 0x3fffd;
        return wide ? 2 : 1;
    }

    /** Returns {@code text} with spaces after it up to {@code width} columns. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /**
     * Returns {@code text} in lines of at most {@code width} columns, broken at spaces where it can
     * be.
     *
     * @param width at least 2, or a wide character stands in a line of its own that is wider
     */
    public static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String rest = word;
            if (line.length() > 0 && of(line.toString()) + 1 + of(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (of(rest) > width) {
                int cut = fitting(rest, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Returns as much of {@code text} as fits into {@code width} columns; where that is not all,
     * its end is an ellipsis.
     */
    public static String cut(String text, int width) {
        return of(text) <= width
                ? text
                : text.substring(0, width < 2 ? 0 : fitting(text, width - 1)) + "\u2026";
    }

    /**
     * Returns {@code text}, or its two ends with an ellipsis between them that are no wider than
     * {@code width}: names of one kind differ at their ends.
     *
     * @param width columns, at least 3
     */
    public static String cutInside(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        String front = cut(text, width - width / 2);
        int room = width - of(front);
        int at = text.length();
        while (at > 0 && of(text.substring(text.offsetByCodePoints(at, -1))) <= room) {
            at = text.offsetByCodePoints(at, -1);
        }
        return front + text.substring(at);
    }

    /** Number of characters of {@code text} that fit into {@code width} columns; at least one. */
    private static int fitting(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += of(point);
            if (used > width && at > 0) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }
}
