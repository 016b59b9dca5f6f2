package io.saltus.plugins.figures.type;

import io.saltus.api.words.Names;
import java.text.Bidi;

/** Makes names from data files fit to be drawn letter by letter. */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Returns {@code name} {@linkplain Names#harmless harmless}, and without what draws nothing and
     * no XML may hold: variation selectors, and places of Unicode that are no letter.
     */
    public static String of(String name) {
        StringBuilder visible = new StringBuilder();
        Names.harmless(name)
                .codePoints()
                .filter(letter -> letter < 0xfe00 || letter > 0xfe0f)
                .map(letter -> Character.isDefined(letter) ? letter : 0xfffd)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /**
     * Returns {@code text} visible, and in the order in which its letters stand from left to right.
     */
    static String drawn(String text) {
        String visible = of(text);
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
