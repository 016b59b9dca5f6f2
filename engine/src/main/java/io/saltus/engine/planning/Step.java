package io.saltus.engine.planning;

import io.saltus.api.curve.Curve;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Something to measure next.
 *
 * @param kind what it is
 * @param scale where on the axis of the curves: the new size, or the larger of the two that are
 *     asked more examples
 * @param lower the smaller of the two; the same as {@code scale} for a run
 * @param times how many times the examples there are to ask at both sizes; 1 for a run
 * @param curves the curves of which it settles something, those of one family
 * @param gain what it is expected to settle, in bits
 * @param cost what it costs; none if a size is unknown on which that depends
 */
public record Step(
        Kind kind,
        double scale,
        double lower,
        int times,
        List<Curve> curves,
        double gain,
        OptionalDouble cost) {

    /** What to measure. */
    public enum Kind {
        /** Train a model of another size and ask it everything. */
        RUN,
        /** Ask another checkpoint of a training run everything. */
        CHECKPOINT,
        /** Ask the two sizes of the bracket more examples of one task. */
        EXAMPLES
    }

    /** Copies the list. */
    public Step {
        curves = List.copyOf(curves);
    }

    /** Returns bits per unit of cost; none without cost. */
    public OptionalDouble perCost() {
        return cost.isPresent() && cost.getAsDouble() > 0
                ? OptionalDouble.of(gain / cost.getAsDouble())
                : OptionalDouble.empty();
    }
}
