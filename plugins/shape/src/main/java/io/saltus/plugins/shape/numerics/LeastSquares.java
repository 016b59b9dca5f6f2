package io.saltus.plugins.shape.numerics;

import java.util.Arrays;

/**
 * Nonlinear least squares by damped Gauss-Newton steps (Levenberg 1944, Marquardt 1963).
 *
 * <p>Only steps that lower the sum of squares are taken, so that the result is never worse than the
 * start, and there is always a result. The damping follows Nielsen (1999). Memory is kept between
 * runs: one object serves many starts, on one thread.
 */
final class LeastSquares {

    /** Residuals and their derivatives at given parameters. */
    interface Model {

        /**
         * Fills in the residuals and, row by row, minus their derivatives.
         *
         * @return the sum of squared residuals; infinite where the model is not defined
         */
        double evaluate(double[] parameters, double[] residuals, double[] derivatives);
    }

    private final Model model;
    private final int size;
    private final boolean[] fixed;
    private final double[] residuals;
    private final double[] derivatives;
    private final double[] normal;
    private final double[] gradient;
    private final double[] factor;
    private final double[] step;
    private final double[] trial;
    private double damping;

    /**
     * @param points number of residuals
     * @param fixed for each parameter whether it stays as it is
     */
    LeastSquares(Model model, int points, boolean[] fixed) {
        this.model = model;
        this.fixed = fixed.clone();
        size = fixed.length;
        residuals = new double[points];
        derivatives = new double[points * size];
        normal = new double[size * size];
        gradient = new double[size];
        factor = new double[size * size];
        step = new double[size];
        trial = new double[size];
    }

    /**
     * Improves {@code parameters} in place and returns the sum of squared residuals.
     *
     * @param iterations most steps to try
     * @param tolerance relative fall of the sum of squares below which to stop
     */
    double minimise(double[] parameters, int iterations, double tolerance) {
        double sum = model.evaluate(parameters, residuals, derivatives);
        if (!(sum < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        normalEquations();
        damping = 1e-3;
        double growth = 2;
        int small = 0;
        for (int i = 0; i < iterations && small < 2 && sum > 0; i++) {
            double expected = solve();
            for (int p = 0; p < size; p++) {
                trial[p] = parameters[p] + step[p];
            }
            double next = model.evaluate(trial, residuals, derivatives);
            if (next < sum) {
                double ratio = (sum - next) / expected;
                small = sum - next <= tolerance * sum ? small + 1 : 0;
                damping *= Math.max(1.0 / 5, 1 - Math.pow(2 * ratio - 1, 3));
                growth = 2;
                sum = next;
                System.arraycopy(trial, 0, parameters, 0, size);
                normalEquations();
            } else {
                damping *= growth;
                growth *= 2;
                if (damping > 1e16) {
                    break;
                }
            }
        }
        return sum;
    }

    /**
     * Returns the variance of a parameter per unit of residual variance, by the curvature at the
     * last parameters taken; infinite where the data do not fix it.
     */
    double variance(int parameter) {
        damping = 1e-12;
        Arrays.fill(gradient, 0);
        gradient[parameter] = 1;
        solve();
        return step[parameter] > 0 ? step[parameter] : Double.POSITIVE_INFINITY;
    }

    private void normalEquations() {
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        for (int i = 0; i < residuals.length; i++) {
            int row = i * size;
            for (int p = 0; p < size; p++) {
                double d = derivatives[row + p];
                gradient[p] += d * residuals[i];
                for (int q = 0; q <= p; q++) {
                    normal[p * size + q] += d * derivatives[row + q];
                }
            }
        }
    }

    /** Solves (N + damping diag N) step = gradient by Cholesky; returns the fall it promises. */
    private double solve() {
        for (int p = 0; p < size; p++) {
            for (int q = 0; q <= p; q++) {
                boolean held = fixed[p] || fixed[q];
                double sum = held ? 0 : normal[p * size + q];
                if (p == q) {
                    sum = held ? 1 : sum * (1 + damping) + 1e-300;
                }
                for (int j = 0; j < q; j++) {
                    sum -= factor[p * size + j] * factor[q * size + j];
                }
                factor[p * size + q] =
                        p == q
                                ? Math.sqrt(Math.max(sum, normal[p * size + p] * 1e-15 + 1e-300))
                                : sum / factor[q * size + q];
            }
        }
        for (int p = 0; p < size; p++) {
            double sum = fixed[p] ? 0 : gradient[p];
            for (int j = 0; j < p; j++) {
                sum -= factor[p * size + j] * step[j];
            }
            step[p] = sum / factor[p * size + p];
        }
        for (int p = size - 1; p >= 0; p--) {
            double sum = step[p];
            for (int j = p + 1; j < size; j++) {
                sum -= factor[j * size + p] * step[j];
            }
            step[p] = sum / factor[p * size + p];
        }
        double promised = 0;
        for (int p = 0; p < size; p++) {
            promised += step[p] * (gradient[p] + damping * normal[p * size + p] * step[p]);
        }
        return promised;
    }
}
