package io.saltus.sources.examples;

import java.util.Optional;

/**
 * The graded scores of a multiple-choice example, from the log-likelihoods l_j of its choices, with
 * p_j = e^{l_j} / sum_k e^{l_k}.
 *
 * @param correct the probability of the right choice among the choices, in [0, 1]
 * @param brier sum_j (p_j - [j right])^2, in [0, 2]
 */
public record ChoiceScores(double correct, double brier) {

    /**
     * Returns the scores of an example; none of fewer than two choices, of a right one that is not
     * among them, or of a log-likelihood that is not finite.
     *
     * @param likelihoods log-likelihood of each choice
     * @param right index of the right one
     */
    public static Optional<ChoiceScores> of(double[] likelihoods, int right) {
        if (likelihoods.length < 2 || right < 0 || right >= likelihoods.length) {
            return Optional.empty();
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double likelihood : likelihoods) {
            if (!Double.isFinite(likelihood)) {
                return Optional.empty();
            }
            largest = Math.max(largest, likelihood);
        }
        double sum = 0;
        for (double likelihood : likelihoods) {
            sum += Math.exp(likelihood - largest);
        }
        double brier = 0;
        for (int j = 0; j < likelihoods.length; j++) {
            double away = Math.exp(likelihoods[j] - largest) / sum - (j == right ? 1 : 0);
            brier += away * away;
        }
        return Optional.of(new ChoiceScores(Math.exp(likelihoods[right] - largest) / sum, brier));
    }
}
