package io.saltus.statistics.difference;

import io.saltus.statistics.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much the runs of one model differ, a level of its own beside its examples. */
public final class RunVariance {

    private RunVariance() {}

    /**
     * Returns what runs add to the variance of a difference of means over k1 and k2 runs: s^2 (1/k1
     * + 1/k2), s^2 the variance of the runs' mean scores about the mean of their side, of both
     * sides together, with k1 + k2 - 2 degrees of freedom; nothing if neither was run twice. A side
     * that was run once is taken to vary as the other does. R 4.2.2: {@code sigma(lm(score ~
     * side))^2 * (1 / k1 + 1 / k2)}.
     *
     * <p>It counts the chance of single answers in a run a second time, beside the variance over
     * examples. That is on the safe side, and with few runs what keeps the level: the table in
     * docs/comparing.md has the simulation.
     *
     * @param first the mean score of each run of one side; at least one
     * @param second those of the other
     * @throws IllegalArgumentException if a side has none or one is not finite
     */
    public static Optional<VariancePart> of(double[] first, double[] second) {
        Arguments.values(first, 1);
        Arguments.values(second, 1);
        int freedom = first.length + second.length - 2;
        if (freedom == 0) {
            return Optional.empty();
        }
        double variance = (squares(first) + squares(second)) / freedom;
        return Optional.of(
                new VariancePart(variance * (1.0 / first.length + 1.0 / second.length), freedom));
    }

    /** Returns a difference with what runs add to its variance. */
    public static Difference added(Difference difference, double[] first, double[] second) {
        List<VariancePart> parts = new ArrayList<>(difference.parts());
        of(first, second).ifPresent(parts::add);
        return new Difference(difference.value(), parts);
    }

    private static double squares(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        double mean = sum / scores.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return squares;
    }
}
