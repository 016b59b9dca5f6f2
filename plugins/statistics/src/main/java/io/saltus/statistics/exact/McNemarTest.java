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

    /**
     * Returns the two-sided mid-p-value of "no difference": twice the smaller tail with half the
     * probability of what was observed, 1 where as many were gained as lost. It keeps the level
     * where the exact test stays far below it: in none of the 9,595 cases of Fagerland, Lydersen
     * and Laake (2013, BMC Medical Research Methodology 13:91) did it exceed 5%. R 4.2.2, k the
     * smaller count and n both: {@code 2 * pbinom(k, n, .5) - dbinom(k, n, .5)}.
     *
     * @param gained examples that only the one gets right, at least 0
     * @param lost examples that only the other gets right, at least 0
     * @throws IllegalArgumentException if one is below 0 or NaN
     */
    public static double midP(double gained, double lost) {
        if (gained == lost) {
            return 1;
        }
        double larger = Math.max(gained, lost);
        double tail = greater(larger, Math.min(gained, lost));
        double beyond = BinomialTest.greater(larger + 1, gained + lost, 0.5);
        return Math.min(1, tail + beyond);
    }
}
