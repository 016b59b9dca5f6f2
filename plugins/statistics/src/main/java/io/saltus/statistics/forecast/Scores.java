package io.saltus.statistics.forecast;

import io.saltus.statistics.Arguments;

/**
 * Shares right of models at positions, as empirical logits with their variances.
 *
 * <p>The logit of k right of n is ln((k + 1/2) / (n - k + 1/2)) (Haldane 1956), its variance 1 / (n
 * q (1 - q)) with q = (k + 1/2) / (n + 1).
 *
 * @param positions in decades or another unit in which widths are comparable, rising
 * @param logits of the shares
 * @param variances of the logits, as examples that are drawn anew would make them
 * @param families number of each model's family
 */
public record Scores(double[] positions, double[] logits, double[] variances, int[] families) {

    /**
     * Returns the scores of models.
     *
     * @param positions finite and rising; several may be equal
     * @param shares in [0, 1]
     * @param examples at least 1
     * @param families number of each model's family
     */
    public static Scores of(
            double[] positions, double[] shares, double[] examples, int[] families) {
        Arguments.values(positions, 1);
        Arguments.sameLength(positions, shares);
        Arguments.sameLength(positions, examples);
        if (families.length != positions.length) {
            throw new IllegalArgumentException(
                    "there must be as many families as positions, got %d and %d"
                            .formatted(families.length, positions.length));
        }
        double[] logits = new double[shares.length];
        double[] variances = new double[shares.length];
        for (int i = 0; i < logits.length; i++) {
            double share = shares[i];
            double n = examples[i];
            if (!(share >= 0 && share <= 1 && n >= 1 && n < Double.POSITIVE_INFINITY)
                    || i > 0 && positions[i] < positions[i - 1]) {
                throw new IllegalArgumentException(
                        "scores need rising positions, shares in [0, 1] and examples of at least 1, got"
                                + " %s, %s and %s".formatted(positions[i], share, n));
            }
            double q = (share * n + .5) / (n + 1);
            logits[i] = StrictMath.log(q / (1 - q));
            variances[i] = 1 / (n * q * (1 - q));
        }
        return new Scores(positions.clone(), logits, variances, families.clone());
    }

    /** Returns the number of models. */
    public int size() {
        return positions.length;
    }

    /**
     * Returns the models at the largest positions: half of them, and at least a number where there
     * are.
     */
    public Scores upperHalf(int least) {
        int n = size();
        return from(n - Math.min(n, Math.max(least, n - n / 2)));
    }

    /** Returns the models from an index on. */
    public Scores from(int first) {
        int n = size();
        return new Scores(
                java.util.Arrays.copyOfRange(positions, first, n),
                java.util.Arrays.copyOfRange(logits, first, n),
                java.util.Arrays.copyOfRange(variances, first, n),
                java.util.Arrays.copyOfRange(families, first, n));
    }

    /** Returns whether all models lie at one position. */
    public boolean isOnePlace() {
        return positions[positions.length - 1] == positions[0];
    }
}
