package io.saltus.statistics.forecast;

import io.saltus.statistics.Arguments;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through points, with the predictive distribution of a point to come.
 *
 * <p>Least squares: at x it is {@code a + b (x - mean)} plus {@code s sqrt(1 + 1/n + (x - mean)^2 /
 * Sxx)} times a Student t of n - 2 degrees of freedom, s^2 = RSS / (n - 2). R 4.2.2: {@code
 * predict(lm(y ~ x), interval = "prediction")}.
 */
public final class StudentLine {

    private static final int STEPS = 1024;
    private static final double LEAST = 1e-3; // of s, where points lie on a line
    private static final ConcurrentMap<Integer, double[]> QUANTILES = new ConcurrentHashMap<>();

    private final int n;
    private final double middle;
    private final double level;
    private final double slope;
    private final double spread; // Sxx
    private final double squares; // RSS

    private StudentLine(double[] x, double[] y) {
        n = x.length;
        middle = mean(x);
        level = mean(y);
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - middle) * (x[i] - middle);
            sxy += (x[i] - middle) * (y[i] - level);
        }
        spread = sxx;
        slope = sxy / sxx;
        double rss = 0;
        for (int i = 0; i < n; i++) {
            double off = y[i] - level - slope * (x[i] - middle);
            rss += off * off;
        }
        squares = Math.max(rss, n * LEAST * LEAST);
    }

    /**
     * Returns the line through points.
     *
     * @param x finite, not all equal
     * @param y as many, at least 3, finite
     * @throws IllegalArgumentException if they are not
     */
    public static StudentLine of(double[] x, double[] y) {
        Arguments.values(x, 3);
        Arguments.values(y, 3);
        Arguments.sameLength(x, y);
        StudentLine line = new StudentLine(x, y);
        if (!(line.spread > 0)) {
            throw new IllegalArgumentException(
                    "a line needs two positions that differ, got " + x[0] + " alone");
        }
        return line;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the height of the line. */
    public double at(double x) {
        return level + slope * (x - middle);
    }

    /** Returns what a unit of the t distribution is worth at x. */
    public double deviation(double x) {
        double off = x - middle;
        return Math.sqrt(squares / (n - 2) * (1 + 1.0 / n + off * off / spread));
    }

    /**
     * Returns the quantile of a point to come.
     *
     * @param share in (0, 1); read off a grid of 1024 steps
     */
    public double quantile(double x, double share) {
        double[] grid = QUANTILES.computeIfAbsent(n - 2, StudentLine::grid);
        return at(x) + deviation(x) * grid[(int) (share * STEPS)];
    }

    private static double[] grid(int freedom) {
        TDistribution student = TDistribution.of(freedom);
        double[] grid = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            grid[i] = student.inverseCumulativeProbability((i + .5) / STEPS);
        }
        return grid;
    }

    /** Returns the log density of the points, less what does not depend on them. */
    double logEvidence() {
        return -(n - 2) / 2.0 * StrictMath.log(squares);
    }
}
