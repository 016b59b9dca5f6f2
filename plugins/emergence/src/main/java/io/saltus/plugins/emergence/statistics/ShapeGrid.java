package io.saltus.plugins.emergence.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shapes of one law tabulated on a curve's scales: every combination of its location and width
 * within bounds.
 *
 * <p>Depends on the distances between scales only, so one grid serves all curves measured at the
 * same scales.
 *
 * @param law a law of the form floor plus amplitude times shape
 * @param locations one per shape, decades above the smallest scale (an exponent for {@code power})
 * @param widths one per shape, decades
 * @param values the shape at each scale, [shape][scale]
 * @param cell distance between neighbouring locations
 */
record ShapeGrid(Law law, double[] locations, double[] widths, double[][] values, double cell) {

    /** Rise of at least this many decades counts as slow, of at most {@link #SHARP} as sharp. */
    static final double SLOW = 3.5;

    static final double SHARP = 2;

    /**
     * A hinge that takes more decades than this from near-random ({@value #NEAR_RANDOM} of the way
     * from chance to perfect) to substantial ({@value #SUBSTANTIAL}) is a slow bend and no leap:
     * between {@link #SHARP} and the 2.5 decades from which on a rise from chance is smooth.
     */
    static final double CLIMB_WIDTH = 2.25;

    private static final double NEAR_RANDOM = 0.02;
    private static final double SUBSTANTIAL = 0.20;

    /**
     * On axes shorter than three (sharp: four) decades, such as parameters or loss, shares of the
     * span apply.
     */
    private static final double SLOW_SHARE = SLOW / 3;

    private static final double SHARP_SHARE = 1.0 / 2;

    private static final double CLIMB_SHARE = SHARP_SHARE * CLIMB_WIDTH / SHARP;

    /**
     * 10-90% width in decades of the steepest power that counts as smooth: t^4 over six decades.
     */
    private static final double POWER_WIDTH = 2.5;

    private static final double[] POWERS = {1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4};

    /**
     * A Gompertz curve rises from 10 to 50% in .389 of its 10-90% width, a logistic in half of it;
     * a slow one shall rise no faster there than a slow logistic.
     */
    private static final double GOMPERTZ_HALF = 1.285;

    private static final int BENDS = 16;

    private static final double WIDER = 1.25;

    private static final int HINGES = 40;
    private static final int LOGISTICS = 48;
    private static final int SLOW_LOCATIONS = 13;

    /**
     * The grid of a law on positions u (decades above the smallest scale); may be empty for few
     * scales.
     */
    static ShapeGrid of(Law law, double[] u) {
        int m = u.length;
        double span = m == 0 ? 0 : u[m - 1];
        double gap = typicalGap(u);
        double slow = Math.min(SLOW, SLOW_SHARE * span);
        double sharp = Math.max(gap * 1.2, Math.min(SHARP, SHARP_SHARE * span));
        switch (law) {
            case HINGE:
                return m < 4 ? empty(law) : tabulate(law, u, even(u[1], u[m - 2], HINGES), span);
            case STEP:
                return tabulate(law, u, Arrays.copyOfRange(u, Math.min(1, m), m), span);
            case POWER:
                return m < 2 ? empty(law) : tabulate(law, u, powers(span), span);
            case GOMPERTZ:
                return m < 2
                        ? empty(law)
                        : tabulate(
                                law,
                                u,
                                even(0, span * 1.3, SLOW_LOCATIONS),
                                slow * GOMPERTZ_HALF,
                                slow * GOMPERTZ_HALF * 1.6);
            case RAISED_POWER:
                return m < 3 ? empty(law) : tabulate(law, u, powers(span), span);
            case BEND:
                return m < 4 ? empty(law) : tabulate(law, u, even(0, u[m - 2], BENDS), span);
            case LOGISTIC_SLOW:
                return m < 2
                        ? empty(law)
                        : tabulate(
                                law,
                                u,
                                even(0, span * 1.4, SLOW_LOCATIONS),
                                slow,
                                slow * 1.4,
                                slow * 2.2);
            default:
                double least = Math.min(gap, sharp);
                return m < 4
                        ? empty(law)
                        : tabulate(
                                law, u, even(u[1] / 2, span, LOGISTICS), geometric(least, sharp));
        }
    }

    /** Median distance of neighbouring scales, decades; 0 below two scales. */
    static double typicalGap(double[] u) {
        if (u.length < 2) {
            return 0;
        }
        double[] gaps = new double[u.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = u[i + 1] - u[i];
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    int size() {
        return locations.length;
    }

    /** Least and largest width in the grid, decades. */
    Interval widthBounds() {
        return new Interval(
                Arrays.stream(widths).min().orElse(0), Arrays.stream(widths).max().orElse(0));
    }

    private static ShapeGrid empty(Law law) {
        return new ShapeGrid(law, new double[0], new double[0], new double[0][], 0);
    }

    /** Exponents up to 2, and beyond while the 10-90% rise is wide enough to count as smooth. */
    private static double[] powers(double span) {
        return Arrays.stream(POWERS)
                .filter(
                        g ->
                                g <= 2
                                        || (Math.pow(0.9, 1 / g) - Math.pow(0.1, 1 / g)) * span
                                                >= POWER_WIDTH - 0.05)
                .toArray();
    }

    /**
     * Rise at which a hinge ceases to be a bend and becomes a leap, normalised.
     *
     * @param location of the hinge, decades above the smallest scale
     */
    private static double climb(double location, double span) {
        double width = Math.min(CLIMB_WIDTH, CLIMB_SHARE * span);
        return (SUBSTANTIAL - NEAR_RANDOM) * (span - location) / width;
    }

    /** Least rise of a shape of this law that counts as a leap, normalised; 0 where any does. */
    double leastRise(double location, double span) {
        return law == Law.HINGE ? climb(location, span) : 0;
    }

    /** Largest rise of shape s of this law that counts as smooth, normalised. */
    double largestRise(int s, double span) {
        boolean slow = 0.8 * (span - locations[s]) >= Math.min(SLOW, SLOW_SHARE * span);
        return law != Law.BEND || slow ? Double.POSITIVE_INFINITY : climb(locations[s], span);
    }

    private static double[] even(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            // cell centres, so that a posterior over cells covers the range exactly once
            values[i] = from + (i + 0.5) * (to - from) / count;
        }
        return values;
    }

    /** Widths no more than {@link #WIDER} apart: between them the onset would be off by a tenth. */
    private static double[] geometric(double least, double most) {
        int steps = (int) Math.ceil(Math.log(most / least) / Math.log(WIDER) - 1e-9);
        double[] widths = new double[Math.max(0, steps) + 1];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = steps < 1 ? most : least * Math.pow(most / least, (double) i / steps);
        }
        return widths;
    }

    private static ShapeGrid tabulate(Law law, double[] u, double[] locations, double... widths) {
        List<Double> at = new ArrayList<>();
        List<Double> wide = new ArrayList<>();
        List<double[]> shapes = new ArrayList<>();
        for (double width : widths) {
            for (double location : locations) {
                double[] shape = new double[u.length];
                for (int i = 0; i < u.length; i++) {
                    shape[i] = law.shape(u[i], location, width);
                }
                at.add(location);
                wide.add(width);
                shapes.add(shape);
            }
        }
        double cell = locations.length < 2 ? 0 : locations[1] - locations[0];
        return new ShapeGrid(
                law, doubles(at), doubles(wide), shapes.toArray(new double[0][]), cell);
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
