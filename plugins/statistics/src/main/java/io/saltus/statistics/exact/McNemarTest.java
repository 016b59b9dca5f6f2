package io.saltus.statistics.exact;

/** McNemar's exact test (1947) of two proportions on the same examples. */
public final class McNemarTest {

    private McNemarTest() {}

    /**
     * Returns the p-value of "no gain": P(Bin(gained + lost, 1/2) &gt;= gained); 1 without
     * discordant pairs. R 4.2.2: {@code binom.test(gained, gained + lost, alternative =
     * "greater")$p.value}.
     *
     * @param gained examples that only the one gets right, at least 0; need not be whole
     * @param lost examples that only the other gets right, at least 0
     * @throws IllegalArgumentException if one is below 0 or NaN
     */
    public static double greater(double gained, double lost) {
        if (!(gained >= 0 && lost >= 0)) {
            throw new IllegalArgumentException(
                    "McNemar's test needs counts of at least 0, got %s and %s"
                            .formatted(gained, lost));
        }
        return BinomialTest.greater(gained, gained + lost, 0.5);
    }

    /**
     * Returns the two-sided p-value of "no difference": twice the smaller tail, at most 1. R 4.2.2:
     * {@code binom.test(gained, gained + lost)$p.value}.
     *
     * @param gained examples that only the one gets right, at least 0
     * @param lost examples that only the other gets right, at least 0
     * @throws IllegalArgumentException if one is below 0 or NaN
     */
    public static double twoSided(double gained, double lost) {
        return Math.min(1, 2 * greater(Math.max(gained, lost), Math.min(gained, lost)));
    }
}
