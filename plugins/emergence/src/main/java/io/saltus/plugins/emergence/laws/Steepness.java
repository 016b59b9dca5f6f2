package io.saltus.plugins.emergence.laws;

/**
 * What counts as a slow and as a sharp rise on an axis.
 *
 * <p>On axes shorter than three (sharp: four) decades, such as parameters or loss, shares of the
 * span apply.
 *
 * @param span decades from the smallest scale to the largest
 */
record Steepness(double span) {

    /** Rise of at least this many decades counts as slow, of at most {@link #SHARP} as sharp. */
    private static final double SLOW = 3.5;

    private static final double SHARP = 2;

    /**
     * A hinge that takes more decades than this from near-random ({@value #NEAR_RANDOM} of the way
     * from chance to perfect) to substantial ({@value #SUBSTANTIAL}) is a slow bend and no leap:
     * between {@link #SHARP} and the 2.5 decades from which on a rise from chance is smooth.
     */
    private static final double CLIMB = 2.25;

    private static final double NEAR_RANDOM = 0.02;
    private static final double SUBSTANTIAL = 0.20;
    private static final double SLOW_SHARE = SLOW / 3;
    private static final double SHARP_SHARE = 1.0 / 2;
    private static final double CLIMB_SHARE = SHARP_SHARE * CLIMB / SHARP;

    /** Least 10-90% width of a slow rise, decades. */
    double slow() {
        return Math.min(SLOW, SLOW_SHARE * span);
    }

    /**
     * Largest 10-90% width of a sharp rise, decades.
     *
     * @param gap typical distance of neighbouring scales
     */
    double sharp(double gap) {
        return Math.max(gap * 1.2, Math.min(SHARP, SHARP_SHARE * span));
    }

    /**
     * Rise at which a hinge ceases to be a bend and becomes a leap, normalised.
     *
     * @param location of the hinge, decades above the smallest scale
     */
    double climb(double location) {
        double width = Math.min(CLIMB, CLIMB_SHARE * span);
        return (SUBSTANTIAL - NEAR_RANDOM) * (span - location) / width;
    }
}
