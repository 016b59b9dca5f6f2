package io.saltus.statistics.exact;

import io.saltus.statistics.distribution.Logistic;
import io.saltus.statistics.distribution.Normal;

/**
 * Test of a binomial count against a proportion that is itself uncertain: P(K &gt;= k) for K ~
 * Bin(n, p) and logit(p) ~ Normal(eta, sigma<sup>2</sup>).
 *
 * <p>With B ~ Beta(k, n - k + 1) it is E<sub>p</sub> P(B &lt;= p) = E<sub>B</sub> P(logit(p) &gt;=
 * logit(B)). The expectation is taken over the wider of the two distributions, so that what is
 * averaged is smooth, by the trapezoidal rule, whose error falls exponentially with the number of
 * points for such integrands (Trefethen and Weideman 2014, SIAM Review 56:385). It agrees to nine
 * digits with R 4.2.2: {@code integrate(function(e) dnorm(e, eta, sigma) * pbinom(k - 1, n,
 * plogis(e), lower.tail = FALSE), -Inf, Inf)}.
 */
public final class UncertainBinomialTest {

    /** Steps in standard deviations of what is integrated over. */
    private static final double STEP = 0.5;

    /** On the logit scale a beta density has poles at plus and minus pi i. */
    private static final double LONGEST_STEP = 0.4;

    private static final double REACH = 9;
    private static final double NEGLIGIBLE = 1e-17;

    private UncertainBinomialTest() {}

    /**
     * Returns the p-value of "the proportion is no higher than foreseen", P(K &gt;= k), in [0, 1];
     * 1 for k = 0.
     *
     * @param k successes, in [0, n]; need not be whole
     * @param n trials, above 0
     * @param eta mean of the logit that is foreseen
     * @param sigma its standard deviation, at least 0
     * @throws IllegalArgumentException if one is not
     */
    public static double greater(double k, double n, double eta, double sigma) {
        if (!(k >= 0 && k <= n && n > 0 && sigma >= 0) || Double.isNaN(eta)) {
            throw new IllegalArgumentException(
                    "needs k in [0, n], n above 0, a number for eta and sigma of at least 0, got %s, %s, %s, %s"
                            .formatted(k, n, eta, sigma));
        }
        if (k <= 0) {
            return 1;
        }
        double width = Math.sqrt(1 / k + 1 / (n - k + 1));
        return sigma < 0.7 * width
                ? overTheForecast(k, n, eta, sigma)
                : overTheCount(k, n - k + 1, eta, sigma, Math.min(LONGEST_STEP, STEP * width));
    }

    private static double overTheForecast(double k, double n, double eta, double sigma) {
        double sum = 0;
        double whole = 0;
        for (double z = -REACH; z <= REACH; z += STEP) {
            double weight = Math.exp(-z * z / 2);
            double p = Logistic.proportion(eta + sigma * z);
            sum += weight * BinomialTest.greater(k, n, p);
            whole += weight;
        }
        return Math.min(1, sum / whole);
    }

    private static double overTheCount(double a, double b, double eta, double sigma, double step) {
        double mode = Math.log(a / b);
        double peak = logDensity(mode, a, b);
        double sum = 0;
        double whole = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            // below the mode the product rises towards eta before it falls
            double turn = direction < 0 ? Math.min(mode, eta) : mode;
            for (int i = direction < 0 ? 0 : 1; ; i++) {
                double u = mode + direction * i * step;
                double density = Math.exp(logDensity(u, a, b) - peak);
                double term = density * Normal.upper((u - eta) / sigma);
                sum += term;
                whole += density;
                if (density < NEGLIGIBLE
                        && term <= NEGLIGIBLE * sum
                        && u * direction >= turn * direction) {
                    break;
                }
            }
        }
        return Math.min(1, sum / whole);
    }

    /** Log density of logit(B), up to a constant. */
    private static double logDensity(double u, double a, double b) {
        double logOnePlus = u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
        return a * u - (a + b) * logOnePlus;
    }
}
