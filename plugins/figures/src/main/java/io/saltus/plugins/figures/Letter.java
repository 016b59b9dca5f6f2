package io.saltus.plugins.figures;

import java.text.Bidi;

/** Makes names from data files fit to be drawn letter by letter. */
final class Letter {

    private Letter() {}

    /** Returns {@code text} with line ends, tabs and other controls as visible signs. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .forEach(
                        letter -> {
                            switch (Character.getType(letter)) {
                                case Character.CONTROL, Character.LINE_SEPARATOR ->
                                        visible.append(
                                                letter == '\n' || letter == '\r'
                                                        ? " \u23ce "
                                                        : letter == '\t' ? " " : "\ufffd");
                                case Character.FORMAT -> {
                                    // joiners and turns of direction take no place
                                }
                                case Character.SURROGATE, Character.UNASSIGNED ->
                                        visible.append('\ufffd');
                                default -> {
                                    if (letter < 0xfe00 || letter > 0xfe0f) {
                                        visible.appendCodePoint(letter);
                                    }
                                }
                            }
                        });
        return visible.toString();
    }

    /**
     * Returns {@code text} visible, and in the order in which its letters stand from left to right.
     */
    static String drawn(String text) {
        String visible = visible(text);
        if (!Bidi.requiresBidi(visible.toCharArray(), 0, visible.length())) {
            return visible;
        }
        Bidi bidi = new Bidi(visible, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        String[] runs = new String[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = visible.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }
}
