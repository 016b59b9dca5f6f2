package io.saltus.statistics.changepoint;

import io.saltus.statistics.fit.Arguments;
import java.util.Arrays;

/**
 * How abruptly a sequence rises: its range against its steps d_i = y_(i+1) - y_i.
 *
 * <ul>
 *   <li>I = sign(argmax y - argmin y) (max y - min y), the first index on ties;
 *   <li>L = I / sqrt(mean d^2);
 *   <li>B = I / sqrt(median d^2), the mean of the two middle ones for an even number.
 * </ul>
 *
 * L and B are 0 where I is 0. B is infinite where I is not 0 but half of the steps are. m - 1 equal
 * steps give L = B = m - 1, and |L| is never more. L is the linearity and B the breakthroughness of
 * BIG-bench (arXiv:2206.04615, appendix B); B is also the emergence score of Schaeffer et al.
 * (arXiv:2304.15004, equation 1). Agrees with NumPy.
 *
 * @param range I, in units of y
 * @param linearity L, in [-(m - 1), m - 1]
 * @param breakthroughness B; may be infinite
 * @param largestRise index i of the first largest d_i
 */
public record Abruptness(double range, double linearity, double breakthroughness, int largestRise) {

    /**
     * Returns the abruptness of y.
     *
     * @param y at least two values, of at most 1e100
     * @throws IllegalArgumentException if a value is not finite or there are fewer than two
     */
    public static Abruptness of(double[] y) {
        Arguments.values(y, 2);
        int low = 0;
        int high = 0;
        int largest = 0;
        for (int i = 1; i < y.length; i++) {
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
            largest = y[i] - y[i - 1] > y[largest + 1] - y[largest] ? i - 1 : largest;
        }
        double range = Math.signum(high - low) * (y[high] - y[low]);
        double[] relative = new double[y.length - 1]; // to the range: squares cannot underflow
        double squares = 0;
        for (int i = 0; i < relative.length; i++) {
            relative[i] = range == 0 ? 0 : Math.abs((y[i + 1] - y[i]) / range);
            squares += relative[i] * relative[i];
        }
        if (range == 0) {
            return new Abruptness(0, 0, 0, largest);
        }
        double sign = Math.signum(range);
        double linearity = sign / Math.sqrt(squares / relative.length);
        return new Abruptness(range, linearity, sign / rootMedianSquare(relative), largest);
    }

    private static double rootMedianSquare(double[] steps) {
        Arrays.sort(steps);
        double upper = steps[steps.length / 2];
        double lower = steps[(steps.length - 1) / 2];
        return upper == lower ? upper : Math.sqrt((lower * lower + upper * upper) / 2);
    }
}
