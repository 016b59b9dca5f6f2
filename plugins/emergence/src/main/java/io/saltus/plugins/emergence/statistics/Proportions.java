package io.saltus.plugins.emergence.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Tests and intervals for one binomial proportion, for real-valued (effective) counts too.
 *
 * <p>Sources: Clopper and Pearson (1934); Wilson (1927); Brown, Cai and DasGupta (2001) for
 * Jeffreys.
 */
public final class Proportions {

    private Proportions() {}

    /**
     * Upper tail P(Bin(n, p) &gt;= k) = I_p(k, n - k + 1); 1 for k = 0.
     *
     * @param k successes, in [0, n]
     * @param n trials
     * @param p proportion under the hypothesis, in [0, 1]
     */
    public static double upperTail(double k, double n, double p) {
        if (k <= 0) {
            return 1;
        }
        if (p <= 0 || p >= 1) {
            return p <= 0 ? 0 : 1;
        }
        return RegularizedBeta.value(p, k, n - k + 1);
    }

    /** Lower tail P(Bin(n, p) &lt;= k) = I_(1-p)(n - k, k + 1); 1 for k = n. */
    public static double lowerTail(double k, double n, double p) {
        return upperTail(n - k, n, 1 - p);
    }

    /**
     * Exact one-sided p-value of "the score is not above chance by more than a margin" (methods
     * B1.2).
     *
     * <p>P(Bin(n, c + d (1 - c)) &gt;= k): with the margin d above 0 a single hit against chance 0
     * does not reject.
     */
    public static double aboveChance(double k, double n, double chance, double margin) {
        return upperTail(k, n, chance + margin * (1 - chance));
    }

    /** Wilson score interval at a two-sided confidence. */
    public static Interval wilson(double k, double n, double confidence) {
        double z = Normal.upperQuantile((1 - confidence) / 2);
        double p = k / n;
        double square = z * z / n;
        double centre = (p + square / 2) / (1 + square);
        double half = z / (1 + square) * Math.sqrt(p * (1 - p) / n + square / (4 * n));
        return new Interval(
                k == 0 ? 0 : Math.max(0, centre - half), k == n ? 1 : Math.min(1, centre + half));
    }

    /** Clopper-Pearson (exact) interval at a two-sided confidence. */
    public static Interval clopperPearson(double k, double n, double confidence) {
        double tail = (1 - confidence) / 2;
        return new Interval(clopperPearsonLower(k, n, tail), clopperPearsonUpper(k, n, tail));
    }

    /**
     * One-sided lower Clopper-Pearson bound: the p whose upper tail at k is {@code tail}; 0 for k =
     * 0.
     */
    public static double clopperPearsonLower(double k, double n, double tail) {
        return k <= 0 ? 0 : BetaQuantile.of(tail, k, n - k + 1);
    }

    /**
     * One-sided upper Clopper-Pearson bound: the p whose lower tail at k is {@code tail}; 1 for k =
     * n.
     */
    public static double clopperPearsonUpper(double k, double n, double tail) {
        return k >= n ? 1 : 1 - BetaQuantile.of(tail, n - k, k + 1);
    }

    /**
     * Jeffreys interval: equal tails of Beta(k + 1/2, n - k + 1/2), with ends 0 at k = 0 and 1 at k
     * = n.
     */
    public static Interval jeffreys(double k, double n, double confidence) {
        double tail = (1 - confidence) / 2;
        BetaDistribution posterior = BetaDistribution.of(k + 0.5, n - k + 0.5);
        return new Interval(
                k == 0 ? 0 : posterior.inverseCumulativeProbability(tail),
                k == n ? 1 : posterior.inverseSurvivalProbability(tail));
    }
}
