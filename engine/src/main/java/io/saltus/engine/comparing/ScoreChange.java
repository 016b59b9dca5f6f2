package io.saltus.engine.comparing;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Direction;
import io.saltus.statistics.difference.Equivalence;
import io.saltus.statistics.difference.Power;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What became of one task's score.
 *
 * @param match the results compared
 * @param test of the difference; none where nothing says how precise the scores are
 * @param standing what can be said
 * @param margin below which a difference does not matter, in units of the score
 * @param pValue of "no difference", adjusted over all tasks (Holm); 1 where data are {@linkplain
 *     #shortage short}
 * @param samePValue of "it differs by the margin or more", adjusted alike; 1 there, too
 * @param level of the first step of the adjustment: alpha over the number of tests
 * @param alpha the level of all tests together
 */
public record ScoreChange(
        MatchedResults match,
        Optional<DifferenceTest> test,
        Standing standing,
        double margin,
        double pValue,
        double samePValue,
        double level,
        double alpha) {

    /** Returns the score before: the mean of the runs. */
    public double before() {
        return test.map(DifferenceTest::before).orElseGet(() -> mean(match.before()));
    }

    /** Returns the score after. */
    public double after() {
        return test.map(DifferenceTest::after).orElseGet(() -> mean(match.after()));
    }

    private static double mean(java.util.List<io.saltus.api.data.Observation> results) {
        return results.stream().mapToDouble(one -> one.score()).sorted().sum() / results.size();
    }

    /** Returns the score after less the score before. */
    public double difference() {
        return after() - before();
    }

    /** Returns the interval of the difference of confidence 1 - alpha, of this task alone. */
    public Optional<Interval> interval() {
        return test.map(one -> one.interval(1 - alpha));
    }

    /** Returns whether the score changed in the direction in which the metric improves. */
    public boolean isBetter() {
        return standing == (isRising() ? Standing.HIGHER : Standing.LOWER);
    }

    /** Returns whether the score changed against that direction. */
    public boolean isWorse() {
        return standing == (isRising() ? Standing.LOWER : Standing.HIGHER);
    }

    private boolean isRising() {
        return match.metric().direction() == Direction.HIGHER_IS_BETTER;
    }

    /**
     * Returns the smallest difference that would have been called one in four of five such
     * comparisons, even as the least sure of all tasks.
     */
    public OptionalDouble detectable() {
        return test.map(
                        one ->
                                OptionalDouble.of(
                                        Power.detectable(
                                                one.standardError(), level, ComparisonRules.POWER)))
                .orElse(OptionalDouble.empty());
    }

    /**
     * Returns how many examples would show in four of five comparisons of equal scores that they
     * are the same within the margin; none where it is not known on how many examples these rest,
     * or where runs alone differ too much.
     */
    public OptionalLong examplesForMargin() {
        if (test.isEmpty() || test.get().examples().isEmpty()) {
            return OptionalLong.empty();
        }
        DifferenceTest one = test.get();
        double variance = one.standardError() * one.standardError();
        double ofExamples = Math.max(0, variance - one.runVariance());
        OptionalDouble times =
                Power.timesAsMany(
                        ofExamples, variance - ofExamples, margin, level, ComparisonRules.POWER);
        double needed = times.orElse(0) * one.examples().getAsLong();
        return needed > 0 && needed < 1e15
                ? OptionalLong.of((long) Math.ceil(needed))
                : OptionalLong.empty();
    }

    /** Returns why nothing can be said, where no p-value changes that. */
    public Optional<Shortage> shortage() {
        return test.map(DifferenceTest::shortage)
                .orElseGet(() -> Optional.of(Shortage.ofUntested(match)));
    }

    /** Returns whether the score surely did not fall by the margin, at level alpha. */
    boolean isNotLower() {
        return shortage().isEmpty()
                && test.map(one -> Equivalence.notBelow(one::interval, margin) <= alpha)
                        .orElse(false);
    }

    /** Returns whether the score surely did not rise by the margin, at level alpha. */
    boolean isNotHigher() {
        return shortage().isEmpty()
                && test.map(
                                one ->
                                        Equivalence.notBelow(c -> turned(one.interval(c)), margin)
                                                <= alpha)
                        .orElse(false);
    }

    private static Interval turned(Interval interval) {
        return new Interval(-interval.upper(), -interval.lower());
    }
}
