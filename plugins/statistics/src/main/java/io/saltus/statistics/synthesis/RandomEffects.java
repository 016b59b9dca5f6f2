package io.saltus.statistics.synthesis;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.Arguments;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A meta-analysis of k estimates under random effects: y_i ~ N(mu_i, s_i^2), mu_i ~ N(mu, tau^2).
 *
 * <p>tau by Paule and Mandel (1982): the least tau with sum of (y_i - mu)^2 / (s_i^2 + tau^2) at
 * most k - 1. The error of mu by Hartung and Knapp (2001), never below what the s_i and tau give
 * (Roever, Knapp and Friede 2015); with it intervals keep their level where k is small. metafor
 * 3.8-1: {@code rma(y, sei = s, method = "PM", test = "adhoc")}.
 *
 * @param estimates number of estimates, k, at least 2
 * @param mean mu
 * @param standardError of the mean
 * @param scatter tau, the standard deviation of what is estimated; 0 where the estimates differ no
 *     more than their errors let expect
 * @param heterogeneity Q of Cochran (1954): sum of (y_i - m)^2 / s_i^2 about the mean m weighted by
 *     1 / s_i^2
 */
public record RandomEffects(
        int estimates, double mean, double standardError, double scatter, double heterogeneity) {

    /** Newton's method rises to the root from below; as many steps as no sane input needs. */
    private static final int MOST_STEPS = 200;

    /**
     * Returns the analysis of {@code y} with standard errors {@code s}.
     *
     * @throws IllegalArgumentException if there are fewer than two, one is not finite, or an error
     *     is not above 0
     */
    public static RandomEffects of(double[] y, double[] s) {
        Weighted fixed = fixed(y, s);
        int degrees = y.length - 1;
        double variance = 0;
        Weighted now = fixed;
        for (int step = 0; step < MOST_STEPS && now.squares() > degrees; step++) {
            double next = variance + (now.squares() - degrees) / now.slope();
            if (next <= variance) {
                break; // the root, to the last bit
            }
            variance = next;
            now = Weighted.of(y, s, variance);
        }
        double factor = Math.max(1, now.squares() / degrees);
        return new RandomEffects(
                y.length,
                now.mean(),
                Math.sqrt(factor / now.weight()),
                Math.sqrt(variance),
                fixed.squares());
    }

    /**
     * Returns the same with the tau of DerSimonian and Laird (1986): tau^2 = max(0, (Q - (k - 1)) /
     * (W - sum w_i^2 / W)), w_i = 1 / s_i^2, W their sum. Smaller than Paule and Mandel's where
     * estimates with small errors differ little. The error of the mean is what the s_i and this tau
     * give; {@code method = "DL"} in metafor.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static RandomEffects ofMoments(double[] y, double[] s) {
        Weighted fixed = fixed(y, s);
        double squares = 0;
        for (double error : s) {
            squares += 1 / (error * error * error * error);
        }
        int degrees = y.length - 1;
        double freedom = fixed.weight() - squares / fixed.weight();
        double variance = Math.max(0, (fixed.squares() - degrees) / freedom);
        Weighted now = Weighted.of(y, s, variance);
        return new RandomEffects(
                y.length,
                now.mean(),
                1 / Math.sqrt(now.weight()),
                Math.sqrt(variance),
                fixed.squares());
    }

    private static Weighted fixed(double[] y, double[] s) {
        Arguments.sameLength(y, s);
        Arguments.values(y, 2);
        Arguments.values(s, 2);
        for (double error : s) {
            if (error <= 0) {
                throw new IllegalArgumentException("standard errors must be above 0, got " + error);
            }
        }
        return Weighted.of(y, s, 0);
    }

    /** The estimates weighted by 1 / (s_i^2 + tau^2). */
    private record Weighted(double weight, double mean, double squares, double slope) {

        static Weighted of(double[] y, double[] s, double variance) {
            double weight = 0;
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double w = 1 / (s[i] * s[i] + variance);
                weight += w;
                sum += w * y[i];
            }
            double mean = sum / weight;
            double squares = 0;
            double slope = 0;
            for (int i = 0; i < y.length; i++) {
                double w = 1 / (s[i] * s[i] + variance);
                double square = (y[i] - mean) * (y[i] - mean);
                squares += w * square;
                slope += w * w * square;
            }
            return new Weighted(weight, mean, squares, slope);
        }
    }

    /**
     * Returns the interval of mu: mean -+ t standardError with k - 1 degrees of freedom.
     *
     * @param confidence in (0, 1)
     */
    public Interval interval(double confidence) {
        return around(confidence, estimates - 1, standardError);
    }

    /**
     * Returns where one more mu_i is to be expected: mean -+ t sqrt(tau^2 + standardError^2) with k
     * - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009).
     *
     * @param confidence in (0, 1)
     * @throws IllegalStateException if there are fewer than three estimates
     */
    public Interval prediction(double confidence) {
        if (estimates < 3) {
            throw new IllegalStateException("two estimates do not say where a third will lie");
        }
        return around(confidence, estimates - 2, Math.hypot(scatter, standardError));
    }

    private Interval around(double confidence, int degrees, double error) {
        double t = TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
        return new Interval(mean - t * error, mean + t * error);
    }

    /** Returns P(chi-squared with k - 1 degrees of freedom &gt; Q): of no scatter at all. */
    public double pValue() {
        return ChiSquaredDistribution.of(estimates - 1.0).survivalProbability(heterogeneity);
    }

    /**
     * Returns the I^2 of Higgins and Thompson (2002), max(0, (Q - (k - 1)) / Q): the share of the
     * variation that the errors do not explain; in [0, 1).
     */
    public double iSquared() {
        int degrees = estimates - 1;
        return heterogeneity > degrees ? (heterogeneity - degrees) / heterogeneity : 0;
    }
}
