package io.saltus.statistics.difference;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.Normal;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimated difference of two means and what its variance is made of.
 *
 * <p>With one part T = value / sqrt(variance) has Student's distribution with its degrees of
 * freedom. With several, P(T &gt; t) = sum of w_j P(t_(df_j) &gt; t), w_j the share of part j in
 * the variance: the weighting of Cochran and Cox (1950), which keeps the level also where a part
 * rests on two or three runs, at which Satterthwaite's degrees of freedom exceed it. R 4.2.2:
 * {@code sum(w * pt(t, df, lower.tail = FALSE))}.
 *
 * @param value the difference; finite
 * @param parts of its variance; at least one
 */
public record Difference(double value, List<VariancePart> parts) {

    private static final int HALVINGS = 200;

    /**
     * @throws IllegalArgumentException if the value is not finite or there is no part
     */
    public Difference {
        parts = List.copyOf(parts);
        if (!Double.isFinite(value) || parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "a difference needs a finite value and a variance, got %s and %d parts"
                            .formatted(value, parts.size()));
        }
    }

    /** Returns the standard error, the root of the sum of the parts. */
    public double standardError() {
        return Math.sqrt(variance());
    }

    private double variance() {
        double sum = 0;
        for (VariancePart part : parts) {
            sum += part.variance();
        }
        return sum;
    }

    /** Returns the two-sided p-value of "no difference"; 1 for a difference of exactly 0. */
    public double pValue() {
        return value == 0 ? 1 : Math.min(1, 2 * upper(Math.abs(value) / standardError()));
    }

    /**
     * Returns the interval value -+ t standard errors, of which an estimate like this one takes
     * more with probability (1 - confidence) / 2 on either side.
     *
     * @param confidence two-sided, in (0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public Interval interval(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be in (0, 1), got " + confidence);
        }
        double error = standardError();
        double reach = error == 0 ? 0 : upperQuantile((1 - confidence) / 2) * error;
        return new Interval(value - reach, value + reach);
    }

    /** P(T &gt; t); 0 for an infinite t. */
    private double upper(double t) {
        if (!(t < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        double all = variance();
        double sum = 0;
        for (VariancePart part : parts) {
            sum += part.variance() / all * upper(t, part.degreesOfFreedom());
        }
        return sum;
    }

    private static double upper(double t, double degreesOfFreedom) {
        return degreesOfFreedom == Double.POSITIVE_INFINITY
                ? Normal.upper(t)
                : TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }

    /**
     * Returns the t that T exceeds with this probability.
     *
     * @param probability in (0, 1/2]
     * @throws IllegalArgumentException if it is not
     */
    public double upperQuantile(double probability) {
        if (!(probability > 0 && probability <= 0.5)) {
            throw new IllegalArgumentException(
                    "a probability of the upper half must be in (0, 1/2], got " + probability);
        }
        double low = 0;
        double high = 1;
        while (upper(high) > probability && high < 1e300) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high - low > 1e-13 * high; i++) {
            double middle = low + (high - low) / 2;
            if (upper(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}
