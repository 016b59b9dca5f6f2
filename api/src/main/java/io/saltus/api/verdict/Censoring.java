package io.saltus.api.verdict;

/** Whether the scales in the data bound an onset. */
public enum Censoring {
    /** The data hold scales on both sides of it. */
    NONE,
    /** It may lie at or below the smallest scale in the data: there is no lower bound. */
    LEFT,
    /** It may lie above the largest scale in the data: there is no upper bound. */
    RIGHT
}
