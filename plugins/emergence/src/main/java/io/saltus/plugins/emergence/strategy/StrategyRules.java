package io.saltus.plugins.emergence.strategy;

import io.saltus.api.data.Setup;
import io.saltus.api.spi.Param;

/**
 * When a strategy counts as emergent: the settings of the criterion.
 *
 * @param baseline strategy against which the others are compared
 * @param least a gain up to this counts as none, as a score
 * @param minFloor fewest scales below the one from which it helps
 * @param emergent least probability of {@code emergent}
 * @param notEmergent greatest probability of {@code not-emergent}
 */
public record StrategyRules(
        @Param("Strategy against which the others are compared") String baseline,
        @Param(value = "A gain up to this counts as none, as a score", min = 0, max = 0.5)
                double least,
        @Param(value = "Fewest scales below the one from which it helps", min = 1, max = 100)
                int minFloor,
        @Param(value = "Probability from which on a strategy is emergent", min = 0.5, max = 1)
                double emergent,
        @Param(value = "Probability up to which a strategy is not emergent", min = 0, max = 0.5)
                double notEmergent) {

    /** Against standard prompting; gains above .005, 2 scales, probabilities .9 and .1. */
    public StrategyRules() {
        this(Setup.STANDARD, 0.005, 2, 0.9, 0.1);
    }
}
