package io.saltus.plugins.shape.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Nonlinear least squares by the library's Levenberg-Marquardt optimiser, which always answers.
 *
 * <p>The best parameters the optimiser looked at are the result, also where it gives up: they are
 * never worse than the start. Memory is kept between runs: one object serves many starts, on one
 * thread.
 */
final class LeastSquares {

    private static final double FAR = 1e3; // residual where the model is not defined
    private static final double FINEST = 1e-15; // relative tolerance: rounding
    private static final double SINGULAR = 1e-14;

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
    private final int[] free;
    private final double[] residuals;
    private final double[] derivatives;
    private final double[] tried;
    private final double[] best;
    private double least;

    /**
     * @param points number of residuals
     * @param fixed for each parameter whether it stays as it is
     */
    LeastSquares(Model model, int points, boolean[] fixed) {
        this.model = model;
        free = IntStream.range(0, fixed.length).filter(p -> !fixed[p]).toArray();
        residuals = new double[points];
        derivatives = new double[points * fixed.length];
        tried = new double[fixed.length];
        best = new double[fixed.length];
    }

    /**
     * Improves {@code parameters} in place and returns the sum of squared residuals.
     *
     * @param iterations most steps to take
     * @param tolerance relative fall of the sum of squares below which to stop
     */
    double minimise(double[] parameters, int iterations, double tolerance) {
        System.arraycopy(parameters, 0, tried, 0, tried.length);
        System.arraycopy(parameters, 0, best, 0, best.length);
        least = model.evaluate(tried, residuals, derivatives);
        if (!(least > 0 && least < Double.POSITIVE_INFINITY)) {
            return least;
        }
        double bound = Math.max(FINEST, tolerance);
        try {
            new LevenbergMarquardtOptimizer(100, bound, bound, FINEST, SINGULAR)
                    .optimize(problem(parameters, iterations));
        } catch (MathRuntimeException e) {
            return taken(parameters); // no more steps are allowed, or none improves
        }
        return taken(parameters);
    }

    private double taken(double[] parameters) {
        System.arraycopy(best, 0, parameters, 0, best.length);
        return least;
    }

    /**
     * Returns the variance of a parameter per unit of residual variance, by the curvature at {@code
     * parameters}; infinite where the data do not fix it.
     */
    double variance(double[] parameters, int parameter) {
        System.arraycopy(parameters, 0, tried, 0, tried.length);
        int place = Arrays.binarySearch(free, parameter);
        LeastSquaresProblem problem = problem(parameters, 1);
        try {
            double variance =
                    problem.evaluate(problem.getStart())
                            .getCovariances(SINGULAR)
                            .getEntry(place, place);
            return variance > 0 ? variance : Double.POSITIVE_INFINITY;
        } catch (MathRuntimeException e) {
            return Double.POSITIVE_INFINITY; // singular
        }
    }

    private LeastSquaresProblem problem(double[] parameters, int iterations) {
        double[] start = Arrays.stream(free).mapToDouble(p -> parameters[p]).toArray();
        return new LeastSquaresBuilder()
                .start(start)
                .target(new double[residuals.length])
                .model(this::at)
                .maxEvaluations(2 * iterations + 1)
                .maxIterations(iterations + 1)
                .build();
    }

    private Pair<RealVector, RealMatrix> at(RealVector point) {
        for (int i = 0; i < free.length; i++) {
            tried[free[i]] = point.getEntry(i);
        }
        double sum = model.evaluate(tried, residuals, derivatives);
        double[] values = new double[residuals.length];
        double[][] slopes = new double[residuals.length][free.length];
        if (!(sum < Double.POSITIVE_INFINITY)) {
            Arrays.fill(values, FAR);
        } else {
            if (sum < least) {
                least = sum;
                System.arraycopy(tried, 0, best, 0, best.length);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = -residuals[i];
                for (int j = 0; j < free.length; j++) {
                    slopes[i][j] = derivatives[i * tried.length + free[j]];
                }
            }
        }
        return new Pair<>(
                new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
    }
}
