package io.saltus.statistics.forecast;

import io.saltus.statistics.Arguments;
import io.saltus.statistics.linear.Cholesky;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of a model by its size, {@code E + A / N^a + B / D^b} in parameters N and tokens D, or
 * {@code E + A / C^a} in one size (Hoffmann et al. 2022; Bhagia et al. 2024).
 *
 * <p>For each exponent, or pair of exponents, of .05, .1, ..., .6 the rest is a linear regression;
 * they are averaged by the density they give the losses, flat in E, A and B and in the logarithm of
 * the standard deviation: {@code |X'X|^(-1/2) RSS^(-(n - p) / 2)}.
 */
public final class LossLaw {

    private static final int EXPONENTS = 12;
    private static final double STEP = .05;
    private static final double LEAST = 1e-4; // of a residual's deviation, in parts of the loss

    private final double[] middles; // of the logarithms of sizes, so that terms are near 1
    private final List<double[]> exponents = new ArrayList<>();
    private final List<Cholesky> roots = new ArrayList<>();
    private final List<double[]> coefficients = new ArrayList<>();
    private final List<Double> variances = new ArrayList<>();
    private final double[] weights;

    private LossLaw(double[][] sizes, double[] losses) {
        middles = new double[sizes[0].length];
        for (double[] size : sizes) {
            for (int k = 0; k < middles.length; k++) {
                middles[k] += StrictMath.log(size[k]) / sizes.length;
            }
        }
        List<Double> logs = new ArrayList<>();
        for (int a = 1; a <= EXPONENTS; a++) {
            if (middles.length == 1) {
                logs.add(fit(sizes, losses, new double[] {a * STEP}));
            }
            for (int b = 1; b <= EXPONENTS && middles.length == 2; b++) {
                logs.add(fit(sizes, losses, new double[] {a * STEP, b * STEP}));
            }
        }
        double[] equal = new double[logs.size()];
        java.util.Arrays.fill(equal, 1);
        weights =
                MixingWeights.posterior(
                        logs.stream().mapToDouble(Double::doubleValue).toArray(), equal);
    }

    /**
     * Returns the law of losses.
     *
     * @param sizes of each model, one or two, above 0
     * @param losses above 0, as many as models; at least 2 more than the law has coefficients
     * @throws IllegalArgumentException if they are not
     */
    public static LossLaw of(double[][] sizes, double[] losses) {
        Arguments.values(losses, fewest(sizes.length == 0 ? 1 : sizes[0].length));
        if (sizes.length != losses.length) {
            throw new IllegalArgumentException(
                    "there must be as many sizes as losses, got %d and %d"
                            .formatted(sizes.length, losses.length));
        }
        return new LossLaw(sizes, losses);
    }

    /** Returns how few models a law in so many sizes can be found from. */
    public static int fewest(int sizes) {
        return sizes + 3;
    }

    private double[] row(double[] size, double[] exponent) {
        double[] row = new double[1 + size.length];
        row[0] = 1;
        for (int k = 0; k < size.length; k++) {
            row[k + 1] = StrictMath.exp(-exponent[k] * (StrictMath.log(size[k]) - middles[k]));
        }
        return row;
    }

    private double fit(double[][] sizes, double[] losses, double[] exponent) {
        int p = exponent.length + 1;
        double[][] normal = new double[p][p];
        double[] right = new double[p];
        for (int i = 0; i < losses.length; i++) {
            double[] row = row(sizes[i], exponent);
            for (int j = 0; j < p; j++) {
                right[j] += row[j] * losses[i];
                for (int k = 0; k <= j; k++) {
                    normal[j][k] += row[j] * row[k];
                }
            }
        }
        Cholesky root = Cholesky.of(normal);
        root.solve(right);
        double squares = 0;
        for (int i = 0; i < losses.length; i++) {
            double off = losses[i] - product(row(sizes[i], exponent), right);
            squares += off * off + LEAST * LEAST * losses[i] * losses[i];
        }
        exponents.add(exponent);
        roots.add(root);
        coefficients.add(right);
        variances.add(squares / (losses.length - p));
        return -StrictMath.log(root.product())
                - (losses.length - p) / 2.0 * StrictMath.log(squares);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the mean and the standard deviation of the loss of a model to come. */
    public double[] at(double... size) {
        double mean = 0;
        double square = 0;
        for (int e = 0; e < weights.length; e++) {
            double[] row = row(size, exponents.get(e));
            double one = product(row, coefficients.get(e));
            roots.get(e).half(row);
            double variance = variances.get(e) * (1 + product(row, row));
            mean += weights[e] * one;
            square += weights[e] * (one * one + variance);
        }
        return new double[] {mean, Math.sqrt(Math.max(0, square - mean * mean))};
    }
}
