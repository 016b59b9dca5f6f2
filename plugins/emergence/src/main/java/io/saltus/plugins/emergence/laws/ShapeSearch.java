package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * Refines a law's best shape between the points of its grid, inside the law's bounds.
 *
 * <p>From the best point so far it looks a step to each side, in location and in log width, moves
 * to the best of these and of the top of the parabola through them, and shortens the step once that
 * gains little. An instance belongs to one call and is not shared.
 */
final class ShapeSearch {

    private static final int LEVELS = 4;
    private static final int LONGEST = 30;
    private static final double SHORTEN = 4;
    private static final double WORTHWHILE = 0.03;
    private static final double FARTHEST = 2;

    private final ShapeGrid grid;
    private final double[] u;
    private final double room;
    private final AmplitudeFit amplitude;
    private final double[] shape;
    private final double lowest;
    private final double highest;
    private final double narrowest;
    private final double widest;
    private double location;
    private double width;
    private double best;
    private double nextLocation;
    private double nextWidth;
    private double next;

    ShapeSearch(ShapeGrid grid, ScaleCounts counts, double[] u, AmplitudeFit amplitude) {
        this.grid = grid;
        this.u = u;
        this.room = 1 - counts.chance();
        this.amplitude = amplitude;
        this.shape = new double[u.length];
        double[] locations = grid.locations();
        double[] cells = grid.cells();
        int last = locations.length - 1;
        lowest = locations[0] - cells[0] / 2;
        highest = locations[last] + (grid.law() == Law.POWER ? 0 : cells[last] / 2);
        narrowest = Math.log(grid.widthBounds().lower());
        widest = Math.log(grid.widthBounds().upper());
    }

    /** The best fit near shape s of the grid. */
    LawFit near(int s) {
        location = grid.locations()[s];
        width = Math.log(grid.widths()[s]);
        next = Double.NEGATIVE_INFINITY;
        look(location, width);
        best = next;
        double stepAlong = grid.cells()[s] / 2;
        double stepWider = (widest - narrowest) / 4;
        int moves = 0;
        for (int level = 0; level < (grid.law() == Law.STEP ? 0 : LEVELS); ) {
            double before = best;
            improve(stepAlong, stepWider);
            if (best > before + WORTHWHILE && moves < LONGEST) {
                moves++; // along a ridge, or towards a bound
            } else {
                stepAlong /= SHORTEN;
                stepWider /= SHORTEN;
                level++;
            }
        }
        look(location, width);
        double[] fitted = new double[u.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = amplitude.floor() + amplitude.amplitude() * shape[i];
        }
        return new LawFit(
                grid.law(),
                new double[] {amplitude.floor(), amplitude.amplitude(), location, Math.exp(width)},
                best,
                fitted);
    }

    private void improve(double along, double wider) {
        double right = look(location + along, width);
        double left = look(location - along, width);
        double slope = (right - left) / 2;
        double bend = left + right - 2 * best;
        boolean inside = location - along >= lowest && location + along <= highest;
        double moveAlong = inside && bend < 0 ? -slope / bend : 0;
        double moveWider = 0;
        if (wider > 0) {
            double wide = look(location, width + wider);
            double narrow = look(location, width - wider);
            boolean between = width - wider >= narrowest && width + wider <= widest;
            double slopeWider = (wide - narrow) / 2;
            double bendWider = wide + narrow - 2 * best;
            moveWider = between && bendWider < 0 ? -slopeWider / bendWider : 0;
            if (inside && between) {
                double mixed = look(location + along, width + wider) - right - wide + best;
                double determinant = bend * bendWider - mixed * mixed;
                if (bend < 0 && determinant > 0) {
                    moveAlong = (slopeWider * mixed - slope * bendWider) / determinant;
                    moveWider = (slope * mixed - slopeWider * bend) / determinant;
                }
            }
        }
        if (moveAlong != 0 || moveWider != 0) {
            look(location + limited(moveAlong) * along, width + limited(moveWider) * wider);
        }
        if (next > best) {
            best = next;
            location = nextLocation;
            width = nextWidth;
        }
    }

    private static double limited(double steps) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, steps));
    }

    /** Log likelihood at a shape drawn inside the bounds; remembers the best. */
    private double look(double atLocation, double atWidth) {
        double here = Math.max(lowest, Math.min(highest, atLocation));
        double wide = Math.max(narrowest, Math.min(widest, atWidth));
        double decades = Math.exp(wide);
        for (int i = 0; i < u.length; i++) {
            shape[i] = grid.law().shape(u[i], here, decades);
        }
        amplitude.fit(shape);
        double value = amplitude.atLeast(shape, grid.leastRise(here, u[u.length - 1]) * room);
        if (value > next) {
            next = value;
            nextLocation = here;
            nextWidth = wide;
        }
        return value;
    }
}
