package io.saltus.plugins.emergence.strategy;

import io.saltus.api.data.Setup;
import io.saltus.api.spi.Param;
import io.saltus.plugins.emergence.counts.AssumedExamples;

/**
 * When a strategy counts as emergent: the settings of the criterion.
 *
 * @param baseline strategy against which the others are compared
 * @param alpha level of the tests
 * @param gainMax highest upper bound of a gain that counts as none
 * @param minFloor fewest scales below the one from which it helps
 * @param bootstraps draws for the interval of the crossing
 * @param seed seed of the draws
 * @param examples how many are assumed where their number is not known
 */
public record StrategyRules(
        @Param("Strategy against which the others are compared") String baseline,
        @Param(value = "Level of the tests", min = 1e-9, max = 0.5) double alpha,
        @Param(
                        value = "Highest upper bound of a gain that counts as none, as a score",
                        min = 0.001,
                        max = 0.9)
                double gainMax,
        @Param(value = "Fewest scales below the one from which it helps", min = 1, max = 100)
                int minFloor,
        @Param(value = "Draws for the interval of the crossing", min = 40, max = 100000)
                int bootstraps,
        @Param("Seed of the draws") long seed,
        AssumedExamples examples) {

    /** Against standard prompting; level .05, gain at most .05 before, 2 scales, 400 draws. */
    public StrategyRules() {
        this(Setup.STANDARD, 0.05, 0.05, 2, 400, 1, new AssumedExamples());
    }
}
