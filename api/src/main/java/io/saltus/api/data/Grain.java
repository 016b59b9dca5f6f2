package io.saltus.api.data;

/** What one example contributes to a score; it decides the noise model. */
public enum Grain {
    /** Each example counts 0 or 1 (exact match, multiple choice): the noise is binomial. */
    ALL_OR_NOTHING,
    /** Each example counts a degree (Brier score, log-likelihood, edit distance, F1). */
    GRADED
}
