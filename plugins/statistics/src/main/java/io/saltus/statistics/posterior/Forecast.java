package io.saltus.statistics.posterior;

import io.saltus.statistics.distribution.Normal;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The predictive distribution of a score at one position: a mixture over latent curves and scatter.
 *
 * <p>Kept as the mass of each scatter in {@value #BINS} bins of the logit of the share.
 */
public final class Forecast {

    static final double NEGLIGIBLE = 1e-7;

    private static final int BINS = 640;
    private static final double FARTHEST = 16; // the logit of 1 - 1e-7 is 16.1

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[][] mass = new double[Evidence.SCATTER.length][BINS];
    private double total;
    private double sum;

    Forecast() {}

    /**
     * Adds a share with its weight.
     *
     * @param level index of the scatter
     */
    void add(double p, int level, double weight) {
        double logit = Elementary.log(p / (1 - p));
        int bin = (int) ((logit + FARTHEST) / (2 * FARTHEST) * BINS);
        mass[level][Math.max(0, Math.min(BINS - 1, bin))] += weight;
        total += weight;
        sum += weight * p;
    }

    private static double share(int bin) {
        return 1 / (1 + StrictMath.exp(FARTHEST - (bin + .5) * (2 * FARTHEST / BINS)));
    }

    /** Returns the expected share, in [0, 1]. */
    public double mean() {
        return sum / total;
    }

    /**
     * Returns P(at least k right of n), the tail probability of what came.
     *
     * @param k in [0, n], not of necessity whole
     * @param n at least 1
     * @throws IllegalArgumentException if they are not
     */
    public double atLeast(double k, double n) {
        if (!(k >= 0 && k <= n && n >= 1 && n < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a forecast needs k in [0, n] and n of at least 1, got %s of %s"
                            .formatted(k, n));
        }
        if (k == 0) {
            return 1;
        }
        double tail = 0;
        for (int level = 0; level < mass.length; level++) {
            double s = Evidence.SCATTER[level];
            for (int bin = 0; bin < BINS; bin++) {
                if (mass[level][bin] > NEGLIGIBLE * total) {
                    double p = share(bin);
                    double effect = 1 + (n - 1) * s * s * p * (1 - p);
                    double hits = k / effect;
                    double misses = Math.max(0, (n - k + 1) / effect);
                    tail += mass[level][bin] * RegularizedBeta.value(p, hits, misses);
                }
            }
        }
        return Math.min(1, tail / total);
    }

    /**
     * Returns the share right that at most {@code probability} of n answers fall below.
     *
     * @param probability in (0, 1)
     * @param n at least 1
     * @throws IllegalArgumentException if they are not
     */
    public double quantile(double probability, double n) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "a probability must be in (0, 1), got " + probability);
        }
        double low = 0;
        double high = n;
        while (high - low > 1e-4 * n && (n > 1e4 || high - low >= .5)) {
            double middle = (low + high) / 2;
            if (1 - atLeast(middle, n) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2 / n;
    }

    /**
     * Returns shares right that are equally likely, as so many examples would show them.
     *
     * <p>Latent shares are taken by systematic resampling, rising; scatter and examples, as of
     * {@link Evidence}, by the multiples of the inverse golden ratio: no chance is in it.
     *
     * @param n at least 1
     * @param count how many values, at least 1
     */
    public double[] values(double n, int count) {
        double[] values = new double[count];
        int filled = 0;
        double passed = 0;
        for (int bin = 0; bin < BINS; bin++) {
            for (int level = 0; level < mass.length && filled < count; level++) {
                if (mass[level][bin] == 0) {
                    continue;
                }
                passed += mass[level][bin] / total;
                double p = share(bin);
                double deviation =
                        Math.sqrt(
                                p
                                        * (1 - p)
                                        / n
                                        * Evidence.effect(n, (p * n + .5) / (n + 1), level));
                while (filled < count && (filled + .5) / count < passed + 1e-12) {
                    double turns = (filled + 1) * GOLDEN;
                    double z = Normal.upperQuantile(1 - (turns - Math.floor(turns)));
                    values[filled++] = Math.max(0, Math.min(1, p + deviation * z));
                }
            }
        }
        while (filled < count) { // what rounding left
            values[filled] = values[filled++ - 1];
        }
        return values;
    }
}
