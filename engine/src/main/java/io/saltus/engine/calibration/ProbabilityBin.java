package io.saltus.engine.calibration;

import java.util.List;

/**
 * Probabilities that are alike: those in [lower, upper), 1 included in the last.
 *
 * @param lower lower edge
 * @param upper upper edge
 */
public record ProbabilityBin(double lower, double upper) {

    /** All bins; narrow where probabilities are extreme, since most are. */
    public static final List<ProbabilityBin> ALL =
            List.of(
                    new ProbabilityBin(0, .05),
                    new ProbabilityBin(.05, .2),
                    new ProbabilityBin(.2, .4),
                    new ProbabilityBin(.4, .6),
                    new ProbabilityBin(.6, .8),
                    new ProbabilityBin(.8, .95),
                    new ProbabilityBin(.95, 1));

    /** Returns whether {@code probability}, in [0, 1], is among them. */
    boolean holds(double probability) {
        return probability >= lower && (probability < upper || upper == 1);
    }

    /** Returns the bin that holds {@code probability}, in [0, 1]. */
    static ProbabilityBin of(double probability) {
        return ALL.stream().filter(bin -> bin.holds(probability)).findFirst().orElseThrow();
    }
}
