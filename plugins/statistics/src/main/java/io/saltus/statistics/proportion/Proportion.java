package io.saltus.statistics.proportion;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.BetaQuantile;
import io.saltus.statistics.distribution.Normal;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals of one binomial proportion, k of n.
 *
 * <p>k in [0, n] and n above 0 need not be whole; a k above n by rounding alone counts as n. A
 * confidence is two-sided and in (0, 1), 0.95 for 95%. Whatever is outside is an {@link
 * IllegalArgumentException}.
 */
public final class Proportion {

    /** Relative excess of k over n that is rounding. */
    private static final double ROUNDING = 1e-9;

    private Proportion() {}

    /**
     * Returns Wilson's score interval (1927), by {@link Interval#wilson}; it begins at 0 for k = 0
     * and ends at 1 for k = n. R 4.2.2: {@code prop.test(k, n, correct = FALSE)$conf.int}.
     */
    public static Interval wilson(double k, double n, double confidence) {
        check(k, n);
        double p = Math.min(1, k / n);
        Interval score = Interval.wilson(p, n, Normal.upperQuantile(tail(confidence)));
        return new Interval(k <= 0 ? 0 : score.lower(), k >= n ? 1 : score.upper());
    }

    /**
     * Returns the exact interval of Clopper and Pearson (1934): it covers the proportion at least
     * as often as it says. R 4.2.2: {@code binom.test(k, n)$conf.int}.
     */
    public static Interval clopperPearson(double k, double n, double confidence) {
        double tail = tail(confidence);
        return new Interval(clopperPearsonLower(k, n, tail), clopperPearsonUpper(k, n, tail));
    }

    /**
     * Returns the one-sided lower bound of Clopper and Pearson: the p with P(Bin(n, p) &gt;= k) =
     * tail; 0 for k = 0. R 4.2.2: {@code qbeta(tail, k, n - k + 1)}.
     *
     * @param tail in (0, 1)
     */
    public static double clopperPearsonLower(double k, double n, double tail) {
        check(k, n);
        return k <= 0 ? 0 : BetaQuantile.of(tail, k, n - k + 1);
    }

    /**
     * Returns the one-sided upper bound of Clopper and Pearson: the p with P(Bin(n, p) &lt;= k) =
     * tail; 1 for k = n. R 4.2.2: {@code qbeta(1 - tail, k + 1, n - k)}.
     *
     * @param tail in (0, 1)
     */
    public static double clopperPearsonUpper(double k, double n, double tail) {
        check(k, n);
        return k >= n ? 1 : 1 - BetaQuantile.of(tail, n - k, k + 1);
    }

    /**
     * Returns the interval of Jeffreys, as in Brown, Cai and DasGupta (2001): equal tails of Beta(k
     * + 1/2, n - k + 1/2), but 0 at k = 0 and 1 at k = n. R 4.2.2: {@code qbeta(c(tail, 1 - tail),
     * k + 0.5, n - k + 0.5)}.
     */
    public static Interval jeffreys(double k, double n, double confidence) {
        check(k, n);
        double tail = tail(confidence);
        BetaDistribution posterior = BetaDistribution.of(k + 0.5, Math.max(0, n - k) + 0.5);
        return new Interval(
                k <= 0 ? 0 : posterior.inverseCumulativeProbability(tail),
                k >= n ? 1 : posterior.inverseSurvivalProbability(tail));
    }

    private static double tail(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be in (0, 1), got " + confidence);
        }
        return (1 - confidence) / 2;
    }

    /** Refuses what is no k of n. */
    static void check(double k, double n) {
        if (!(n > 0 && k >= 0 && k <= n * (1 + ROUNDING))) {
            throw new IllegalArgumentException(
                    "a proportion needs k in [0, n] and n above 0, got %s of %s".formatted(k, n));
        }
    }
}
