package io.saltus.api.report;

import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far one onset lies beyond another, where there are two and no more: what two tell of a
 * scatter among families is next to nothing, but what they tell of each other is this.
 *
 * <p>On the analysis axis, later less earlier, with the interval d -+ sqrt(w1^2 + w2^2) / 2, w the
 * widths of both 95% intervals: that of a difference of two normal estimates.
 *
 * @param earlier the family whose onset is at smaller models
 * @param later the other one
 * @param difference in decades, or nats per token along loss; at least 0
 * @param lower lower bound of its 95% interval
 * @param upper upper bound of the same
 */
public record OnsetDifference(
        String earlier, String later, double difference, double lower, double upper) {

    /**
     * @throws IllegalArgumentException unless the difference is at least 0 and within its interval
     */
    public OnsetDifference {
        Objects.requireNonNull(earlier, "earlier");
        Objects.requireNonNull(later, "later");
        if (!(difference >= 0 && lower <= difference && difference <= upper)) {
            throw new IllegalArgumentException(
                    "no difference of two onsets: %s in [%s, %s]"
                            .formatted(difference, lower, upper));
        }
    }

    /** Returns the difference of the two onsets that have an interval, if there are just two. */
    static Optional<OnsetDifference> of(Axis axis, List<FamilyVerdict> emergent) {
        List<FamilyVerdict> two =
                emergent.stream().filter(family -> width(axis, family.onset()) > 0).toList();
        if (two.size() != 2) {
            return Optional.empty();
        }
        double difference = position(axis, two.get(1)) - position(axis, two.get(0));
        int first = difference < 0 ? 1 : 0;
        double apart = Math.abs(difference);
        double half =
                Math.hypot(width(axis, two.get(0).onset()), width(axis, two.get(1).onset())) / 2;
        return Optional.of(
                new OnsetDifference(
                        two.get(first).family(),
                        two.get(1 - first).family(),
                        apart,
                        apart - half,
                        apart + half));
    }

    private static double position(Axis axis, FamilyVerdict family) {
        return axis.position(family.onset().orElseThrow().scale());
    }

    /** Width of the interval of an onset; 0 where it has an open end, or none. */
    private static double width(Axis axis, Optional<Onset> onset) {
        return onset.filter(own -> own.lower().isPresent() && own.upper().isPresent())
                .map(
                        own ->
                                axis.position(own.upper().getAsDouble())
                                        - axis.position(own.lower().getAsDouble()))
                .orElse(0.);
    }

    /** Returns whether the interval holds 0: the onsets may be one. */
    public boolean mayBeNone() {
        return lower <= 0;
    }
}
