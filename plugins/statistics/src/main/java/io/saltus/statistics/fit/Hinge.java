package io.saltus.statistics.fit;

/**
 * A hinge y = r + a max(0, x - c) by least squares, exact.
 *
 * <p>For a given knot c the best slope is a = N / D and it takes N^2 / D off the sum of squares,
 * with u = max(0, x - c). Between two neighbouring scales the points with u > 0 stay the same, so N
 * is linear and D quadratic in c:
 *
 * <pre>
 * known floor r:  N = sum u (y - r),        D = sum u^2
 * free floor:     N = sum u (y - mean y),   D = sum u^2 - (sum u)^2 / m
 * N = alpha - beta c,   D = gamma - 2 delta c + epsilon c^2
 * </pre>
 *
 * <p>N^2 / D has its only maximum between them at c = (beta gamma - alpha delta) / (beta delta -
 * alpha epsilon); where that lies outside, the best is at one of the two scales. One pass over the
 * sums from the largest scale down finds the knot, in time linear in m. The knot lies in [x_1,
 * x_(m-1)]; where only the largest scale is off the floor every knot between x_(m-1) and x_m fits
 * as well, and x_(m-1) is given. Of equal fits the one with the largest knot is given. Agrees with
 * a search by {@code scipy.optimize.minimize_scalar} between each two scales.
 *
 * @param floor r
 * @param slope a, per unit of x
 * @param knot c
 * @param sumOfSquares sum of squared residuals
 */
public record Hinge(double floor, double slope, double knot, double sumOfSquares) {

    private static final double TIE = 1 + 1e-12;

    /**
     * Returns the hinge from a known floor.
     *
     * @param floor r, finite
     * @param x positions, strictly rising, at least two
     * @param y scores, of at most 1e100
     * @throws IllegalArgumentException if a number is not finite, x does not rise, there are fewer
     *     than two points, or the arrays differ in length
     */
    public static Hinge from(double floor, double[] x, double[] y) {
        Arguments.points(x, y, 2);
        Arguments.values(new double[] {floor}, 1);
        return fit(x, y, floor, 0);
    }

    /**
     * Returns the hinge with the floor that fits best.
     *
     * @param x positions, strictly rising, at least two
     * @param y scores, of at most 1e100
     * @throws IllegalArgumentException if a number is not finite, x does not rise, there are fewer
     *     than two points, or the arrays differ in length
     */
    public static Hinge free(double[] x, double[] y) {
        Arguments.points(x, y, 2);
        return fit(x, y, mean(y), 1.0 / x.length);
    }

    /** Returns the score at a position. */
    public double at(double position) {
        return floor + slope * Math.max(0, position - knot);
    }

    /**
     * @param level what scores are taken from: r, or their mean
     * @param share what sums of u are taken off with: 0, or 1 / m
     */
    private static Hinge fit(double[] x, double[] y, double level, double share) {
        int last = x.length - 1;
        double origin = x[0];
        double span = x[last] - origin;
        double alpha = 0;
        double beta = 0;
        double squares = 0;
        double sum = 0;
        double bestGain = 0;
        double bestKnot = (x[last - 1] - origin) / span;
        double bestSlope = 0;
        double bestSum = 0;
        double right = 1;
        for (int j = last - 1; j >= 0; j--) {
            double v = y[j + 1] - level;
            int n = last - j;
            alpha += right * v;
            beta += v;
            squares += right * right;
            sum += right;
            double gamma = squares - share * sum * sum;
            double delta = sum * (1 - share * n);
            double epsilon = n * (1 - share * n);
            double left = (x[j] - origin) / span;
            double denominator = beta * delta - alpha * epsilon;
            double inside = (beta * gamma - alpha * delta) / denominator;
            double knot = n > 1 && inside > left && inside < right ? inside : left;
            double product = alpha - beta * knot;
            double square = gamma + knot * (epsilon * knot - 2 * delta);
            double gain = product * product / square;
            if (gain > bestGain * TIE) {
                bestGain = gain;
                bestKnot = knot;
                bestSlope = product / square;
                bestSum = sum - n * knot;
            }
            right = left;
        }
        double floor = level - share * bestSlope * bestSum;
        Hinge best = new Hinge(floor, bestSlope / span, origin + span * bestKnot, 0);
        return new Hinge(best.floor, best.slope, best.knot, best.residual(x, y));
    }

    private double residual(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - at(x[i]);
            sum += residual * residual;
        }
        return sum;
    }

    static double mean(double[] y) {
        double mean = 0;
        for (double value : y) {
            mean += value;
        }
        return mean / y.length;
    }
}
