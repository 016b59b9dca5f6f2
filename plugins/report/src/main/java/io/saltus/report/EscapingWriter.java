package io.saltus.report;

import io.saltus.api.words.Names;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes JSON on, every character of it that {@link Names#harmless} would replace but line breaks
 * as an escape of JSON: control and format characters, line and paragraph separators, halves of
 * surrogate pairs, and the bracket of {@code ##[}. Such a character stands in texts alone, and
 * there its escape is the same character.
 */
final class EscapingWriter extends Writer {

    private final Appendable target;

    /** The first half of a pair of which the rest is yet to come; 0 if there is none. */
    private char first;

    private boolean escapesHalves = true;

    /** How many {@code #} stand before what comes. */
    private int hashes;

    /** A writer onto an appendable that is not ours to close. */
    EscapingWriter(Appendable target) {
        this.target = target;
    }

    /** Says whether halves of surrogate pairs in what follows are escaped. */
    void escapeHalves(boolean escapes) {
        escapesHalves = escapes;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        StringBuilder safe = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            add(characters[i], safe);
        }
        target.append(safe);
    }

    private void add(char next, StringBuilder to) {
        if (first != 0) {
            char high = first;
            first = 0;
            if (Character.isLowSurrogate(next)) {
                point(Character.toString(Character.toCodePoint(high, next)), to);
                return;
            }
            point(Character.toString(high), to);
        }
        if (next == '[' && hashes >= 2) {
            escaped(next, to);
        } else if (next >= ' ' && next <= '~' || next == '\n') {
            to.append(next);
        } else if (Character.isHighSurrogate(next)) {
            first = next;
        } else {
            point(Character.toString(next), to);
        }
        hashes = next == '#' ? hashes + 1 : 0;
    }

    private void point(String point, StringBuilder to) {
        boolean half = point.length() == 1 && Character.isSurrogate(point.charAt(0));
        if (half ? !escapesHalves : Names.harmless(point).equals(point)) {
            to.append(point);
        } else {
            point.chars().forEach(unit -> escaped(unit, to));
        }
    }

    private static void escaped(int unit, StringBuilder to) {
        to.append("\\u%04X".formatted(unit));
    }

    @Override
    public void flush() {
        // what is appended is there, but for a half that may yet become whole
    }

    /** Passes on nothing more: JSON ends on no half of a pair. */
    @Override
    public void close() {
        // the owner closes it
    }
}
