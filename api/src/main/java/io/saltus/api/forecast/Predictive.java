package io.saltus.api.forecast;

import io.saltus.api.curve.Interval;
import io.saltus.api.words.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A predictive distribution: what a score to come may be, as equally likely values.
 *
 * <p>The n values are a sample, or the quantiles at (i + .5) / n, in units of the metric. They hold
 * all that is not known of a score as it would be measured: of the curve, of the model, and the
 * noise of the examples. Immutable.
 */
public final class Predictive {

    /** Most values a distribution has. */
    public static final int MOST = 2000;

    private final double[] sorted;
    private final OptionalDouble leap;

    private Predictive(double[] sorted, OptionalDouble leap) {
        this.sorted = sorted;
        this.leap = leap;
    }

    /**
     * Returns the distribution of these equally likely values.
     *
     * @param values 1 to {@value #MOST} of them, finite, in any order
     * @throws IllegalArgumentException if there are fewer or more, or one is not finite
     */
    public static Predictive of(double... values) {
        if (values.length < 1 || values.length > MOST) {
            throw new IllegalArgumentException(
                    "a predictive distribution has 1 to %d values, got %d"
                            .formatted(MOST, values.length));
        }
        double[] sorted = values.clone();
        for (double value : sorted) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "a predictive distribution has finite values, got " + Numbers.exact(value));
            }
        }
        Arrays.sort(sorted);
        return new Predictive(sorted, OptionalDouble.empty());
    }

    /**
     * Returns the mixture of several distributions, as the quantiles at (i + .5) / n of the
     * weighted values, n being the number of all values but at most {@value #MOST}. Its probability
     * of a leap is the weighted mean of those that have one.
     *
     * @param parts at least one
     * @param weights one for each, at least 0, not all 0; they need not sum to 1
     * @throws IllegalArgumentException if that is not so
     */
    public static Predictive mixture(List<Predictive> parts, double... weights) {
        return new Mixture(parts, weights).distribution();
    }

    /**
     * Returns this distribution with the probability that the ability leaps at or before the scale
     * that is forecast, where a method knows of leaps.
     *
     * @param probability in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public Predictive withLeap(double probability) {
        requireShare("a probability", probability);
        return new Predictive(sorted, OptionalDouble.of(probability));
    }

    /** Returns the probability of a leap by then, where the method knows of leaps. */
    public OptionalDouble leap() {
        return leap;
    }

    /** Returns a new array of the values, in rising order. */
    public double[] values() {
        return sorted.clone();
    }

    /** Returns the number of values, n. */
    public int size() {
        return sorted.length;
    }

    /**
     * Returns a quantile: straight between the values at (i + .5) / n, the first or last beyond
     * them (Hyndman and Fan 1996, type 5). R 4.2.2: {@code quantile(x, p, type = 5)}.
     *
     * @param p in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public double quantile(double p) {
        requireShare("a share", p);
        double at = Math.max(0, Math.min(sorted.length - 1, p * sorted.length - .5));
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Returns the interval that leaves the same probability out at either end.
     *
     * @param mass probability inside, in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public Interval interval(double mass) {
        requireShare("a probability", mass);
        return new Interval(quantile((1 - mass) / 2), quantile((1 + mass) / 2));
    }

    /** Returns the median. */
    public double median() {
        return quantile(.5);
    }

    /** Returns the mean of the values. */
    public double mean() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum / sorted.length;
    }

    /** Returns {@code P(Y > score)}: the share of the values above it. */
    public double above(double score) {
        return (sorted.length - notAbove(score)) / (double) sorted.length;
    }

    /** Returns {@code P(Y < score)}: the share of the values below it. */
    public double below(double score) {
        int at = Arrays.binarySearch(sorted, score);
        int below = at < 0 ? -at - 1 : at;
        while (below > 0 && sorted[below - 1] == score) {
            below--;
        }
        return below / (double) sorted.length;
    }

    /**
     * Returns the continuous ranked probability score of what came, the integral of {@code (F(x) -
     * 1{y <= x})^2} for the step function F of the values, {@code mean |v - y| - mean |v - v'| /
     * 2}: at least 0, in units of the metric, the smaller the better; |v - y| of a single value
     * (Gneiting and Raftery 2007, eq. 21). R: {@code scoringRules::crps_sample}.
     *
     * @param y the score that came; finite
     */
    public double crps(double y) {
        int n = sorted.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (sorted[i] - y) * ((y < sorted[i] ? n : 0) - i - .5);
        }
        return Math.max(0, 2 * sum / ((double) n * n));
    }

    /**
     * Returns the logarithm of the density at what came: the larger the better, always finite.
     *
     * <p>The density is .99 that of Gaussian kernels at the values and .01 that of a Cauchy
     * distribution about the median, so that what nobody thought of costs much, not all. The
     * kernels' width is Silverman's, {@code .9 min(sd, iqr / 1.34) n^-.2} (R 4.2.2: {@code bw.nrd0}
     * but for the type of the quantiles), at least {@code grain}; the Cauchy's the standard
     * deviation, at least {@code grain}.
     *
     * @param y the score that came; finite
     * @param grain smallest difference that a score can show, such as half of 1 / examples; above 0
     * @throws IllegalArgumentException if the grain is not above 0
     */
    public double logScore(double y, double grain) {
        return new Density(sorted, median(), interval(.5).width(), grain).log(y);
    }

    /**
     * Returns the logarithm of the density at what came, with a grain of .001; see {@link
     * #logScore(double, double)}.
     */
    public double logScore(double y) {
        return logScore(y, .001);
    }

    private int notAbove(double score) {
        int at = Arrays.binarySearch(sorted, score);
        int end = at < 0 ? -at - 1 : at + 1;
        while (end < sorted.length && sorted[end] == score) {
            end++;
        }
        return end;
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    what + " must be in [0, 1], got " + Numbers.exact(share));
        }
    }

    /** Two distributions are equal if their values are, and what they say of a leap. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Predictive that
                && Arrays.equals(sorted, that.sorted)
                && leap.equals(that.leap);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sorted) + leap.hashCode();
    }

    /** Returns the median and the 95% interval in words. */
    @Override
    public String toString() {
        Interval ends = interval(.95);
        return "%s [%s, %s]"
                .formatted(
                        Numbers.of(median()), Numbers.of(ends.lower()), Numbers.of(ends.upper()));
    }
}
