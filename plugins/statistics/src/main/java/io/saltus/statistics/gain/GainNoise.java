package io.saltus.statistics.gain;

import io.saltus.statistics.Arguments;

/**
 * What the variances of measured gains may be, each with its probability.
 *
 * @param variances each of as many as there are gains, above 0
 * @param weights their probabilities
 */
public record GainNoise(double[][] variances, double[] weights) {

    /** Standard deviations between gains of one position that errors do not explain. */
    private static final double[] SCATTER = {0, 0.01, 0.02, 0.04, 0.08, 0.16};

    private static final double[] SCATTER_WEIGHTS = {0.40, 0.25, 0.15, 0.10, 0.06, 0.04};

    /**
     * @throws IllegalArgumentException if a variance is not above 0, or the numbers of variances
     *     differ
     */
    public GainNoise {
        if (variances.length == 0 || variances.length != weights.length) {
            throw new IllegalArgumentException("each account of the noise needs its weight");
        }
        for (double[] account : variances) {
            Arguments.sameLength(account, variances[0]);
            for (double variance : account) {
                if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "a variance must be above 0, got " + variance);
                }
            }
        }
    }

    /**
     * Returns known variances of error, and beside them a scatter of unknown size: of standard
     * deviation 0 with probability .40, .01 with .25, .02 with .15, .04 with .10, .08 with .06 and
     * .16 with .04.
     */
    public static GainNoise scattered(double[] errors) {
        double[][] all = new double[SCATTER.length][errors.length];
        for (int r = 0; r < all.length; r++) {
            for (int i = 0; i < errors.length; i++) {
                all[r][i] = errors[i] + SCATTER[r] * SCATTER[r];
            }
        }
        return new GainNoise(all, SCATTER_WEIGHTS.clone());
    }

    /** Returns these variances, one as probable as the other. */
    public static GainNoise oneOf(double[][] variances) {
        double[] weights = new double[variances.length];
        java.util.Arrays.fill(weights, 1.0 / variances.length);
        return new GainNoise(variances, weights);
    }
}
