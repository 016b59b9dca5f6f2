package io.saltus.api.verdict;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Where an ability appears: the critical scale with its interval, in the axis's unit.
 *
 * <p>The bounds are ordered by growing models: on an axis that falls as models grow (loss), {@code
 * lower} is the larger number.
 *
 * @param scale the critical scale; finite
 * @param lower the bound towards smaller models; absent if left-censored
 * @param upper the bound towards larger models; absent if right-censored
 * @param censoring whether the scales in the data bound the onset
 */
public record Onset(double scale, OptionalDouble lower, OptionalDouble upper, Censoring censoring) {

    /**
     * @throws IllegalArgumentException if a number is not finite, the scale lies outside its
     *     interval, or a bound is missing that censoring does not excuse
     */
    public Onset {
        Objects.requireNonNull(censoring, "censoring");
        if (!Double.isFinite(scale)
                || !Double.isFinite(lower.orElse(0))
                || !Double.isFinite(upper.orElse(0))) {
            throw new IllegalArgumentException(
                    "an onset must be finite, got %s in [%s, %s]".formatted(scale, lower, upper));
        }
        if (lower.isEmpty() != (censoring == Censoring.LEFT)
                || upper.isEmpty() != (censoring == Censoring.RIGHT)) {
            throw new IllegalArgumentException(
                    "a bound is absent exactly where the onset is censored, got [%s, %s] censored %s"
                            .formatted(lower, upper, censoring));
        }
        double low = lower.orElse(scale);
        double high = upper.orElse(scale);
        if (scale < Math.min(low, high) || scale > Math.max(low, high)) {
            throw new IllegalArgumentException(
                    "the onset %s lies outside its interval [%s, %s]".formatted(scale, low, high));
        }
    }

    /** Returns an onset that scales in the data bound on both sides. */
    public static Onset between(double lower, double scale, double upper) {
        return new Onset(scale, OptionalDouble.of(lower), OptionalDouble.of(upper), Censoring.NONE);
    }
}
