package io.saltus.api.verdict;

import io.saltus.api.data.Axis;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
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
                    "an onset must be finite, got %s in [%s, %s]"
                            .formatted(Numbers.exact(scale), exact(lower), exact(upper)));
        }
        if (lower.isEmpty() != (censoring == Censoring.LEFT)
                || upper.isEmpty() != (censoring == Censoring.RIGHT)) {
            throw new IllegalArgumentException(
                    "a bound is absent exactly where the onset is censored, got [%s, %s] with censoring '%s'"
                            .formatted(exact(lower), exact(upper), Names.word(censoring)));
        }
        double low = lower.orElse(scale);
        double high = upper.orElse(scale);
        if (scale < Math.min(low, high) || scale > Math.max(low, high)) {
            throw new IllegalArgumentException(
                    "the onset %s lies outside its interval [%s, %s]"
                            .formatted(
                                    Numbers.exact(scale), Numbers.exact(low), Numbers.exact(high)));
        }
    }

    private static String exact(OptionalDouble bound) {
        return bound.isPresent() ? Numbers.exact(bound.getAsDouble()) : "..";
    }

    /** Returns an onset that scales in the data bound on both sides. */
    public static Onset between(double lower, double scale, double upper) {
        return new Onset(scale, OptionalDouble.of(lower), OptionalDouble.of(upper), Censoring.NONE);
    }

    /**
     * Returns whether this interval and the other's share no scale of {@code axis}; a censored
     * bound is beyond every scale on its side.
     */
    public boolean isApartFrom(Onset other, Axis axis) {
        return position(upper, axis, Double.POSITIVE_INFINITY)
                        < position(other.lower, axis, Double.NEGATIVE_INFINITY)
                || position(other.upper, axis, Double.POSITIVE_INFINITY)
                        < position(lower, axis, Double.NEGATIVE_INFINITY);
    }

    private static double position(OptionalDouble bound, Axis axis, double censored) {
        return bound.isPresent() ? axis.position(bound.getAsDouble()) : censored;
    }

    /**
     * Returns the onset with its interval in words, without the unit: {@code 1.2e22 [6.4e21,
     * 2.4e22]}; {@code ..} stands for a bound that the data do not give.
     */
    public String words() {
        return "%s [%s, %s]".formatted(Numbers.of(scale), words(lower), words(upper));
    }

    private static String words(OptionalDouble bound) {
        return bound.isPresent() ? Numbers.of(bound.getAsDouble()) : "..";
    }
}
