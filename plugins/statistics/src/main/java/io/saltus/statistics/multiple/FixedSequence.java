package io.saltus.statistics.multiple;

/**
 * Tests in an order fixed in advance, each at full level, until one is not rejected: the
 * family-wise error stays at the level with no correction (Maurer, Hothorn and Lehmacher 1995).
 *
 * <p>The order is from the last hypothesis to the first, as scales are tested from the largest
 * down.
 */
public final class FixedSequence {

    private FixedSequence() {}

    /**
     * Returns the lowest index of the unbroken run of rejections that ends at the last hypothesis;
     * the number of hypotheses where the last is not rejected.
     *
     * @param p p-values
     * @param level of each test; a p-value at the level rejects
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static int firstOfRun(double[] p, double level) {
        PValues.check(p);
        int i = p.length;
        while (i > 0 && p[i - 1] <= level) {
            i--;
        }
        return i;
    }

    /**
     * Returns the distribution of {@link #firstOfRun} where hypothesis i is rejected with
     * probability r_i, independently of the others: P(index = j) = r_m ... r_j (1 - r_(j-1)).
     *
     * @param rejected r_i, in [0, 1]
     * @return m + 1 probabilities: of index 0, ..., m - 1, and last that none is rejected
     * @throws IllegalArgumentException if a probability is not in [0, 1]
     */
    public static double[] distribution(double... rejected) {
        PValues.check(rejected);
        int m = rejected.length;
        double[] probability = new double[m + 1];
        double run = 1;
        for (int i = m - 1; i >= 0; i--) {
            probability[i + 1] = run * (1 - rejected[i]);
            run *= rejected[i];
        }
        probability[0] = run;
        return probability;
    }
}
