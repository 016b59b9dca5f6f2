package io.saltus.statistics.distribution;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /**
     * Returns P(Z &gt; z), accurate in the tail too. R 4.2.2: {@code pnorm(z, lower.tail = FALSE)}.
     *
     * @param z any number; 1 at minus infinity, 0 at infinity
     */
    public static double upper(double z) {
        return STANDARD.survivalProbability(z);
    }

    /**
     * Returns the z with P(Z &gt; z) = probability. R 4.2.2: {@code qnorm(p, lower.tail = FALSE)}.
     *
     * @param probability in [0, 1]; infinite at the ends
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static double upperQuantile(double probability) {
        return STANDARD.inverseSurvivalProbability(probability);
    }
}
