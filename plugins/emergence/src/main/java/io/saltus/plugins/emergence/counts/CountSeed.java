package io.saltus.plugins.emergence.counts;

/**
 * The seed of a curve's random numbers: of its counts and chance level and nothing else.
 *
 * <p>Positions are left out, so that neither the unit of the scale nor the axis changes what is
 * drawn. ScaleCounts are taken to a millionth, because an effective number of trials is a rounded
 * one.
 */
public final class CountSeed {

    private static final double RESOLUTION = 1e6;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private CountSeed() {}

    public static long of(ScaleCounts counts) {
        long seed = mixed(counts.size(), counts.chance());
        for (int i = 0; i < counts.size(); i++) {
            seed = mixed(mixed(seed, counts.successes(i)), counts.trials(i));
        }
        return seed;
    }

    private static long mixed(long seed, double value) {
        long mixed = (seed ^ Math.round(value * RESOLUTION)) * FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
