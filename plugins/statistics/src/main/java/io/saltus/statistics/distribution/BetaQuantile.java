package io.saltus.statistics.distribution;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Quantile of a beta distribution by Halley steps kept inside a bracket.
 *
 * <p>The library's general root finder takes 20 to 40 evaluations of the incomplete beta function;
 * this one, started at Carter's approximation (Abramowitz and Stegun 26.5.22), mostly takes two,
 * because each step leaves the cube of the error. It falls back to bisection, so it always ends.
 */
public final class BetaQuantile {

    private static final int STEPS = 200;

    /** A step below this share of the distribution's width leaves an error of its cube. */
    private static final double LAST = 1e-4;

    private BetaQuantile() {}

    /**
     * Returns the x in [0, 1] with I_x(a, b) = probability, to about 1e-12. R 4.2.2: {@code
     * qbeta(probability, a, b)}.
     *
     * @param probability in (0, 1)
     * @param a first parameter, above 0
     * @param b second parameter, above 0
     * @throws IllegalArgumentException if one is not
     */
    public static double of(double probability, double a, double b) {
        if (!(probability > 0 && probability < 1 && a > 0 && b > 0)) {
            throw new IllegalArgumentException(
                    "a beta quantile needs a probability in (0, 1) and parameters above 0, got %s, %s, %s"
                            .formatted(probability, a, b));
        }
        if (b == 1) {
            return Math.pow(probability, 1 / a);
        }
        if (a == 1) {
            return -Math.expm1(Math.log1p(-probability) / b);
        }
        double logBeta = LogBeta.value(a, b);
        double mean = a / (a + b);
        double width = Math.sqrt(mean * (1 - mean) / (a + b + 1));
        double low = 0;
        double high = 1;
        double x = start(probability, a, b, logBeta);
        for (int i = 0; i < STEPS; i++) {
            double error = RegularizedBeta.value(x, a, b) - probability;
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
            double newton = error / density;
            double bend = newton * ((a - 1) / x - (b - 1) / (1 - x));
            double next = x - newton / (1 - 0.5 * Math.min(1, bend));
            boolean halved = !(next > low && next < high);
            if (halved) {
                next = (low + high) / 2;
            }
            double scale = Math.min(width, Math.min(next, 1 - next));
            if (!halved && Math.abs(next - x) <= LAST * scale || high - low <= 1e-15 * high) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double start(double probability, double a, double b, double logBeta) {
        double x;
        if (a > 1 && b > 1) {
            double y = Normal.upperQuantile(probability);
            double lambda = (y * y - 3) / 6;
            double left = 1 / (2 * a - 1);
            double right = 1 / (2 * b - 1);
            double h = 2 / (left + right);
            double w =
                    y * Math.sqrt(Math.max(0, h + lambda)) / h
                            - (right - left) * (lambda + 5.0 / 6 - 2 / (3 * h));
            x = a / (a + b * Math.exp(2 * w));
        } else { // the leading power of the tail at 0
            x = Math.exp((Math.log(probability * a) + logBeta) / a);
        }
        return Math.min(1 - 1e-9, Math.max(1e-300, x));
    }
}
