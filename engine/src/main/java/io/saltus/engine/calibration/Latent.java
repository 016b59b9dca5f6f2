package io.saltus.engine.calibration;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * One curve of a shape as it is before any noise of measurement.
 *
 * @param score normalised score z by position: 0 at chance, 1 at best; may fall below 0 or exceed 1
 *     where the shape has noise of its own
 * @param onset position where the noiseless z crosses .10; none unless there is a leap
 * @param length of an answer in tokens, where the score is the probability that all of them are
 *     right
 */
record Latent(DoubleUnaryOperator score, OptionalDouble onset, OptionalInt length) {

    /** Normalised score at the onset. */
    static final double ONSET = 0.10;

    private static final int GRID = 512;

    static Latent of(DoubleUnaryOperator score) {
        return new Latent(score, OptionalDouble.empty(), OptionalInt.empty());
    }

    /** Returns a leap: its onset is where {@code score} first crosses .10. */
    static Latent leap(DoubleUnaryOperator score, Span span) {
        return new Latent(score, first(score, span, ONSET), OptionalInt.empty());
    }

    /**
     * Returns the first position at which {@code score} reaches {@code level}, to 1e-9 of the span;
     * none if it does not.
     */
    static OptionalDouble first(DoubleUnaryOperator score, Span span, double level) {
        double before = span.lo();
        if (score.applyAsDouble(before) >= level) {
            return OptionalDouble.of(before);
        }
        for (int i = 1; i <= GRID; i++) {
            double after = span.lo() + span.length() * i / GRID;
            if (score.applyAsDouble(after) >= level) {
                return OptionalDouble.of(between(score, before, after, level));
            }
            before = after;
        }
        return OptionalDouble.empty();
    }

    private static double between(DoubleUnaryOperator score, double lo, double hi, double level) {
        double below = lo;
        double above = hi;
        while (above - below > 1e-9) {
            double middle = (below + above) / 2;
            if (middle <= below || middle >= above) {
                break;
            }
            if (score.applyAsDouble(middle) >= level) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }
}
