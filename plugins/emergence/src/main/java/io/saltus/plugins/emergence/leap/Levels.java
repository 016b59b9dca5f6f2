package io.saltus.plugins.emergence.leap;

import io.saltus.api.spi.Param;

/**
 * From which probability on the answer is emergent, and up to which not emergent: of a leap on a
 * curve, or that a strategy emerges.
 *
 * @param emergent least probability of {@code emergent}
 * @param notEmergent greatest probability of {@code not-emergent}
 */
public record Levels(
        @Param(value = "Probability from which on the answer is emergent", min = 0.5, max = 1)
                double emergent,
        @Param(value = "Probability up to which the answer is not-emergent", min = 0, max = 0.5)
                double notEmergent) {

    /** .9 and .1. */
    public Levels() {
        this(.9, .1);
    }
}
