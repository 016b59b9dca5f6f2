package io.saltus.plugins.emergence.onset;

import io.saltus.statistics.resampling.SampleQuantiles;
import java.util.Arrays;

/**
 * Onsets of the refits of a bootstrap.
 *
 * @param onsets where the refitted curve crosses the level, decades, in rising order; those that do
 *     not cross it are left out
 * @param refits number of refits
 */
public record OnsetRefits(double[] onsets, int refits) {

    /** Copies. */
    public OnsetRefits {
        onsets = onsets.clone();
        Arrays.sort(onsets);
    }

    @Override
    public double[] onsets() {
        return onsets.clone();
    }

    /** Share of the refits that have an onset. */
    public double share() {
        return (double) onsets.length / refits;
    }

    /**
     * Quantile of the onsets, interpolated between order statistics; needs at least one onset.
     *
     * @param share in [0, 1]
     */
    public double quantile(double share) {
        return new SampleQuantiles(onsets).of(share);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OnsetRefits that
                && refits == that.refits
                && Arrays.equals(onsets, that.onsets);
    }

    @Override
    public int hashCode() {
        return 31 * refits + Arrays.hashCode(onsets);
    }

    @Override
    public String toString() {
        return onsets.length + " onsets of " + refits + " refits";
    }
}
