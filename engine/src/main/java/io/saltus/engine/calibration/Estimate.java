package io.saltus.engine.calibration;

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

    /** Two-sided 95% quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Returns k / n with Wilson's interval (1927); none where n is 0. */
    static Optional<Estimate> share(long k, int n) {
        if (n == 0) {
            return Optional.empty();
        }
        double p = (double) k / n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return Optional.of(
                new Estimate(
                        p,
                        k == 0 ? 0 : Math.max(0, middle - half),
                        k == n ? 1 : Math.min(1, middle + half),
                        n));
    }

    /**
     * Returns a quantile with the interval between two order statistics, distribution-free: ranks
     * {@code qbinom(.025, n, q)} and {@code qbinom(.975, n, q) + 1}, where they exist, otherwise
     * the extremes. The estimate interpolates between order statistics (type 7 of R).
     *
     * @param values in any order
     * @param q in (0, 1)
     */
    static Optional<Estimate> quantile(double[] values, double q) {
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = (n - 1) * q;
        int below = (int) at;
        double value =
                sorted[below] + (at - below) * (sorted[Math.min(n - 1, below + 1)] - sorted[below]);
        int low = Math.max(1, binomialQuantile(n, q, .025));
        int high = Math.min(n, binomialQuantile(n, q, .975) + 1);
        return Optional.of(new Estimate(value, sorted[low - 1], sorted[high - 1], n));
    }

    /** Returns the least k with P(Bin(n, p) at most k) at least {@code level}. */
    private static int binomialQuantile(int n, double p, double level) {
        double logOdds = Math.log(p) - Math.log1p(-p);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum +=
                    Math.exp(
                            Draws.logFactorial(n)
                                    - Draws.logFactorial(k)
                                    - Draws.logFactorial(n - k)
                                    + k * logOdds
                                    + n * Math.log1p(-p));
            if (sum >= level) {
                return k;
            }
        }
        return n;
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
        double error = Math.sqrt(variance(beatsOthers) / m + variance(beatenByLeaps) / n);
        return Optional.of(
                new Estimate(
                        area, Math.max(0, area - Z * error), Math.min(1, area + Z * error), m + n));
    }

    /** Returns for each value the share of {@code others} below it, ties half. */
    private static double[] standing(double[] values, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(v -> (below(sorted, v) + below(sorted, Math.nextUp(v))) / 2.0 / sorted.length)
                .toArray();
    }

    /** Returns how many are less than {@code value}. */
    private static int below(double[] sorted, double value) {
        int lo = 0;
        int hi = sorted.length;
        while (lo < hi) {
            int middle = (lo + hi) >>> 1;
            if (sorted[middle] < value) {
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
