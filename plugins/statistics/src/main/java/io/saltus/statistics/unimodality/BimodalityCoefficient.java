package io.saltus.statistics.unimodality;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Sarle's bimodality coefficient: (G1^2 + 1) / (G2 + 3 (n - 1)^2 / ((n - 2) (n - 3))), with
 * skewness G1 and excess kurtosis G2 corrected for bias.
 *
 * <p>5/9 for a uniform distribution, 1 for two points of equal weight, 1/3 for a normal one, all in
 * large samples. Agrees with the same formula in R, and with SAS.
 */
public final class BimodalityCoefficient {

    private BimodalityCoefficient() {}

    /**
     * Returns the coefficient; none for fewer than 4 scores or for equal ones.
     *
     * @param sorted the sample, rising; at least one value
     * @throws IllegalArgumentException if the sample is empty, not rising or holds NaN
     */
    public static OptionalDouble of(double[] sorted) {
        Dip.requireRising(sorted);
        double n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        double spread = sorted[sorted.length - 1] - sorted[0];
        if (n < 4 || !(spread > 1e-12 * Math.abs(mean))) {
            return OptionalDouble.empty();
        }
        for (double value : sorted) {
            double d = (value - mean) / spread;
            m2 += d * d / n;
            m3 += d * d * d / n;
            m4 += d * d * d * d / n;
        }
        double skewness = m3 / Math.pow(m2, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
        double excess = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
        return OptionalDouble.of(
                (skewness * skewness + 1) / (excess + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))));
    }
}
