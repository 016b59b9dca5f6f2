package io.saltus.plugins.emergence.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tails and quantiles of the standard normal. */
final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    static double upper(double z) {
        return STANDARD.survivalProbability(z);
    }

    static double upperQuantile(double tail) {
        return STANDARD.inverseSurvivalProbability(tail);
    }
}
