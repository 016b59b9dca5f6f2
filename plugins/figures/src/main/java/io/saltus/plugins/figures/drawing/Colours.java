package io.saltus.plugins.figures.drawing;

/** The colours of what is not a curve, {@code 0xRRGGBB}. */
public final class Colours {

    /** Titles, axes, marks of critical scales in a legend. */
    public static final int INK = 0x1b1f24;

    /** Labels and chance levels. */
    public static final int SOFT = 0x59636e;

    /** The lines of the grid. */
    public static final int RULE = 0xe4e7eb;

    private Colours() {}
}
