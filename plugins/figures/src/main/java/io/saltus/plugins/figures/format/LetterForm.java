package io.saltus.plugins.figures.format;

/** How the words in an SVG are written. */
public enum LetterForm {
    /** As text in an embedded font: can be searched and edited. */
    TEXT,
    /** As outlines: the same in every program, also in those that ignore embedded fonts. */
    OUTLINES
}
