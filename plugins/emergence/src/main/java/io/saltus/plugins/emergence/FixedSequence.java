package io.saltus.plugins.emergence;

/**
 * The critical scale by testing in a fixed sequence: from the largest scale down, each at the full
 * level, until the first that is not significantly above chance.
 *
 * <p>At scale i the hypothesis p_i <= c + margin (1 - c) is tested by the exact binomial tail. The
 * critical scale is the smallest in the unbroken run of rejections that holds the largest; since
 * the order is fixed beforehand, the probability of any false rejection is at most the level, with
 * no correction for the number of scales (Westfall and Krishen 2001).
 *
 * @param pValues p-value at each scale
 * @param criticalIndex index of the critical scale; -1 if even the largest scale is not above
 *     chance
 */
record FixedSequence(double[] pValues, int criticalIndex) {

    /**
     * @param margin near-random margin, a share of the way from chance to perfect
     * @param alpha level of each test
     */
    static FixedSequence of(Counts counts, double margin, double alpha) {
        int m = counts.size();
        double p0 = counts.atHeight(margin);
        double[] pValues = new double[m];
        for (int i = 0; i < m; i++) {
            pValues[i] = Binomial.upperTail(counts.successes()[i], counts.trials()[i], p0);
        }
        int critical = m;
        while (critical > 0 && pValues[critical - 1] <= alpha) {
            critical--;
        }
        return new FixedSequence(pValues, critical == m ? -1 : critical);
    }

    /**
     * Returns the exact probability, at the observed shares, that scale i is the critical one: r_m
     * ... r_i (1 - r_(i-1)) with r_j the probability of a rejection at scale j.
     */
    static double[] probabilities(Counts counts, double margin, double alpha) {
        int m = counts.size();
        double p0 = counts.atHeight(margin);
        double[] rejection = new double[m];
        double least = 0;
        for (int i = 0; i < m; i++) {
            double n = counts.trials()[i];
            if (i == 0 || n != counts.trials()[i - 1]) {
                least = leastRejected(n, p0, alpha);
            }
            rejection[i] = Binomial.upperTail(least, n, counts.share(i));
        }
        double[] probabilities = new double[m];
        double run = 1;
        for (int i = m - 1; i >= 0; i--) {
            run *= rejection[i];
            probabilities[i] = run * (i == 0 ? 1 : 1 - rejection[i - 1]);
        }
        return probabilities;
    }

    /** The smallest whole k whose tail under p0 is at most alpha; beyond n if there is none. */
    private static double leastRejected(double n, double p0, double alpha) {
        double low = 0;
        double high = Math.floor(n) + 1;
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (Binomial.upperTail(middle, n, p0) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    boolean isPresent() {
        return criticalIndex >= 0;
    }
}
