package io.saltus.engine.calibration;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.proportion.Proportion;
import io.saltus.statistics.resampling.SampleQuantiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * A number with its 95% interval.
 *
 * @param value the estimate
 * @param lower lower bound
 * @param upper upper bound
 * @param size number of curves behind it
 */
public record Estimate(double value, double lower, double upper, int size) {

    private static Estimate of(double value, Interval interval, int size) {
        return new Estimate(value, interval.lower(), interval.upper(), size);
    }

    /** Returns k / n with Wilson's interval (1927); none where n is 0. */
    static Optional<Estimate> share(long k, int n) {
        return n == 0
                ? Optional.empty()
                : Optional.of(of((double) k / n, Proportion.wilson((double) k, n, .95), n));
    }

    /**
     * Returns a mean with its interval by the normal distribution, kept at 0 or above.
     *
     * @param values at least one, none negative
     */
    static Estimate mean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double reach = Interval.Z_95 * Math.sqrt(variance(values) / values.length);
        return new Estimate(mean, Math.max(0, mean - reach), mean + reach, values.length);
    }

    /**
     * Returns a quantile with its interval between two order statistics, both as {@link
     * SampleQuantiles} has them; none without values.
     *
     * @param values in any order
     * @param q in (0, 1)
     */
    static Optional<Estimate> quantile(double[] values, double q) {
        if (values.length == 0) {
            return Optional.empty();
        }
        SampleQuantiles quantiles = new SampleQuantiles(values);
        return Optional.of(of(quantiles.of(q), quantiles.interval95(q), values.length));
    }

    /**
     * Returns the area under the ROC curve: the probability that a leap scores above another curve,
     * ties half, with the interval of DeLong et al. (1988), kept within [0, 1]. None where either
     * side is empty.
     */
    static Optional<Estimate> area(double[] leaps, double[] others) {
        int m = leaps.length;
        int n = others.length;
        if (m == 0 || n == 0) {
            return Optional.empty();
        }
        double[] beatsOthers = standing(leaps, others);
        double[] beatenByLeaps = standing(others, leaps);
        double area = Arrays.stream(beatsOthers).average().orElse(0);
        double reach =
                Interval.Z_95 * Math.sqrt(variance(beatsOthers) / m + variance(beatenByLeaps) / n);
        return Optional.of(
                new Estimate(area, Math.max(0, area - reach), Math.min(1, area + reach), m + n));
    }

    /** Returns for each value the share of {@code others} below it, ties half. */
    private static double[] standing(double[] values, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(v -> (below(sorted, v, false) + below(sorted, v, true)) / 2.0 / sorted.length)
                .toArray();
    }

    /** Returns how many are less than {@code value}, or at most it. */
    private static int below(double[] sorted, double value, boolean orEqual) {
        int lo = 0;
        int hi = sorted.length;
        while (lo < hi) {
            int middle = (lo + hi) >>> 1;
            if (sorted[middle] < value || orEqual && sorted[middle] == value) {
                lo = middle + 1;
            } else {
                hi = middle;
            }
        }
        return lo;
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
