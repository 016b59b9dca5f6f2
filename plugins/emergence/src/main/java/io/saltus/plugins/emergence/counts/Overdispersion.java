package io.saltus.plugins.emergence.counts;

/**
 * Effective numbers of examples where scores scatter more than the binomial allows.
 *
 * <p>A proportion p of n examples with a further variance v between models of one scale has the
 * variance p (1 - p) / n + v, that of n_eff = p (1 - p) / (p (1 - p) / n + v) examples.
 */
public final class Overdispersion {

    private Overdispersion() {}

    /**
     * Effective trials for a standard deviation tau of the proportion itself, the same at every
     * level.
     */
    public static ScaleCounts ofProportion(ScaleCounts counts, double tau) {
        double[] effective = new double[counts.size()];
        for (int i = 0; i < effective.length; i++) {
            double variance = variance(counts, i);
            effective[i] = variance / (variance / counts.trials(i) + tau * tau);
        }
        return counts.withTrials(effective);
    }

    /**
     * p (1 - p) with p drawn half a success towards 1/2, and at least at chance: a zero count has a
     * variance too.
     */
    private static double variance(ScaleCounts counts, int i) {
        double p = Math.max((counts.successes(i) + 0.5) / (counts.trials(i) + 1), counts.chance());
        return p * (1 - p);
    }
}
