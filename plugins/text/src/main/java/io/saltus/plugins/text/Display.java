package io.saltus.plugins.text;

import java.util.ArrayList;
import java.util.List;

/** Text on a terminal: its width in columns, wrapping, and names that cannot steer it. */
final class Display {

    private Display() {}

    /**
     * Returns {@code text} with every control and format character (escapes, line breaks,
     * bidirectional marks) replaced by a dot: names come from data files.
     */
    static String inert(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            boolean unsafe =
                    type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR;
            if (unsafe && clean == null) {
                clean = new StringBuilder(text);
            }
            if (unsafe) {
                clean.setCharAt(i, '\u00b7');
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** Columns that {@code text} takes: 0 for combining marks, 2 for wide East Asian and emoji. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    private static int width(int point) {
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

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Breaks {@code text} into lines of at most {@code width} columns, at spaces where it can. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String rest = word;
            if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > width) {
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

    /** Number of characters of {@code text} that fit into {@code width} columns; at least one. */
    private static int fitting(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += width(point);
            if (used > width && at > 0) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }
}
