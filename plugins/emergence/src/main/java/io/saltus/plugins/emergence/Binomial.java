package io.saltus.plugins.emergence;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tests and intervals for a share k/n of independent successes.
 *
 * <p>k and n need not be whole: an effective number of trials seldom is. Every formula then reads
 * the regularised incomplete beta function I at real arguments, which at whole ones is the binomial
 * tail.
 */
final class Binomial {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Binomial() {}

    /**
     * P(K >= k) for K ~ Bin(n, p): I_p(k, n - k + 1); 1 for k = 0, 0 for k > n.
     *
     * @param k successes, in [0, n]
     * @param n trials, greater than 0
     * @param p probability of a success, in [0, 1]
     */
    static double upperTail(double k, double n, double p) {
        if (k <= 0 || p >= 1) {
            return 1;
        }
        return p <= 0 || k > n ? 0 : BetaDistribution.of(k, n - k + 1).cumulativeProbability(p);
    }

    /**
     * Lower bound of Clopper and Pearson (1934): the alpha quantile of Beta(k, n - k + 1); 0 for k
     * = 0.
     *
     * @param alpha probability in the tail, in (0, 1)
     */
    static double lower(double k, double n, double alpha) {
        return k <= 0 ? 0 : BetaDistribution.of(k, n - k + 1).inverseCumulativeProbability(alpha);
    }

    /**
     * Upper bound of Clopper and Pearson (1934): the 1 - alpha quantile of Beta(k + 1, n - k); 1
     * for k = n.
     *
     * @param alpha probability in the tail, in (0, 1)
     */
    static double upper(double k, double n, double alpha) {
        return k >= n ? 1 : BetaDistribution.of(k + 1, n - k).inverseSurvivalProbability(alpha);
    }

    /**
     * Test of Cochran (1954) and Armitage (1955) for a linear trend of shares with x:
     *
     * <p>z = sum x_i (k_i - n_i P) / sqrt(P (1 - P) [sum n_i x_i^2 - (sum n_i x_i)^2 / sum n_i]),
     * with P the pooled share. Standard normal without a trend; 0 where P is 0 or 1 or all x are
     * equal.
     *
     * @param from first index, inclusive
     * @param to last index, exclusive
     */
    static double trend(Counts counts, int from, int to) {
        double n = counts.trials(from, to);
        double p = counts.successes(from, to) / n;
        double centre = 0;
        for (int i = from; i < to; i++) {
            centre += counts.trials()[i] * counts.positions()[i] / n;
        }
        double numerator = 0;
        double spread = 0;
        for (int i = from; i < to; i++) {
            double x = counts.positions()[i] - centre; // centred: the unit of scale must not matter
            numerator += x * (counts.successes()[i] - counts.trials()[i] * p);
            spread += counts.trials()[i] * x * x;
        }
        double variance = p * (1 - p) * spread;
        return variance <= 0 ? 0 : numerator / Math.sqrt(variance);
    }

    /** P(Z >= z) for a standard normal Z. */
    static double normalUpperTail(double z) {
        return NORMAL.survivalProbability(z);
    }
}
