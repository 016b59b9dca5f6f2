package io.saltus.plugins.emergence.presence;

import io.saltus.api.spi.Param;

/**
 * When a score counts as above chance: settings of the criteria that test each scale by itself, see
 * {@link ChanceTests}.
 *
 * @param margin near-random margin, as a share of the way from chance to perfect
 * @param alpha level of each test
 */
public record AgainstChance(
        @Param(
                        value = "Near-random margin, as a share of the way from chance to perfect",
                        min = 0,
                        max = 0.5)
                double margin,
        @Param(value = "Level of each test", min = 1e-9, max = 0.5) double alpha) {

    /** Margin .02, level .05. */
    public AgainstChance() {
        this(0.02, 0.05);
    }
}
