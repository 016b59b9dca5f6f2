package io.saltus.plugins.emergence.strategy;

import io.saltus.api.data.Setup;
import io.saltus.api.spi.Param;

/**
 * What a strategy is held against, and what counts as a gain: settings of the criterion.
 *
 * @param baseline strategy against which the others are compared
 * @param least a gain up to this counts as none, as a score
 * @param minFloor fewest scales below the one from which it helps
 */
public record StrategyRules(
        @Param("Strategy against which the others are compared") String baseline,
        @Param(value = "A gain up to this counts as none, as a score", min = 0, max = 0.5)
                double least,
        @Param(value = "Fewest scales below the one from which it helps", min = 1, max = 100)
                int minFloor) {

    /** Against standard prompting; gains above .005, 2 scales. */
    public StrategyRules() {
        this(Setup.STANDARD, 0.005, 2);
    }
}
