package io.saltus.plugins.figures.panel;

/** Where the score axes of a figure end. */
public enum ScoreEnds {
    /** Round ends about what each panel shows. */
    OWN,
    /** The same in all panels whose scores can be compared: shares of examples, or one metric. */
    SHARED,
    /** From 0 to 1 where scores are shares of examples, else as {@link #OWN}. */
    WHOLE,
    /** Powers of ten; a score that is not positive stands on the lower end. */
    LOG
}
