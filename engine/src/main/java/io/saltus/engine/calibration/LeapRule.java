package io.saltus.engine.calibration;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The rule that says whether a form is a leap or smooth, in decades on a span of 6 and in
 * proportion on others. What lies between is neither.
 *
 * <ul>
 *   <li>Leap: z is at most .02 over at least the first 1.5 decades, and reaches .20 within 2
 *       decades from where it exceeds .02.
 *   <li>Smooth: z starts above .02, or takes more than 2.5 decades from .02 to .20; and the middle
 *       90% of its rise spans more than 3.5 decades.
 * </ul>
 */
final class LeapRule {

    private static final double NEAR_CHANCE = 0.02;
    private static final double WELL_ABOVE = 0.20;

    private LeapRule() {}

    /** Returns whether the form is a leap. */
    static boolean isLeap(DoubleUnaryOperator score, Span span) {
        double decade = span.length() / 6;
        OptionalDouble leaves = Latent.first(score, span, Math.nextUp(NEAR_CHANCE));
        OptionalDouble arrives = Latent.first(score, span, WELL_ABOVE);
        return leaves.isPresent()
                && arrives.isPresent()
                && leaves.getAsDouble() >= span.lo() + 1.5 * decade
                && arrives.getAsDouble() - leaves.getAsDouble() <= 2 * decade;
    }

    /** Returns whether the form, which rises throughout, is smooth. */
    static boolean isSmooth(DoubleUnaryOperator score, Span span) {
        double decade = span.length() / 6;
        double from = score.applyAsDouble(span.lo());
        double rise = score.applyAsDouble(span.hi()) - from;
        double begins = Latent.first(score, span, from + .05 * rise).orElse(span.hi());
        double ends = Latent.first(score, span, from + .95 * rise).orElse(span.hi());
        double leaves = Latent.first(score, span, NEAR_CHANCE).orElse(span.hi());
        double arrives = Latent.first(score, span, WELL_ABOVE).orElse(Double.MAX_VALUE);
        return ends - begins > 3.5 * decade
                && (from > NEAR_CHANCE || arrives - leaves > 2.5 * decade);
    }
}
