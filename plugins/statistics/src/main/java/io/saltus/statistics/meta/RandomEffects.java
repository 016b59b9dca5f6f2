package io.saltus.statistics.meta;

import io.saltus.statistics.Arguments;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of effects that differ among themselves by more than their errors.
 *
 * <p>DerSimonian and Laird (1986, Controlled Clinical Trials 7, 177-188): with w_i = 1 / v_i, Q =
 * sum w_i (y_i - m)^2 about their weighted mean m, the variance between the k effects is tau^2 =
 * max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)); the mean weighs each effect by 1 / (v_i +
 * tau^2), and has the standard error (sum of these weights)^(-1/2).
 *
 * @param mean the mean effect
 * @param standardError of the mean
 * @param deviation tau, standard deviation between effects
 * @param effects how many
 */
public record RandomEffects(double mean, double standardError, double deviation, int effects) {

    private static final double TWO_SIDED = 0.025;
    private static final double NORMAL = 1.959963984540054;

    /**
     * Pools.
     *
     * @param y effects, at least 2
     * @param v variances of their errors, above 0
     * @throws IllegalArgumentException if they are not
     */
    public static RandomEffects of(double[] y, double[] v) {
        Arguments.sameLength(y, v);
        Arguments.values(y, 2);
        Arguments.values(v, 2);
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (!(v[i] > 0)) {
                throw new IllegalArgumentException("variances must be above 0, got " + v[i]);
            }
            weights += 1 / v[i];
            squares += 1 / (v[i] * v[i]);
            sum += y[i] / v[i];
        }
        double q = 0;
        for (int i = 0; i < y.length; i++) {
            q += Math.pow(y[i] - sum / weights, 2) / v[i];
        }
        double between = Math.max(0, (q - (y.length - 1)) / (weights - squares / weights));
        weights = 0;
        sum = 0;
        for (int i = 0; i < y.length; i++) {
            weights += 1 / (v[i] + between);
            sum += y[i] / (v[i] + between);
        }
        return new RandomEffects(
                sum / weights, 1 / Math.sqrt(weights), Math.sqrt(between), y.length);
    }

    /**
     * Returns the standard error whose normal 95% interval is as wide as Student's with k - 1
     * degrees of freedom: tau is known from few effects only.
     */
    public double widenedError() {
        double student = TDistribution.of(effects - 1.0).inverseSurvivalProbability(TWO_SIDED);
        return standardError * student / NORMAL;
    }
}
