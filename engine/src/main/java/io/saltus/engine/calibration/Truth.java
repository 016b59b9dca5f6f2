package io.saltus.engine.calibration;

/** What is true of a simulated curve. */
public enum Truth {
    /** Flat at chance, then a leap: a criterion is right to call it emergent. */
    EMERGENT,
    /** Anything else: a criterion is wrong to call it emergent. */
    NOT_EMERGENT,
    /**
     * A smooth gain that an all-or-nothing metric turns into a leap: a criterion is right to say
     * {@code emergent-under-metric}.
     */
    UNDER_METRIC
}
