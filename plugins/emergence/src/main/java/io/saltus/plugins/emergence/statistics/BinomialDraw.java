package io.saltus.plugins.emergence.statistics;

import java.util.SplittableRandom;

/**
 * Random numbers of successes.
 *
 * <p>By inversion where fewer than {@value #NORMAL_FROM} successes or failures are expected,
 * otherwise from the normal distribution of the same mean and variance, rounded.
 */
final class BinomialDraw {

    private static final double NORMAL_FROM = 25;

    private BinomialDraw() {}

    /**
     * Draws from Bin(n, p).
     *
     * @param n whole number of trials, at least 0
     * @param p proportion in [0, 1]
     */
    static double of(SplittableRandom random, double n, double p) {
        if (p > 0.5) {
            return n - of(random, n, 1 - p);
        }
        if (n * p >= NORMAL_FROM) {
            double drawn = Math.rint(n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian());
            return Math.max(0, Math.min(n, drawn));
        }
        double u = random.nextDouble();
        double mass = Math.exp(n * Math.log1p(-p));
        double k = 0;
        while (u > mass && k < n) {
            u -= mass;
            mass *= (n - k) / (k + 1) * p / (1 - p);
            k++;
            if (mass == 0) {
                break;
            }
        }
        return k;
    }
}
