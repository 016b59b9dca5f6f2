package io.saltus.api.verdict;

/** The form of a curve, oriented so that up is better. */
public enum Shape {
    /** No change with scale. */
    FLAT,
    /** Rises steadily. */
    SMOOTH,
    /** Flat, then rises within a narrow range of scale. */
    SHARP,
    /** Falls with scale. */
    INVERSE,
    /** Falls, then rises. */
    U_SHAPED,
    /** Rises, then falls. */
    INVERTED_U,
    /** Near the best score at every scale. */
    SATURATED,
    /** Changes with no relation to scale. */
    NOISY,
    /** Not determined by the criterion. */
    UNKNOWN
}
