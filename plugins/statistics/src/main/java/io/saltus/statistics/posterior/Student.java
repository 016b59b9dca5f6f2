package io.saltus.statistics.posterior;

import io.saltus.statistics.linear.Cholesky;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/** A multivariate t distribution with {@value Spread#FREEDOM} degrees of freedom, to draw from. */
final class Student {

    private static final double RIDGE = 1e-12;
    private static final int WORTH = 2;
    private static final double[] NORMS = new double[6];

    static {
        for (int k = 0; k < NORMS.length; k++) {
            double log = LogGamma.value((Spread.FREEDOM + k) / 2.0);
            NORMS[k] = StrictMath.exp(log - k / 2.0 * StrictMath.log(Spread.FREEDOM * Math.PI));
        }
    }

    private final double[] mean;
    private final double[][] covariance; // its lower half
    private final double[][] root; // lower triangle of the Cholesky factor
    private final double norm;

    /** Makes one about a mean. */
    Student(double[] mean, double[][] covariance) {
        this.mean = mean;
        this.covariance = covariance;
        Cholesky cholesky = Cholesky.of(covariance);
        root = cholesky.root();
        norm = NORMS[mean.length] / cholesky.product();
    }

    /**
     * Returns the one with the mean and covariance of weighted points, wider the fewer points the
     * weights are worth.
     *
     * @param points a row for each dimension
     * @param weights at least 0, some above
     */
    static Student of(double[][] points, double[] weights, int size) {
        return of(points, weights, size, new double[points.length][points.length], 0);
    }

    /**
     * Returns the same, with the covariance of another one worth a few points more.
     *
     * @see #of(double[][], double[], int)
     */
    static Student of(double[][] points, double[] weights, int size, Student before) {
        return of(points, weights, size, before.covariance, points.length + WORTH);
    }

    private static Student of(
            double[][] points, double[] weights, int size, double[][] known, int worth) {
        int dimensions = points.length;
        double sum = Elementary.sum(weights, size);
        double squares = Elementary.product(weights, weights, size);
        double[] mean = new double[dimensions];
        double[][] off = new double[dimensions][size];
        for (int k = 0; k < dimensions; k++) {
            double middle = Elementary.product(weights, points[k], size) / sum;
            double[] row = points[k];
            double[] rest = off[k];
            for (int i = 0; i < size; i++) {
                rest[i] = row[i] - middle;
            }
            mean[k] = middle;
        }
        double effective = sum * sum / squares;
        double part = effective / (effective + worth);
        double wider = (1 + dimensions / (effective + worth)) * part / sum;
        double[][] covariance = new double[dimensions][dimensions];
        double[] weighed = new double[size];
        for (int k = 0; k < dimensions; k++) {
            double[] rest = off[k];
            for (int i = 0; i < size; i++) {
                weighed[i] = weights[i] * rest[i];
            }
            for (int l = 0; l <= k; l++) {
                double seen = wider * Elementary.product(weighed, off[l], size);
                covariance[k][l] = seen + (1 - part) * known[k][l];
            }
            covariance[k][k] += RIDGE;
        }
        return new Student(mean, covariance);
    }

    /**
     * Puts points of this distribution where they are wanted, made from standard ones.
     *
     * @param scratch as long as {@code into}
     */
    void draw(double[][] standard, int first, double[][] into, int from, int to, double[] scratch) {
        for (int k = 0; k < mean.length; k++) {
            Arrays.fill(into[k], from, to, mean[k]);
        }
        for (int l = 0; l < mean.length; l++) {
            System.arraycopy(standard[l], first, scratch, from, to - from);
            for (int k = l; k < mean.length; k++) {
                double factor = root[k][l];
                double[] y = into[k];
                for (int i = from; i < to; i++) {
                    y[i] += factor * scratch[i];
                }
            }
        }
    }

    /**
     * Adds the density at points, times a number.
     *
     * @param scratch a row more than there are dimensions, as long as {@code into}
     */
    void addDensities(
            double[][] points, int from, int to, double times, double[] into, double[][] scratch) {
        int dimensions = mean.length;
        double[] square = scratch[dimensions];
        for (int i = from; i < to; i++) {
            square[i] = 1;
        }
        for (int k = 0; k < dimensions; k++) {
            double[] rest = scratch[k];
            double[] row = points[k];
            double middle = mean[k];
            for (int i = from; i < to; i++) {
                rest[i] = row[i] - middle;
            }
            for (int l = 0; l < k; l++) {
                double[] known = scratch[l];
                double factor = root[k][l];
                for (int i = from; i < to; i++) {
                    rest[i] -= factor * known[i];
                }
            }
            double unit = 1 / root[k][k];
            for (int i = from; i < to; i++) {
                rest[i] *= unit;
                square[i] += rest[i] * rest[i] * (1.0 / Spread.FREEDOM);
            }
        }
        power(square, from, to, times * norm, into);
    }

    /** Adds a number over the (FREEDOM + dimensions) / 2nd powers. */
    private void power(double[] square, int from, int to, double number, double[] into) {
        switch (mean.length) {
            case 1 -> {
                for (int i = from; i < to; i++) {
                    into[i] += number / (square[i] * square[i] * Math.sqrt(square[i]));
                }
            }
            case 2 -> {
                for (int i = from; i < to; i++) {
                    into[i] += number / (square[i] * square[i] * square[i]);
                }
            }
            case 3 -> {
                for (int i = from; i < to; i++) {
                    double cube = square[i] * square[i] * square[i];
                    into[i] += number / (cube * Math.sqrt(square[i]));
                }
            }
            case 4 -> {
                for (int i = from; i < to; i++) {
                    double two = square[i] * square[i];
                    into[i] += number / (two * two);
                }
            }
            default -> throw new IllegalStateException("no family has " + mean.length);
        }
    }
}
