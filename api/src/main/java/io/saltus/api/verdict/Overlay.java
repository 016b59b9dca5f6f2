package io.saltus.api.verdict;

import io.saltus.api.words.Numbers;
import java.util.List;

/**
 * A line, a band or both, to be drawn over a curve's points: a fit, a forecast with its interval,
 * or the measured curve that this one is judged against.
 *
 * @param name what it shows, as a legend would say it: {@code hinge fit}
 * @param points the line, by rising position; may be empty
 * @param lower the lower edge of the band; empty if there is none
 * @param upper the upper edge of the band, at the same scales as the lower
 * @param baseline whether the points are scores of what the curve is judged against, and the name
 *     is that of it: {@code standard}. An emergent curve then begins to do better than it.
 */
public record Overlay(
        String name, List<At> points, List<At> lower, List<At> upper, boolean baseline) {

    /**
     * A place in the plot.
     *
     * @param scale scale in the axis's unit; finite
     * @param score score in units of the metric; finite
     */
    public record At(double scale, double score) {

        /**
         * @throws IllegalArgumentException if a number is not finite
         */
        public At {
            if (!Double.isFinite(scale) || !Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        "a place in a plot must be finite, got %s, %s"
                                .formatted(Numbers.exact(scale), Numbers.exact(score)));
            }
        }
    }

    /**
     * @throws IllegalArgumentException if the name is blank or the edges differ in length
     */
    public Overlay {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an overlay needs a name");
        }
        points = List.copyOf(points);
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        if (lower.size() != upper.size()) {
            throw new IllegalArgumentException(
                    "the edges of '%s' differ in length: %s and %s"
                            .formatted(name, lower.size(), upper.size()));
        }
    }

    /** A fit or a forecast. */
    public Overlay(String name, List<At> points, List<At> lower, List<At> upper) {
        this(name, points, lower, upper, false);
    }

    /** Returns the measured scores of what a curve is judged against. */
    public static Overlay ofBaseline(String name, List<At> points) {
        return new Overlay(name, points, List.of(), List.of(), true);
    }

    /** Returns a line without a band. */
    public static Overlay line(String name, List<At> points) {
        return new Overlay(name, points, List.of(), List.of());
    }
}
