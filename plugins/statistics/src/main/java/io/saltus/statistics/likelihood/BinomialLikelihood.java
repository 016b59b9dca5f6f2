package io.saltus.statistics.likelihood;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Binomial log likelihoods, for counts that need not be whole.
 *
 * <p>k in [0, n], n at least 0 and p in [0, 1]; anything else is an {@link
 * IllegalArgumentException}. Where p forbids what was seen they are minus infinity; 0 ln 0 = 0.
 */
public final class BinomialLikelihood {

    private BinomialLikelihood() {}

    /** Returns k ln p + (n - k) ln(1 - p), the part that depends on p. */
    public static double kernel(double k, double n, double p) {
        check(k, n, p);
        double hits = k == 0 ? 0 : k * Math.log(p);
        return hits + (k == n ? 0 : (n - k) * Math.log1p(-p));
    }

    /**
     * Returns the sum of {@link #kernel(double, double, double)} over scales.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static double kernel(double[] k, double[] n, double[] p) {
        Lengths.check(k, n, p);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += kernel(k[i], n[i], p[i]);
        }
        return sum;
    }

    /**
     * Returns ln P(Bin(n, p) = k) = ln C(n, k) + k ln p + (n - k) ln(1 - p), with C(n, k) = 1 / ((n
     * + 1) B(k + 1, n - k + 1)). R 4.2.2: {@code dbinom(k, n, p, log = TRUE)}.
     */
    public static double logProbability(double k, double n, double p) {
        return kernel(k, n, p) + logChoose(k, n);
    }

    /**
     * Returns the table of ln P(Bin(n, p) = k) for k = 0, ..., n. R 4.2.2: {@code dbinom(0:n, n, p,
     * log = TRUE)}.
     *
     * @param n at least 0
     */
    public static double[] logProbabilities(int n, double p) {
        check(0, n, p);
        double[] table = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            table[k] = logProbability(k, n, p);
        }
        return table;
    }

    /** ln C(n, k) of real counts; 0 where no or every trial succeeds. */
    static double logChoose(double k, double n) {
        return k == 0 || k == n ? 0 : -Math.log(n + 1) - LogBeta.value(k + 1, n - k + 1);
    }

    private static void check(double k, double n, double p) {
        if (!(k >= 0 && k <= n && n < Double.POSITIVE_INFINITY && p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "a binomial likelihood needs k in [0, n] and p in [0, 1], got %s of %s at %s"
                            .formatted(k, n, p));
        }
    }
}
