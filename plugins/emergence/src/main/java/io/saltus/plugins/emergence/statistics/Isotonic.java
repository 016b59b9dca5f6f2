package io.saltus.plugins.emergence.statistics;

/** Monotone regression by pooling adjacent violators (methods B4.6). */
public final class Isotonic {

    private Isotonic() {}

    /**
     * Non-decreasing values closest to the given ones in weighted least squares; also the binomial
     * maximum likelihood.
     */
    public static double[] nonDecreasing(double[] values, double[] weights) {
        int m = values.length;
        double[] mean = new double[m];
        double[] weight = new double[m];
        int[] length = new int[m];
        int blocks = 0;
        for (int i = 0; i < m; i++) {
            mean[blocks] = values[i];
            weight[blocks] = weights[i];
            length[blocks] = 1;
            while (blocks > 0 && mean[blocks - 1] > mean[blocks]) {
                double sum = weight[blocks - 1] + weight[blocks];
                mean[blocks - 1] =
                        (mean[blocks - 1] * weight[blocks - 1] + mean[blocks] * weight[blocks])
                                / sum;
                weight[blocks - 1] = sum;
                length[blocks - 1] += length[blocks];
                blocks--;
            }
            blocks++;
        }
        double[] fitted = new double[m];
        int at = 0;
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < length[b]; i++) {
                fitted[at++] = mean[b];
            }
        }
        return fitted;
    }

    /** Isotonic proportions of a curve. */
    public static double[] proportions(Counts counts) {
        double[] values = new double[counts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts.proportion(i);
        }
        return nonDecreasing(values, counts.trials());
    }

    /**
     * Likelihood ratio of the saturated against the isotonic fit, 2 (l_saturated - l_isotonic); 0
     * for a monotone curve.
     */
    public static double likelihoodRatio(Counts counts) {
        double[] fitted = proportions(counts);
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double k = counts.successes(i);
            double misses = counts.trials(i) - k;
            sum +=
                    term(k, counts.proportion(i), fitted[i])
                            + term(misses, 1 - counts.proportion(i), 1 - fitted[i]);
        }
        return Math.max(0, 2 * sum);
    }

    private static double term(double count, double observed, double fitted) {
        return count == 0 ? 0 : count * Math.log(observed / fitted);
    }
}
