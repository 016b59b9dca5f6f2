package io.saltus.plugins.emergence.laws;

import io.saltus.api.curve.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
 * @param cells distance between neighbouring locations of a shape's width, one per shape
 * @param priors share of each shape in the law, uniform over widths and locations; they sum to 1
 */
public record ShapeGrid(
        Law law,
        double[] locations,
        double[] widths,
        double[][] values,
        double[] cells,
        double[] priors) {

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

    /** Locations of a sharp logistic in its 10-90% width, at least. */
    private static final double FINENESS = 4.5;

    private static final int SLOW_LOCATIONS = 13;

    /**
     * The grid of a law on positions u (decades above the smallest scale); may be empty for few
     * scales.
     */
    static ShapeGrid of(Law law, double[] u) {
        int m = u.length;
        double span = m == 0 ? 0 : u[m - 1];
        double gap = typicalGap(u);
        double slow = new Steepness(span).slow();
        double sharp = new Steepness(span).sharp(gap);
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
                return m < 4 ? empty(law) : sharpLogistics(u, geometric(least, sharp));
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

    public int size() {
        return locations.length;
    }

    /** Least and largest width in the grid, decades. */
    Interval widthBounds() {
        return new Interval(
                Arrays.stream(widths).min().orElse(0), Arrays.stream(widths).max().orElse(0));
    }

    private static ShapeGrid empty(Law law) {
        double[] none = new double[0];
        return new ShapeGrid(law, none, none, new double[0][], none, none);
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

    /** Least rise of a shape of this law that counts as a leap, normalised; 0 where any does. */
    public double leastRise(double location, double span) {
        return law == Law.HINGE ? new Steepness(span).climb(location) : 0;
    }

    /** Largest rise of shape s of this law that counts as smooth, normalised. */
    double largestRise(int s, double span) {
        Steepness steepness = new Steepness(span);
        boolean slow = 0.8 * (span - locations[s]) >= steepness.slow();
        return law != Law.BEND || slow ? Double.POSITIVE_INFINITY : steepness.climb(locations[s]);
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

    /** Wider shapes change less from one location to the next: they need fewer. */
    private static ShapeGrid sharpLogistics(double[] u, double[] widths) {
        double from = u[1] / 2;
        double to = u[u.length - 1];
        List<ShapeGrid> grids = new ArrayList<>();
        for (double width : widths) {
            int count = (int) Math.ceil((to - from) / width * FINENESS);
            double[] locations = even(from, to, Math.min(LOGISTICS, count));
            grids.add(tabulate(Law.LOGISTIC_SHARP, u, locations, width));
        }
        return new ShapeGrid(
                Law.LOGISTIC_SHARP,
                joined(grids, ShapeGrid::locations),
                joined(grids, ShapeGrid::widths),
                grids.stream().flatMap(g -> Arrays.stream(g.values)).toArray(double[][]::new),
                joined(grids, ShapeGrid::cells),
                Arrays.stream(joined(grids, ShapeGrid::priors))
                        .map(share -> share / widths.length)
                        .toArray());
    }

    private static double[] joined(List<ShapeGrid> grids, Function<ShapeGrid, double[]> part) {
        return grids.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
    }

    private static ShapeGrid tabulate(Law law, double[] u, double[] locations, double... widths) {
        int size = locations.length * widths.length;
        double[] at = new double[size];
        double[] wide = new double[size];
        double[][] shapes = new double[size][u.length];
        for (int s = 0; s < size; s++) {
            at[s] = locations[s % locations.length];
            wide[s] = widths[s / locations.length];
            for (int i = 0; i < u.length; i++) {
                shapes[s][i] = law.shape(u[i], at[s], wide[s]);
            }
        }
        double[] cells = new double[size];
        Arrays.fill(cells, locations.length < 2 ? 0 : locations[1] - locations[0]);
        double[] priors = new double[size];
        Arrays.fill(priors, 1.0 / size);
        return new ShapeGrid(law, at, wide, shapes, cells, priors);
    }
}
