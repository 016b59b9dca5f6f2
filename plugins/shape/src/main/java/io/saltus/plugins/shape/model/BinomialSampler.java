package io.saltus.plugins.shape.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws shares K/n with K ~ Bin(n, p), by inversion of a table of cumulative probabilities.
 *
 * <p>The table holds the counts within nine standard deviations (and at least 40) of the mode,
 * relative to the probability of the mode, so that no factorial is needed. From 10^9 trials on the
 * table would be large and K is drawn from the normal distribution of the same mean and variance.
 */
public final class BinomialSampler {

    private static final double MOST_TABULATED = 1e9;

    private final double trials;
    private final double share;
    private final double first;
    private final double[] cumulative;

    /**
     * @param trials n, whole, at least 1
     * @param share p, in [0, 1]
     */
    public BinomialSampler(double trials, double share) {
        this.trials = trials;
        this.share = share;
        if (trials > MOST_TABULATED || share <= 0 || share >= 1) {
            first = 0;
            cumulative = new double[0];
            return;
        }
        double reach = Math.max(40, Math.ceil(9 * Math.sqrt(trials * share * (1 - share))));
        double mode = Math.min(trials, Math.floor((trials + 1) * share));
        first = Math.max(0, mode - reach);
        int at = (int) (mode - first);
        double[] mass = new double[(int) (Math.min(trials, mode + reach) - first) + 1];
        double odds = share / (1 - share);
        mass[at] = 1;
        for (int j = at + 1; j < mass.length; j++) {
            mass[j] = mass[j - 1] * odds * (trials - first - j + 1) / (first + j);
        }
        for (int j = at - 1; j >= 0; j--) {
            mass[j] = mass[j + 1] * (first + j + 1) / (odds * (trials - first - j));
        }
        for (int j = 1; j < mass.length; j++) {
            mass[j] += mass[j - 1];
        }
        cumulative = mass;
    }

    /** Draws a share. */
    public double next(RandomGenerator random) {
        if (cumulative.length == 0) {
            double spread = Math.sqrt(Math.max(0, share * (1 - share)) / trials);
            return spread == 0
                    ? share
                    : Math.max(0, Math.min(1, share + spread * random.nextGaussian()));
        }
        double u = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, u);
        int index = found >= 0 ? found + 1 : -found - 1;
        return (first + Math.min(index, cumulative.length - 1)) / trials;
    }
}
