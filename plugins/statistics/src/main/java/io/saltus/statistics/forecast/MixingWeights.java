package io.saltus.statistics.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * How often each of a few explanations holds, learned from many cases at once.
 *
 * <p>Each case, a curve, gives each explanation a likelihood; the shares of the explanations are
 * those that make all cases most probable, with {@code alpha} cases' worth of equal shares added
 * (the posterior mode under a Dirichlet prior): partial pooling. Found by expectation maximisation
 * (Dempster, Laird and Rubin 1977), a fixed number of rounds from equal shares.
 */
public final class MixingWeights {

    private static final int ROUNDS = 30;

    private MixingWeights() {}

    /**
     * Returns the shares, which sum to 1.
     *
     * @param logLikelihoods of each case under each explanation, finite
     * @param alpha cases that equal shares are worth, above 0
     */
    public static double[] of(List<double[]> logLikelihoods, int explanations, double alpha) {
        double[] shares = new double[explanations];
        Arrays.fill(shares, 1.0 / explanations);
        List<double[]> likelihoods = logLikelihoods.stream().map(MixingWeights::relative).toList();
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[explanations];
            Arrays.fill(next, alpha / explanations);
            for (double[] likelihood : likelihoods) {
                double sum = 0;
                for (int g = 0; g < explanations; g++) {
                    sum += shares[g] * likelihood[g];
                }
                for (int g = 0; g < explanations; g++) {
                    next[g] += shares[g] * likelihood[g] / sum;
                }
            }
            double total = alpha + likelihoods.size();
            for (int g = 0; g < explanations; g++) {
                shares[g] = next[g] / total;
            }
        }
        return shares;
    }

    /**
     * Returns the probabilities of the explanations of one case, which sum to 1.
     *
     * @param logLikelihoods under each explanation, finite
     * @param prior weight of each, at least 0, not all 0
     */
    public static double[] posterior(double[] logLikelihoods, double[] prior) {
        double[] posterior = relative(logLikelihoods);
        double sum = 0;
        for (int g = 0; g < posterior.length; g++) {
            posterior[g] *= prior[g];
            sum += posterior[g];
        }
        for (int g = 0; g < posterior.length; g++) {
            posterior[g] /= sum;
        }
        return posterior;
    }

    /** Likelihoods in units of the greatest; above 0, so that no case is impossible. */
    private static double[] relative(double[] logs) {
        double most = Arrays.stream(logs).max().orElse(0);
        return Arrays.stream(logs)
                .map(log -> Math.max(Double.MIN_NORMAL, StrictMath.exp(log - most)))
                .toArray();
    }
}
