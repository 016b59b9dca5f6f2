package io.saltus.plugins.emergence.statistics;

/**
 * The critical scale: the lowest scale of the unbroken run above chance that ends at the largest
 * scale.
 *
 * <p>Scales are tested from the largest down, each at full level, until one is not rejected. The
 * order is fixed in advance, so the family-wise error stays at the level with no correction
 * (methods B1.3).
 */
public final class FixedSequence {

    private FixedSequence() {}

    /** Exact one-sided p-values against chance plus margin, one per scale. */
    public static double[] pValues(Counts counts, double margin) {
        double[] p = new double[counts.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] =
                    Proportions.aboveChance(
                            counts.successes(i), counts.trials(i), counts.chance(), margin);
        }
        return p;
    }

    /**
     * Lowest index of the run of rejections that holds the largest scale; the number of scales
     * where there is none.
     */
    public static int criticalIndex(double[] pValues, double level) {
        int i = pValues.length;
        while (i > 0 && pValues[i - 1] <= level) {
            i--;
        }
        return i;
    }

    /**
     * Exact distribution of the critical index when scale i has proportion p[i].
     *
     * <p>With r_i = P(scale i is rejected), P(index = j) = r_m ... r_j (1 - r_(j-1)).
     *
     * @return m + 1 probabilities: of index 0, ..., m - 1, and last of no critical scale
     */
    public static double[] distribution(
            Counts design, double[] proportions, double margin, double level) {
        int m = design.size();
        double[] probability = new double[m + 1];
        double run = 1;
        for (int i = m - 1; i >= 0; i--) {
            double n = Math.max(1, Math.rint(design.trials(i)));
            double rejected =
                    Proportions.upperTail(
                            criticalCount(n, design.chance(), margin, level), n, proportions[i]);
            probability[i + 1] = run * (1 - rejected);
            run *= rejected;
        }
        probability[0] = run;
        return probability;
    }

    /** Smallest whole number of successes that rejects; n + 1 where none does. */
    public static double criticalCount(double n, double chance, double margin, double level) {
        double low = 0;
        double high = n + 1;
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (Proportions.aboveChance(middle, n, chance, margin) <= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
