package io.saltus.engine.comparing;

import java.util.List;
import java.util.Optional;

/**
 * By what two sets of scores are compared.
 *
 * @param alpha probability of calling any task higher or lower of all whose score did not change,
 *     and of calling any the same whose score changed by the margin; in (0, 1)
 * @param margin below which a difference does not matter, above 0: in units of the score where
 *     scores are fractions, else as a share of the score before
 * @param thresholds what is asked of single tasks; the first that names a task counts
 */
public record ComparisonRules(double alpha, double margin, List<Threshold> thresholds) {

    /** A level of .05 and a margin of .01. */
    public static final ComparisonRules USUAL = new ComparisonRules(0.05, 0.01, List.of());

    /** Power with which a difference counts as one that would have been shown. */
    public static final double POWER = 0.8;

    /**
     * @throws IllegalArgumentException if one is out of its range
     */
    public ComparisonRules {
        thresholds = List.copyOf(thresholds);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), got " + alpha);
        }
        if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a margin must be above 0 and finite, got " + margin);
        }
    }

    /** Returns these rules with another margin. */
    public ComparisonRules within(double margin) {
        return new ComparisonRules(alpha, margin, thresholds);
    }

    Optional<Threshold> threshold(MatchedResults match) {
        return thresholds.stream()
                .filter(one -> one.isOf(match.task(), match.metric().name()))
                .findFirst();
    }

    /** Whether scores are fractions, so that the margin is one of scores and not a share. */
    private static boolean isFraction(double score) {
        return score >= 0 && score <= 1;
    }

    /** The margin of matched results, in units of their score. */
    double margin(MatchedResults match, DifferenceTest test) {
        double usual =
                isFraction(test.before()) && isFraction(test.after())
                        ? margin
                        : margin * Math.max(Math.abs(test.before()), Double.MIN_NORMAL);
        return threshold(match).map(one -> one.margin().orElse(usual)).orElse(usual);
    }
}
