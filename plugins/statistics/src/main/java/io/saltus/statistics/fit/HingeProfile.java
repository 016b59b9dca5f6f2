package io.saltus.statistics.fit;

/**
 * The knots of a hinge that data do not exclude: the profile of its sum of squares.
 *
 * <p>SSE(c) = T - N(c)^2 / D(c) with N and D as in {@link Hinge} and T the sum of squares about the
 * floor alone. The knots with SSE(c) at most a bound are those with N^2 - (T - bound) D >= 0, which
 * between two neighbouring scales is a quadratic in c and is solved in closed form. The smallest
 * and the largest of them, which always enclose the best, are the interval.
 *
 * @param lower smallest knot, in [x_1, x_m]
 * @param upper largest knot, in [x_1, x_m]
 */
public record HingeProfile(double lower, double upper) {

    /**
     * Returns the knots whose hinge leaves at most {@code excess} more than the best.
     *
     * @param best the best hinge through these points
     * @param free whether its floor is free
     * @param excess difference in the sum of squares, at least 0
     * @throws IllegalArgumentException if it is negative, or the points are none that a {@link
     *     Hinge} is fitted to
     */
    public static HingeProfile of(Hinge best, double[] x, double[] y, boolean free, double excess) {
        Arguments.points(x, y, 2);
        if (!(excess >= 0)) {
            throw new IllegalArgumentException("the excess must be at least 0, got " + excess);
        }
        int last = x.length - 1;
        double level = free ? Hinge.mean(y) : best.floor();
        double share = free ? 1.0 / x.length : 0;
        double total = 0;
        for (double value : y) {
            total += (value - level) * (value - level);
        }
        double least = total - best.sumOfSquares() - excess; // of N^2 / D
        double origin = x[0];
        double span = x[last] - origin;
        double[] hull = {(best.knot() - origin) / span, (best.knot() - origin) / span};
        double alpha = 0;
        double beta = 0;
        double squares = 0;
        double sum = 0;
        for (int j = last - 1; j >= 0; j--) {
            double right = (x[j + 1] - origin) / span;
            double left = (x[j] - origin) / span;
            int n = last - j;
            alpha += right * (y[j + 1] - level);
            beta += y[j + 1] - level;
            squares += right * right;
            sum += right;
            double gamma = squares - share * sum * sum;
            double delta = sum * (1 - share * n);
            double epsilon = n * (1 - share * n);
            double a = beta * beta - least * epsilon;
            double b = alpha * beta - least * delta;
            double d = alpha * alpha - least * gamma;
            if (n > 1) {
                widen(hull, left, right, a, b, d, total * 1e-12);
            } else if (a >= -total * 1e-12) { // all knots above the last scale but one fit alike
                hull[0] = Math.min(hull[0], left);
                hull[1] = Math.max(hull[1], right);
            }
        }
        return new HingeProfile(
                Math.min(best.knot(), origin + span * hull[0]),
                Math.max(best.knot(), origin + span * hull[1]));
    }

    /** Widens the hull by where a c^2 - 2 b c + d >= 0 in [left, right]. */
    private static void widen(
            double[] hull,
            double left,
            double right,
            double a,
            double b,
            double d,
            double tolerance) {
        double root = Math.sqrt(Math.max(0, b * b - a * d));
        double far = b + Math.copySign(root, b); // no cancellation: the roots are far/a and d/far
        double[] candidates = {left, right, far / a, d / far};
        for (int i = 0; i < 4; i++) {
            double c = candidates[i];
            boolean reached = i >= 2 || (a * c - 2 * b) * c + d >= -tolerance;
            if (c >= left && c <= right && reached && (i < 2 || b * b >= a * d)) {
                hull[0] = Math.min(hull[0], c);
                hull[1] = Math.max(hull[1], c);
            }
        }
    }
}
