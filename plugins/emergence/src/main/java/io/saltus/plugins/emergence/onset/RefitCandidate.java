package io.saltus.plugins.emergence.onset;

import io.saltus.plugins.emergence.laws.Law;

/**
 * A shape of a law with its levels fitted to the data: what a bootstrap refits.
 *
 * <p>p = l (1 - g) + r g with the levels l and r at both ends of the shape g; for {@code power-law}
 * that is ln(1 - p). The left level is free or fixed.
 *
 * @param law the law
 * @param location of the shape, decades above the smallest scale
 * @param width of the shape, decades
 * @param cell distance between neighbouring locations, decades
 * @param shape g at each scale
 * @param left level fitted to the data
 * @param right level fitted to the data
 * @param free whether the left level is fitted too
 * @param leastLeft bound of the left level
 * @param leastRise bound of r - l
 * @param largestRise bound of r - l
 */
record RefitCandidate(
        Law law,
        double location,
        double width,
        double cell,
        double[] shape,
        double left,
        double right,
        boolean free,
        double leastLeft,
        double leastRise,
        double largestRise) {

    private static final double EDGE = 1e-9;

    /** Fitted proportion at scale i. */
    double proportion(int i) {
        double value = left * (1 - shape[i]) + right * shape[i];
        return Math.min(
                1 - EDGE, Math.max(EDGE, law == Law.POWER_LAW ? -Math.expm1(value) : value));
    }

    /** Derivative of the proportion in the linear predictor. */
    double slope(double proportion) {
        return law == Law.POWER_LAW ? proportion - 1 : 1;
    }

    /** The right level kept to its bounds beside a left one. */
    double bounded(double r, double l) {
        double low = l + leastRise;
        double high = law == Law.POWER_LAW ? -EDGE : Math.min(1 - EDGE, l + largestRise);
        return Math.max(Math.min(low, high), Math.min(high, r));
    }

    /** The left level kept to its bounds. */
    double boundedLeft(double l) {
        return Math.max(leastLeft, Math.min(law == Law.POWER_LAW ? -EDGE : 1 - EDGE, l));
    }

    /** Free parameters where the left level is l: a free start that lies on the floor is none. */
    int parameters(double l) {
        return law.parameters() - (law.raised() && l <= leastLeft ? 1 : 0);
    }

    /**
     * Where the curve of these levels crosses a proportion, decades above the smallest scale; NaN
     * where it does not.
     *
     * @param span of the scales, decades
     * @param within share in [0, 1] of a step's gap, or of a cell of the grid, to place it at
     */
    double crossing(double proportion, double l, double r, double span, double within) {
        double level = law == Law.POWER_LAW ? Math.log1p(-proportion) : proportion;
        double share = (level - l) / (r - l);
        if (!(share > 0 && share < 1)) {
            return Double.NaN;
        }
        double at =
                switch (law) {
                    case CONSTANT -> Double.NaN;
                    case LINEAR, POWER_LAW -> share * span;
                    case STEP -> location - (1 - within) * cell;
                    case POWER, RAISED_POWER -> law.crossing(share, location, width);
                    default -> law.crossing(share, location, width) + (within - 0.5) * cell;
                };
        return at >= 0 && at <= span ? at : Double.NaN;
    }
}
