package io.saltus.plugins.emergence.presence;

/**
 * Thresholds of {@link Presence}.
 *
 * <p>The floor's bound is one-sided 90%: 95% rejects one true floor in five at 50 examples. {@code
 * substantial} is .05: GPT-3's five-digit addition, emergent in Wei et al. (2022), ends at .093.
 *
 * @param level level of each test and one-sided bound
 * @param floorLevel level of the upper bound of the pooled floor
 * @param margin normalised score up to which a scale counts as no better than chance
 * @param nearRandom largest normalised upper bound of a floor
 * @param substantial least normalised lower bound of the top
 * @param floorScales least number of scales on the floor
 */
public record PresenceGates(
        double level,
        double floorLevel,
        double margin,
        double nearRandom,
        double substantial,
        int floorScales) {

    /** The defaults. */
    public static PresenceGates standard() {
        return new PresenceGates(0.05, 0.10, 0.02, 0.10, 0.05, 2);
    }

    /**
     * The same at another level and margin; the bound of the floor is at twice the level, at most
     * .5.
     */
    public PresenceGates with(double otherLevel, double otherMargin) {
        return new PresenceGates(
                otherLevel,
                Math.min(0.5, 2 * otherLevel),
                otherMargin,
                nearRandom,
                substantial,
                floorScales);
    }
}
