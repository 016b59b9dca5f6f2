package io.saltus.engine.calibration;

import java.util.SplittableRandom;

/**
 * The range of positions that a curve covers.
 *
 * @param lo position of the smallest scale, in decades or negated loss
 * @param hi position of the largest; above {@code lo}
 */
public record Span(double lo, double hi) {

    /**
     * @throws IllegalArgumentException unless both are finite and {@code hi} is above {@code lo}
     */
    public Span {
        if (!(Double.isFinite(lo) && Double.isFinite(hi) && hi > lo)) {
            throw new IllegalArgumentException(
                    "a span rises from a finite position to another, got %s to %s"
                            .formatted(lo, hi));
        }
    }

    /** Returns the length S. */
    public double length() {
        return hi - lo;
    }

    /** Returns t = (x - lo) / S. */
    double share(double x) {
        return (x - lo) / length();
    }

    /** Returns lo + S U(from, to). */
    double within(SplittableRandom random, double from, double to) {
        return lo + length() * Draws.uniform(random, from, to);
    }
}
