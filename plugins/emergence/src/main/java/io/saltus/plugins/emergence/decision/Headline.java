package io.saltus.plugins.emergence.decision;

/** The verdict in words, with a graded metric of the same outputs where there is one. */
public enum Headline {
    /** Present, unpredicted, and not made by the metric. */
    EMERGENT,
    /** Present after a floor, but a smooth law explains it as well. */
    EMERGENT_PER_DEFINITION,
    /** Present after a floor only under this metric: a graded metric rises smoothly through it. */
    EMERGENT_UNDER_METRIC,
    /** No leap. */
    NOT_EMERGENT,
    /** The data cannot tell. */
    INCONCLUSIVE
}
