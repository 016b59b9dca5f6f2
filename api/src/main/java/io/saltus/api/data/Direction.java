package io.saltus.api.data;

/** Which way a metric improves. */
public enum Direction {
    /** Accuracy, F1, BLEU. */
    HIGHER_IS_BETTER,
    /** Perplexity, edit distance, Brier score. */
    LOWER_IS_BETTER
}
