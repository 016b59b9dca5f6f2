package io.saltus.statistics.difference;

/**
 * A part of the variance of an estimate, with how well it is known.
 *
 * @param variance at least 0; finite
 * @param degreesOfFreedom of its estimate, above 0; infinite where it is known
 */
public record VariancePart(double variance, double degreesOfFreedom) {

    /**
     * @throws IllegalArgumentException if one is out of its range
     */
    public VariancePart {
        if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY && degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "a part of a variance must be at least 0 and finite, with degrees of freedom above 0, got %s, %s"
                            .formatted(variance, degreesOfFreedom));
        }
    }
}
