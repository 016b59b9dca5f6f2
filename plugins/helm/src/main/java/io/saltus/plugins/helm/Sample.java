package io.saltus.plugins.helm;

import io.saltus.api.data.Outcomes;

/** What the instances say of one score. */
record Sample(Outcomes outcomes) {

    /**
     * Returns whether the score is the mean over these instances. Quotients of sums (bits per byte)
     * and scores of whole sets (macro F1) are not: the spread of instances is not their error.
     */
    boolean isBehind(double score) {
        return Math.abs(outcomes.mean() - score) <= 1e-4 * Math.max(1, Math.abs(score));
    }

    /** Returns whether every instance scored 0 or 1. */
    boolean isAllOrNothing() {
        int[] between = {0};
        outcomes.withShared(outcomes, (mine, same) -> between[0] += mine == 0 || mine == 1 ? 0 : 1);
        return between[0] == 0;
    }

    /** Returns s / sqrt(n), with s^2 divided by n - 1; 0 if there are fewer than 2. */
    double standardError() {
        int n = outcomes.size();
        double mean = outcomes.mean();
        double[] squares = {0};
        outcomes.withShared(outcomes, (mine, same) -> squares[0] += (mine - mean) * (mine - mean));
        return n < 2 ? 0 : Math.sqrt(squares[0] / (n - 1) / n);
    }
}
