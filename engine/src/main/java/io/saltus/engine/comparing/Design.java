package io.saltus.engine.comparing;

/** How two scores were compared. */
public enum Design {
    /** The same examples, each right or wrong: McNemar's test (mid-p), Tango's interval. */
    PAIRED_ANSWERS("paired"),
    /** The same examples, with parts of a score or several runs: Student's t on the pairs. */
    PAIRED_SCORES("paired"),
    /** The same examples, in clusters: t on the pairs with a sandwich variance (CR1). */
    PAIRED_CLUSTERS("paired, clustered"),
    /** Two shares of right answers: chi-squared or Fisher's exact test, Newcombe's interval. */
    TWO_SHARES("two samples"),
    /** Two means with their standard errors: Welch's t. */
    TWO_MEANS("two samples"),
    /** Several runs on each side, of whose examples nothing is known. */
    RUNS("runs alone");

    private final String words;

    Design(String words) {
        this.words = words;
    }

    /** Returns what a reader is told. */
    public String words() {
        return words;
    }

    /** Returns whether pairs were compared. */
    public boolean isPaired() {
        return this == PAIRED_ANSWERS || this == PAIRED_SCORES || this == PAIRED_CLUSTERS;
    }
}
