package io.saltus.report.table;

/** What the cells of a column hold. */
public enum Kind {
    /** Text. */
    TEXT,
    /** Whole numbers. */
    WHOLE,
    /** Numbers in double precision. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A text for each scale of a curve. */
    TEXTS,
    /** A whole number for each scale of a curve. */
    WHOLES,
    /** A number for each scale of a curve. */
    NUMBERS,
    /** What each cell says of itself: facts of one thing below each other. */
    ANY
}
