package io.saltus.engine.calibration;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The definition of a leap, held against any latent curve on a fine grid. z is kept within [0, 1];
 * positions are in decades.
 *
 * <ol>
 *   <li><b>Absent</b>: z is at most .05 up to the second measured scale, of three or more, and over
 *       at least .6 decade from the smallest.
 *   <li><b>Present</b>: from the smallest scale to the largest the score, (1 - c) z, gains at least
 *       .085.
 *   <li><b>Sharp</b>: from .05 to min(.2, .8 z at the largest), for good, z takes at most 1.75
 *       decades.
 *   <li><b>Not to be extrapolated</b>: over that stretch log z grows at least twice as fast per
 *       decade as from the smallest scale to its start, where z below .02 counts as .02.
 * </ol>
 *
 * <p>The onset is where z crosses min(.1, z at the largest / 2) for good.
 *
 * <p>A criterion may use the same definition; this is not its code, so that a slip in one is seen
 * by the other.
 */
final class LeapDefinition {

    private static final double NEAR_RANDOM = .05;
    private static final double FLOOR = .6;
    private static final double GAIN = .085;
    private static final double WIDTH = 1.75;
    private static final double FASTER = 2;
    private static final double RESOLUTION = .02;
    private static final double FULL = .2;
    private static final double ONSET = .1;
    private static final int GRID = 1024;

    private final DoubleUnaryOperator score;
    private final double lo;
    private final double hi;

    private LeapDefinition(DoubleUnaryOperator score, double lo, double hi) {
        this.score = score;
        this.lo = lo;
        this.hi = hi;
    }

    /**
     * Returns the position of the onset where the curve leaps; nothing where it does not.
     *
     * @param score z by position
     * @param positions the measured ones, rising strictly, at least one
     * @param chance c
     */
    static OptionalDouble onset(DoubleUnaryOperator score, double[] positions, double chance) {
        LeapDefinition curve =
                new LeapDefinition(score, positions[0], positions[positions.length - 1]);
        double until =
                Math.max(positions[0] + FLOOR, positions.length < 3 ? positions[0] : positions[1]);
        return curve.onset(until, chance);
    }

    private OptionalDouble onset(double until, double chance) {
        double start = z(lo);
        double top = z(hi);
        double full = Math.min(FULL, .8 * top);
        // most curves are told by their ends: the grid is for the others
        if (start > NEAR_RANDOM
                || until > hi
                || (1 - chance) * (top - start) < GAIN
                || full <= NEAR_RANDOM
                || first(NEAR_RANDOM) < until) {
            return OptionalDouble.empty();
        }
        double leaves = last(NEAR_RANDOM);
        double rise = last(full) - leaves;
        double before = StrictMath.log(NEAR_RANDOM / Math.max(start, RESOLUTION));
        double after = StrictMath.log(full / NEAR_RANDOM);
        boolean sharp = rise <= WIDTH;
        boolean unforeseen = after * (leaves - lo) >= FASTER * before * rise;
        return sharp && unforeseen
                ? OptionalDouble.of(last(Math.min(ONSET, top / 2)))
                : OptionalDouble.empty();
    }

    private double z(double x) {
        return Math.max(0, Math.min(1, score.applyAsDouble(x)));
    }

    private double at(int i) {
        return lo + (hi - lo) * i / GRID;
    }

    /** Returns where z first exceeds a level that it does not exceed at the smallest scale. */
    private double first(double level) {
        double before = z(lo);
        for (int i = 1; i <= GRID; i++) {
            double z = z(at(i));
            if (z > level) {
                return between(i - 1, before, z, level);
            }
            before = z;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Returns from where on z is above a level that it is above at the largest scale. */
    private double last(double level) {
        double after = z(hi);
        for (int i = GRID - 1; i >= 0; i--) {
            double z = z(at(i));
            if (z <= level) {
                return between(i, z, after, level);
            }
            after = z;
        }
        return lo;
    }

    private double between(int i, double before, double after, double level) {
        return at(i) + (hi - lo) / GRID * (level - before) / (after - before);
    }
}
