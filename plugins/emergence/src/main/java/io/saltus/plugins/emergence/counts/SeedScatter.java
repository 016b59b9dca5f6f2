package io.saltus.plugins.emergence.counts;

import io.saltus.api.words.Numbers;

/**
 * How much training runs of one scale scatter, and what several of them are worth together.
 *
 * <p>All seeds answer the same examples, so R seeds of n examples each are not R n independent
 * ones: what the choice of examples adds to the error stays, however many seeds answer them. A mean
 * over R seeds counts as n examples, less what the seeds scatter beyond the binomial: n_eff = n /
 * (1 + (phi - 1) / R). phi is Pearson's chi-squared about the mean of each scale, summed over
 * scales, per degree of freedom, and at least 1.
 */
public final class SeedScatter {

    private double chiSquared;
    private int freedom;

    /**
     * Takes the seeds of one scale into account.
     *
     * @param shares of right answers, one per seed
     * @param trials examples of each seed, above 0
     */
    public void add(double[] shares, double[] trials) {
        double right = 0;
        double all = 0;
        for (int r = 0; r < shares.length; r++) {
            right += shares[r] * trials[r];
            all += trials[r];
        }
        // half a success and half a failure more: seeds that all score 0 have no scatter to divide
        double mean = (right + 0.5) / (all + 1);
        double centre = right / all;
        for (int r = 0; r < shares.length; r++) {
            double off = shares[r] - centre;
            chiSquared += trials[r] * off * off / (mean * (1 - mean));
        }
        freedom += shares.length - 1;
    }

    /** phi, at least 1; 1 where no scale has two seeds. */
    public double dispersion() {
        return freedom == 0 ? 1 : Math.max(1, chiSquared / freedom);
    }

    /** How much seeds scatter by a {@link #dispersion}, in words; empty where they do not. */
    public static String words(double dispersion) {
        return dispersion > 1
                ? "seeds of one scale scatter %s times as much as examples do"
                        .formatted(Numbers.of(dispersion))
                : "";
    }

    /**
     * Examples that a mean over seeds is worth.
     *
     * @param trials examples of a single seed
     * @param seeds how many, at least 1
     */
    public double effectiveTrials(double trials, int seeds) {
        // one seed scatters as much as any, though it cannot show it
        return trials / (1 + (dispersion() - 1) / seeds);
    }
}
