package io.saltus.statistics.isotonic;

/** Monotone regression by pooling adjacent violators (Ayer et al. 1955). */
public final class IsotonicRegression {

    private IsotonicRegression() {}

    /**
     * Returns the values that never fall and are closest to the given ones in weighted least
     * squares; of proportions weighted by their trials also the maximum likelihood. R 4.2.2: {@code
     * isoreg(values)$yf} at equal weights.
     *
     * @param values in order
     * @param weights as many, above 0
     * @throws IllegalArgumentException if they differ in number
     */
    public static double[] nonDecreasing(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "%d values need as many weights, got %d"
                            .formatted(values.length, weights.length));
        }
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

    /**
     * Returns the binomial likelihood ratio of the saturated against the monotone fit, 2
     * (l_saturated - l_monotone), at least 0; 0 for proportions that never fall. R 4.2.2: with p =
     * {@code isoreg(k / n)$yf} at equal n, {@code 2 * (sum(dbinom(k, n, k/n, log = TRUE)) -
     * sum(dbinom(k, n, p, log = TRUE)))}.
     *
     * @param successes in [0, trials], in order
     * @param trials as many, above 0
     * @throws IllegalArgumentException if they differ in number
     */
    public static double likelihoodRatio(double[] successes, double[] trials) {
        double[] observed = new double[successes.length];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = successes[i] / trials[i];
        }
        double[] fitted = nonDecreasing(observed, trials);
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double misses = trials[i] - successes[i];
            sum +=
                    term(successes[i], observed[i], fitted[i])
                            + term(misses, 1 - observed[i], 1 - fitted[i]);
        }
        return Math.max(0, 2 * sum);
    }

    private static double term(double count, double observed, double fitted) {
        return count == 0 ? 0 : count * Math.log(observed / fitted);
    }
}
