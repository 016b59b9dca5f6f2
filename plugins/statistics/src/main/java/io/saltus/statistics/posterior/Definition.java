package io.saltus.statistics.posterior;

/**
 * The definition of a leap, in four clauses about the latent curve z(x); noise has no part in it.
 *
 * <ol>
 *   <li><b>Absent</b>: z is near-random, at most {@code nearRandom}, over at least {@code floor}
 *       decades from the smallest measured scale on and, where three scales or more are measured,
 *       up to the second of them; and never below -.3.
 *   <li><b>Present</b>: from there to the largest scale the score, (1 - c) max(z, 0), gains at
 *       least {@code gain}.
 *   <li><b>Sharp</b>: from {@code nearRandom} to min(.2, .8 z at the largest scale), for good, z
 *       takes at most {@code width} decades.
 *   <li><b>Not to be extrapolated</b>: over that stretch log z grows at least {@code faster} times
 *       as fast per decade as from the smallest scale to its start, where z below {@code
 *       resolution} counts as {@code resolution}. In other words: the straight continuation, in log
 *       score, of what was there before foresees less than half of the rise.
 * </ol>
 *
 * @param nearRandom greatest z that is near-random, in (0, .1]
 * @param floor decades, at least 0
 * @param gain least gain in score, in (nearRandom, 1]
 * @param width decades, above 0
 * @param faster at least 0; at 0 nothing is to be extrapolated
 * @param resolution in (0, nearRandom]
 */
public record Definition(
        double nearRandom,
        double floor,
        double gain,
        double width,
        double faster,
        double resolution) {

    /** The constants in use: .05, .6 decade, .085, 1.75 decades, twice as fast, .02. */
    public static final Definition STANDARD = new Definition(.05, .6, .085, 1.75, 2, .02);

    /** z below which a floor is not near-random but far below chance. */
    public static final double BELOW_CHANCE = -.3;

    private static final Shape[] SHAPES = Shape.values();
    private static final double TURN = .05;
    private static final double FULL = .2;
    private static final double ONSET = .1;

    /** Refuses constants outside of their range. */
    public Definition {
        if (!(nearRandom > 0
                && nearRandom <= .1
                && floor >= 0
                && gain > nearRandom
                && gain <= 1
                && width > 0
                && faster >= 0
                && resolution > 0
                && resolution <= nearRandom)) {
            throw new IllegalArgumentException(
                    "a definition needs 0 < resolution <= nearRandom <= .1, floor >= 0, gain in"
                            + " (nearRandom, 1], width > 0 and faster >= 0, got "
                            + "%s, %s, %s, %s, %s, %s"
                                    .formatted(resolution, nearRandom, floor, gain, width, faster));
        }
    }

    /**
     * Returns what the latent curve z = d + (1 - d) f does over the axis.
     *
     * @param f the curve of the ability
     * @param d what answers without the ability give
     * @param chance at 0, z below 0 is 0
     */
    Traits of(LatentCurve f, double d, Axis axis, double chance) {
        double start = latent(f.at(axis.low()), d, chance);
        double top = latent(f.at(axis.high()), d, chance);
        boolean turns = f.turns();
        double least = turns ? latent(f.least(axis), d, chance) : Math.min(start, top);
        double greatest = turns ? latent(f.greatest(axis), d, chance) : Math.max(start, top);
        boolean below = least < BELOW_CHANCE;
        boolean absent = !below && absent(f, d, axis);
        boolean risen = (1 - chance) * (top - Math.max(start, 0)) >= gain;
        Shape shape;
        if (absent && risen && sharp(f, d, axis, start, top)) {
            shape = Shape.LEAP;
        } else if (below) {
            shape = Shape.BELOW_CHANCE;
        } else if (least < Math.min(start, top) - TURN) {
            shape = Shape.DIP;
        } else if (greatest > Math.max(start, top) + TURN) {
            shape = Shape.HUMP;
        } else if (top < start - TURN) {
            shape = Shape.FALL;
        } else if (absent) {
            shape = risen ? Shape.GRADUAL : Shape.ABSENT;
        } else {
            shape = risen ? Shape.GROWTH : Shape.PLATEAU;
        }
        double onset =
                shape == Shape.LEAP
                        ? f.staysAbove(shape(Math.min(ONSET, top / 2), d))
                        : Double.POSITIVE_INFINITY;
        return new Traits(shape, absent && risen, top > nearRandom, onset);
    }

    /**
     * What is kept of a curve.
     *
     * @param shape the one that fits
     * @param present whether the first two clauses hold
     * @param above whether it ends above what is near-random
     * @param onset of a leap: position from which on z is at least min(.1, top / 2)
     */
    record Traits(Shape shape, boolean present, boolean above, double onset) {

        private static final int PRESENT = 16;
        private static final int ABOVE = 32;

        /** Codes are below this. */
        static final int CODES = 64;

        boolean leaps() {
            return shape.leaps();
        }

        /** Returns all but the onset as a number above 0 and below {@link #CODES}. */
        @SuppressWarnings("EnumOrdinal") // lives no longer than the program
        byte code() {
            return (byte) (1 + shape.ordinal() + (present ? PRESENT : 0) + (above ? ABOVE : 0));
        }

        static Shape shape(int code) {
            return SHAPES[(code & (PRESENT - 1)) - 1];
        }

        static boolean present(int code) {
            return (code & PRESENT) > 0;
        }

        static boolean above(int code) {
            return (code & ABOVE) > 0;
        }

        Traits as(Shape other) {
            return new Traits(other, present, above, onset);
        }
    }

    private boolean absent(LatentCurve f, double d, Axis axis) {
        double until = Math.max(axis.second(), axis.low() + floor);
        return f.firstAbove(shape(nearRandom, d)) >= until;
    }

    private boolean sharp(LatentCurve f, double d, Axis axis, double start, double top) {
        double full = Math.min(FULL, .8 * top);
        if (full <= nearRandom) {
            return false;
        }
        double leaves = f.staysAbove(shape(nearRandom, d));
        double rise = f.staysAbove(shape(full, d)) - leaves;
        if (rise > width) {
            return false;
        }
        double before = Elementary.log(nearRandom / Math.max(start, resolution));
        double after = Elementary.log(full / nearRandom);
        return after * (leaves - axis.low()) >= faster * before * rise;
    }

    private static double latent(double f, double d, double chance) {
        double z = d + (1 - d) * f;
        return chance == 0 ? Math.max(z, 0) : z;
    }

    /** The f at which z is a level. */
    private static double shape(double z, double d) {
        return (z - d) / (1 - d);
    }
}
