package io.saltus.statistics.resampling;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.BinomialQuantile;
import java.util.Arrays;

/**
 * Quantiles of a sample, such as the replicates of a bootstrap.
 *
 * <p>An instance holds the sample in rising order and does not change.
 */
public final class SampleQuantiles {

    private final double[] sorted;

    /**
     * @param values in any order
     * @throws IllegalArgumentException if there are none or one is NaN
     */
    public SampleQuantiles(double... values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("quantiles need at least one value, and no NaN");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /**
     * Returns a quantile, interpolated between order statistics: at (n - 1) share of the way from
     * the least to the largest (Hyndman and Fan 1996, type 7). R 4.2.2: {@code quantile(x, share)}.
     *
     * @param share in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public double of(double share) {
        double at = checked(share) * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Returns the percentile interval of a bootstrap (Efron 1979): the same number of values, the
     * integer below (1 - confidence) / 2 (n - 1), left out at either end.
     *
     * @param confidence two-sided, in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public Interval central(double confidence) {
        double tail = (1 - checked(confidence)) / 2;
        int lower = (int) Math.floor(tail * (sorted.length - 1));
        return new Interval(sorted[lower], sorted[sorted.length - 1 - lower]);
    }

    /**
     * Returns the interval of a quantile of the population between two order statistics, free of
     * its distribution (David and Nagaraja 2003, 7.1), of two-sided confidence .95: of ranks {@code
     * qbinom(.025, n, share)} and {@code qbinom(.975, n, share) + 1} (R 4.2.2) where they exist,
     * otherwise from or to the extreme.
     *
     * @param share in (0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public Interval interval95(double share) {
        int n = sorted.length;
        int low = Math.max(1, BinomialQuantile.of(.025, n, share));
        int high = Math.min(n, BinomialQuantile.of(.975, n, share) + 1);
        return new Interval(sorted[low - 1], sorted[high - 1]);
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share must be in [0, 1], got " + share);
        }
        return share;
    }
}
