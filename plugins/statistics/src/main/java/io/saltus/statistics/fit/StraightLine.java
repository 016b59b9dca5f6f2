package io.saltus.statistics.fit;

/**
 * A straight line y = a + b x by least squares. R: {@code lm(y ~ x)}.
 *
 * @param slope b
 * @param sumOfSquares sum of squared residuals
 * @param totalSquares sum of squares about the mean
 */
public record StraightLine(double slope, double sumOfSquares, double totalSquares) {

    /**
     * Returns the line through points.
     *
     * @param x positions, strictly rising, at least two
     * @param y scores, of at most 1e100
     * @throws IllegalArgumentException if a number is not finite, x does not rise, there are fewer
     *     than two points, or the arrays differ in length
     */
    public static StraightLine fit(double[] x, double[] y) {
        Arguments.points(x, y, 2);
        int m = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < m; i++) {
            meanX += x[i] / m;
            meanY += y[i] / m;
        }
        double both = 0;
        double square = 0;
        double total = 0;
        for (int i = 0; i < m; i++) {
            both += (x[i] - meanX) * (y[i] - meanY);
            square += (x[i] - meanX) * (x[i] - meanX);
            total += (y[i] - meanY) * (y[i] - meanY);
        }
        if (total <= 1e-24 * m * meanY * meanY) {
            return new StraightLine(0, 0, 0); // equal but for rounding
        }
        double slope = both / square;
        double residual = 0;
        for (int i = 0; i < m; i++) {
            double r = y[i] - meanY - slope * (x[i] - meanX);
            residual += r * r;
        }
        return new StraightLine(slope, residual, total);
    }

    /** Returns Pearson's correlation of scores with positions, in [-1, 1]; 0 for equal scores. */
    public double correlation() {
        return totalSquares == 0
                ? 0
                : Math.signum(slope) * Math.sqrt(Math.max(0, 1 - sumOfSquares / totalSquares));
    }
}
