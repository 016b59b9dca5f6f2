package io.saltus.plugins.emergence.leap;

import io.saltus.api.spi.Param;

/**
 * From which probability of a leap on a curve is called emergent, and up to which not emergent.
 *
 * @param emergent least probability of {@code emergent}
 * @param notEmergent greatest probability of {@code not-emergent}
 */
public record Levels(
        @Param(
                        value = "Probability of a leap from which on a curve is emergent",
                        min = 0.5,
                        max = 1)
                double emergent,
        @Param(
                        value = "Probability of a leap up to which a curve is not emergent",
                        min = 0,
                        max = 0.5)
                double notEmergent) {

    /** .9 and .1. */
    public Levels() {
        this(.9, .1);
    }
}
