package io.saltus.plugins.emergence.metric;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Answers of L tokens, right if every token is: q_i = p_i^L (Schaeffer et al. 2023).
 *
 * <p>The effective length L maximises the binomial likelihood of the counts, which is concave in L:
 * it solves sum a_i k_i = sum a_i (n_i - k_i) q_i / (1 - q_i), with a_i = -ln p_i, over the scales
 * with 0 &lt; p_i &lt; 1. R: {@code glm(cbind(k, n - k) ~ 0 + log(p), binomial(link = "log"))}.
 *
 * @param length effective length L, above 0
 * @param expected q_i, one per scale
 * @param pValue p-value of the fit: Pearson's chi-squared on m - 1 degrees of freedom
 */
public record Composition(double length, double[] expected, double pValue) {

    private static final double LONGEST = 1e6;

    /** Copies. */
    public Composition {
        expected = expected.clone();
    }

    /**
     * Fits the length.
     *
     * @param tokens share of right tokens at each scale, in [0, 1]
     * @return a fit; of length NaN where none exists: no right answer, no wrong one, or a right one
     *     where no token is right
     */
    public static Composition of(ScaleCounts counts, double[] tokens) {
        double length = length(counts, tokens);
        double[] expected = new double[tokens.length];
        double chi = 0;
        for (int i = 0; i < tokens.length; i++) {
            expected[i] = Math.pow(tokens[i], length);
            double residual = counts.successes(i) - counts.trials(i) * expected[i];
            double variance = counts.trials(i) * expected[i] * (1 - expected[i]);
            chi += residual == 0 ? 0 : residual * residual / variance;
        }
        double p =
                tokens.length > 1 && !Double.isNaN(chi)
                        ? ChiSquaredDistribution.of(tokens.length - 1.0).survivalProbability(chi)
                        : 1;
        return new Composition(length, expected, p);
    }

    private static double length(ScaleCounts counts, double[] tokens) {
        double hits = 0;
        double misses = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] <= 0 && counts.successes(i) > 0) {
                return Double.NaN;
            }
            if (tokens[i] > 0 && tokens[i] < 1) {
                hits += counts.successes(i);
                misses += counts.trials(i) - counts.successes(i);
            }
        }
        if (!(hits > 0 && misses > 0)) {
            return Double.NaN;
        }
        double low = Math.log(1 / LONGEST);
        double high = Math.log(LONGEST);
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (score(counts, tokens, Math.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }

    /** Derivative of the log likelihood by L. */
    private static double score(ScaleCounts counts, double[] tokens, double length) {
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] > 0 && tokens[i] < 1) {
                double a = -Math.log(tokens[i]);
                double k = counts.successes(i);
                sum += a * ((counts.trials(i) - k) / Math.expm1(a * length) - k);
            }
        }
        return sum;
    }

    /** Whether there is a fit, of at least one token. */
    public boolean exists() {
        return length >= 1;
    }

    @Override
    public double[] expected() {
        return expected.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Composition that
                && Double.compare(length, that.length) == 0
                && Double.compare(pValue, that.pValue) == 0
                && java.util.Arrays.equals(expected, that.expected);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(length) + 31 * java.util.Arrays.hashCode(expected);
    }

    @Override
    public String toString() {
        return "Composition[length=" + length + ", pValue=" + pValue + "]";
    }
}
