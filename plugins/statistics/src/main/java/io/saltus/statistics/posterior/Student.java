package io.saltus.statistics.posterior;

/** A multivariate t distribution with {@value Spread#FREEDOM} degrees of freedom, to draw from. */
final class Student {

    private static final double RIDGE = 1e-14;

    private final int dimensions;
    private final double[] mean;
    private final double[][] root; // lower triangle of the Cholesky factor
    private final double norm;

    private Student(double[] mean, double[][] root) {
        dimensions = mean.length;
        this.mean = mean;
        this.root = root;
        double log =
                logGammas(dimensions) - dimensions / 2.0 * StrictMath.log(Spread.FREEDOM * Math.PI);
        for (int k = 0; k < dimensions; k++) {
            log -= StrictMath.log(root[k][k]);
        }
        norm = Elementary.exp(log);
    }

    /** ln gamma((4 + k) / 2) - ln gamma(2). */
    private static double logGammas(int k) {
        return org.apache.commons.numbers.gamma.LogGamma.value((Spread.FREEDOM + k) / 2.0);
    }

    /**
     * Returns the one with the mean and covariance of weighted points, wider the fewer points the
     * weights are worth.
     *
     * @param points coordinate after coordinate of each
     * @param weights at least 0, some above
     */
    static Student of(double[] points, double[] weights, int size, int dimensions) {
        double sum = 0;
        double squares = 0;
        double[] mean = new double[dimensions];
        for (int i = 0; i < size; i++) {
            double w = weights[i];
            if (w > 0) {
                sum += w;
                squares += w * w;
                for (int k = 0; k < dimensions; k++) {
                    mean[k] += w * points[i * dimensions + k];
                }
            }
        }
        for (int k = 0; k < dimensions; k++) {
            mean[k] /= sum;
        }
        double[][] spread = new double[dimensions][dimensions];
        for (int i = 0; i < size; i++) {
            double w = weights[i] / sum;
            if (w > 1e-12) {
                for (int k = 0; k < dimensions; k++) {
                    double off = w * (points[i * dimensions + k] - mean[k]);
                    for (int l = 0; l <= k; l++) {
                        spread[k][l] += off * (points[i * dimensions + l] - mean[l]);
                    }
                }
            }
        }
        double effective = sum * sum / squares;
        double wider = 1 + dimensions / effective;
        return new Student(mean, cholesky(spread, wider));
    }

    private static double[][] cholesky(double[][] a, double wider) {
        int n = a.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? a[i][i] * wider + RIDGE : a[i][j] * wider;
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(RIDGE, sum)) : sum / root[j][j];
            }
        }
        return root;
    }

    /** Puts a point of this distribution where it is wanted, from one of the standard. */
    void draw(double[] standard, int from, double[] into, int at) {
        for (int k = 0; k < dimensions; k++) {
            double y = mean[k];
            for (int l = 0; l <= k; l++) {
                y += root[k][l] * standard[from + l];
            }
            into[at + k] = y;
        }
    }

    /**
     * Returns the density at a point.
     *
     * @param scratch as many numbers as dimensions
     */
    double density(double[] points, int at, double[] scratch) {
        double square = 0;
        for (int k = 0; k < dimensions; k++) {
            double rest = points[at + k] - mean[k];
            for (int l = 0; l < k; l++) {
                rest -= root[k][l] * scratch[l];
            }
            rest /= root[k][k];
            scratch[k] = rest;
            square += rest * rest;
        }
        double part = 1 / (1 + square / Spread.FREEDOM);
        double power = norm * part * part; // to the power (FREEDOM + dimensions) / 2
        for (int k = 2; k <= dimensions; k += 2) {
            power *= part;
        }
        return dimensions % 2 == 0 ? power : power * Math.sqrt(part);
    }
}
