package io.saltus.statistics.exact;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Fisher's exact test (1934) of two proportions on different examples. */
public final class FisherTest {

    private FisherTest() {}

    /**
     * Returns the p-value of "the first proportion is no larger": P(X &gt;= k1), X the successes of
     * the first given those of both, hypergeometric; 1 for k1 = 0. R 4.2.2: {@code
     * fisher.test(matrix(c(k1, n1 - k1, k2, n2 - k2), 2), alternative = "greater")$p.value}.
     *
     * <p>Counts are rounded to whole numbers. It takes up to min(n1, k1 + k2) terms.
     *
     * @param k1 successes of the first, in [0, n1]
     * @param n1 trials of the first, above 0
     * @param k2 successes of the second, in [0, n2]
     * @param n2 trials of the second, above 0; with n1 below 2^31
     * @throws IllegalArgumentException if one is not
     */
    public static double greater(double k1, double n1, double k2, double n2) {
        double first = Math.rint(n1);
        double all = first + Math.rint(n2);
        double observed = Math.rint(k1);
        double hits = observed + Math.rint(k2);
        if (!(k1 >= 0 && observed <= first && k2 >= 0 && hits - observed <= all - first)
                || !(n1 > 0 && n2 > 0 && all <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Fisher's test needs counts in [0, n] and n above 0, below 2^31 together, got %s of %s and %s of %s"
                            .formatted(k1, n1, k2, n2));
        }
        return observed == 0
                ? 1
                : HypergeometricDistribution.of((int) all, (int) hits, (int) first)
                        .survivalProbability((int) observed - 1);
    }

    /**
     * Returns the two-sided p-value of "no difference": twice the smaller of the two one-sided
     * ones, at most 1. R 4.2.2: {@code min(1, 2 * fisher.test(..., alternative =
     * "greater")$p.value, 2 * fisher.test(..., alternative = "less")$p.value)}.
     *
     * @param k1 successes of the first, in [0, n1]
     * @param n1 trials of the first, above 0
     * @param k2 successes of the second, in [0, n2]
     * @param n2 trials of the second, above 0; with n1 below 2^31
     * @throws IllegalArgumentException if one is not
     */
    public static double twoSided(double k1, double n1, double k2, double n2) {
        return Math.min(1, 2 * Math.min(greater(k1, n1, k2, n2), greater(k2, n2, k1, n1)));
    }
}
