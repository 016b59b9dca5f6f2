package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.resampling.SampleQuantiles;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Where the gain of a strategy turns positive for good.
 *
 * <p>Linear interpolation between the last scale with a gain of 0 or below and the next: x = x_i +
 * (x_(i+1) - x_i) (-g_i) / (g_(i+1) - g_i).
 */
public final class GainCrossing {

    private GainCrossing() {}

    /**
     * Position of the crossing; none where the gain is positive at every scale, or not at the
     * largest.
     */
    public static OptionalDouble of(double[] positions, double[] gains) {
        int last = gains.length - 1;
        int i = last;
        while (i >= 0 && gains[i] > 0) {
            i--;
        }
        return i < 0 || i == last
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        positions[i]
                                + (positions[i + 1] - positions[i])
                                        * (-gains[i] / (gains[i + 1] - gains[i])));
    }

    /**
     * Parametric bootstrap percentile interval of the crossing.
     *
     * <p>A draw with a gain at every scale crosses at the smallest or below, one without at the
     * largest at that or beyond: such draws count at that end, so an end of the interval there is
     * censored.
     *
     * @param draws number of draws, at least 1
     * @param seed seed of the draws: the same seed gives the same interval
     */
    public static Interval bootstrap(
            double[] positions,
            List<StrategyComparison> comparisons,
            double confidence,
            int draws,
            long seed) {
        int last = positions.length - 1;
        SplittableRandom random = new SplittableRandom(seed);
        double[] crossings = new double[draws];
        double[] gains = new double[positions.length];
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < gains.length; i++) {
                gains[i] = comparisons.get(i).draw(random);
            }
            crossings[d] =
                    of(positions, gains).orElse(gains[last] > 0 ? positions[0] : positions[last]);
        }
        return new SampleQuantiles(crossings).central(confidence);
    }
}
