package io.saltus.statistics.likelihood;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Beta-binomial log likelihoods: of counts whose proportion scatters by a beta distribution of mean
 * p and intra-class correlation rho, a = p (1 - rho) / rho and b = (1 - p) (1 - rho) / rho (Skellam
 * 1948). The variance is n p (1 - p) (1 + (n - 1) rho); at rho = 0 they are binomial.
 *
 * <p>k in [0, n], n at least 0, p in [0, 1] and rho in [0, 1); anything else is an {@link
 * IllegalArgumentException}. Where p = 0 or 1 forbids what was seen they are minus infinity.
 */
public final class BetaBinomialLikelihood {

    private BetaBinomialLikelihood() {}

    /**
     * Returns ln P(K = k) = ln C(n, k) + ln B(k + a, n - k + b) - ln B(a, b). SciPy 1.17.1: {@code
     * scipy.stats.betabinom.logpmf(k, n, a, b)}.
     */
    public static double logProbability(double k, double n, double p, double rho) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("a correlation must be in [0, 1), got " + rho);
        }
        if (rho == 0 || p <= 0 || p >= 1) {
            return BinomialLikelihood.logProbability(k, n, p);
        }
        if (!(k >= 0 && k <= n && n < Double.POSITIVE_INFINITY) || Double.isNaN(p)) {
            throw new IllegalArgumentException(
                    "a beta-binomial likelihood needs k in [0, n] and p in [0, 1], got %s of %s at %s"
                            .formatted(k, n, p));
        }
        double size = (1 - rho) / rho;
        double a = p * size;
        double b = (1 - p) * size;
        return BinomialLikelihood.logChoose(k, n)
                + LogBeta.value(k + a, n - k + b)
                - LogBeta.value(a, b);
    }

    /**
     * Returns the sum of {@link #logProbability(double, double, double, double)} over scales.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static double logLikelihood(double[] k, double[] n, double[] p, double rho) {
        Lengths.check(k, n, p);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += logProbability(k[i], n[i], p[i], rho);
        }
        return sum;
    }
}
