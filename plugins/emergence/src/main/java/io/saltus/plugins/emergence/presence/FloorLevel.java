package io.saltus.plugins.emergence.presence;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/** The level from which a curve's laws rise. */
public final class FloorLevel {

    /** Two-sided 1% point of the normal: a floor off chance by more is not at chance. */
    private static final double OFF_CHANCE = 2.576;

    private FloorLevel() {}

    /**
     * Chance, or the pooled proportion below the cut where that is known to differ.
     *
     * <p>A floor at .27 where chance is .25 and the examples are many (answer priors, failed
     * parses) would otherwise count against every law that rises from chance. Against chance 0 the
     * level is (hits + 1/2) / (trials + 1), because a law that forbids any hit has no likelihood.
     */
    public static double of(ScaleCounts counts, Presence presence) {
        int below = presence.criticalIndex() >= 2 ? presence.criticalIndex() : presence.cut();
        boolean known = below > 0 && below < counts.size();
        int floor = known ? below : 1;
        double hits = counts.successesWithin(0, floor);
        double trials = counts.trialsWithin(0, floor);
        double chance = counts.chance();
        double error = Math.sqrt(chance * (1 - chance) / trials);
        boolean off = known && Math.abs(hits / trials - chance) > OFF_CHANCE * error;
        double measured = Math.min(counts.proportionAt(0.1), (hits + 0.5) / (trials + 1));
        return chance == 0 || off ? measured : chance;
    }
}
