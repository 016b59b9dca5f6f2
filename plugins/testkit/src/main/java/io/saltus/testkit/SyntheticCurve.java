package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import java.util.OptionalDouble;

/**
 * A curve that was made by a known rule.
 *
 * @param name what it is: {@code step at 10^22}
 * @param curve the curve
 * @param truth what a criterion that is never wrong would say
 * @param onset scale from which on the ability is there, if it emerges
 */
public record SyntheticCurve(String name, Curve curve, Truth truth, OptionalDouble onset) {

    /** What the rule behind a curve makes of the ability. */
    public enum Truth {
        /** Absent up to a scale, present beyond it. */
        EMERGENT,
        /** Flat, or growing steadily, or falling. */
        NOT_EMERGENT,
        /** Too little is known for anybody to tell. */
        UNDECIDABLE
    }
}
