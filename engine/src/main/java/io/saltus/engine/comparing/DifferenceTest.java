package io.saltus.engine.comparing;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.difference.Difference;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * The score after less the score before, tested: on pairs where both sides keep the scores of the
 * same examples, else on two samples. Where a side was run several times, how much runs differ is
 * part of the uncertainty.
 */
public final class DifferenceTest {

    private static final double CONFIDENCE = 0.95;

    private final Design design;
    private final double before;
    private final double after;
    private final double pValue;
    private final DoubleFunction<Interval> intervals;
    private final double runVariance;
    private final OptionalLong examples;
    private final OptionalInt clusters;
    private final int runs;

    /** A test whose numbers were computed. */
    DifferenceTest(
            Design design,
            double before,
            double after,
            double pValue,
            DoubleFunction<Interval> intervals,
            double runVariance,
            OptionalLong examples,
            OptionalInt clusters,
            int runs) {
        this.design = design;
        this.before = before;
        this.after = after;
        this.pValue = pValue;
        this.intervals = intervals;
        this.runVariance = runVariance;
        this.examples = examples;
        this.clusters = clusters;
        this.runs = runs;
    }

    /**
     * Tests matched results; none where the data are {@linkplain Shortage short} of what it takes.
     */
    static Optional<DifferenceTest> of(MatchedResults match) {
        if (Shortage.ofMatch(match).isPresent()) {
            return Optional.empty();
        }
        return SharedExamples.of(match)
                .map(shared -> PairedTest.of(shared, match))
                .or(() -> TwoSampleTest.of(match));
    }

    /** The mean of some runs. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The square of the standard error. */
    static double variance(Difference difference) {
        return difference.standardError() * difference.standardError();
    }

    /** Returns how the scores were compared. */
    public Design design() {
        return design;
    }

    /** Returns the score before, on the examples compared: the mean of the runs. */
    public double before() {
        return before;
    }

    /** Returns the score after. */
    public double after() {
        return after;
    }

    /** Returns the score after less the score before. */
    public double difference() {
        return after - before;
    }

    /** Returns the two-sided p-value of "no difference", of this comparison alone. */
    public double pValue() {
        return pValue;
    }

    /**
     * Returns the interval of the difference.
     *
     * @param confidence two-sided, in (0, 1)
     */
    public Interval interval(double confidence) {
        return intervals.apply(confidence);
    }

    /** Returns the standard error of the difference, a 95% interval's half width over its z. */
    public double standardError() {
        return interval(CONFIDENCE).width() / (2 * Interval.Z_95);
    }

    /** Returns why nothing is claimed of the difference, whatever the p-value is. */
    public Optional<Shortage> shortage() {
        if (clusters.orElse(Shortage.FEWEST) < Shortage.FEWEST) {
            return Optional.of(Shortage.FEW_CLUSTERS);
        }
        if (design == Design.PAIRED_SCORES && examples.orElse(0) < Shortage.FEWEST) {
            return Optional.of(Shortage.FEW_PAIRS);
        }
        return design == Design.RUNS && runs < Shortage.FEWEST
                ? Optional.of(Shortage.FEW_RUNS)
                : Optional.empty();
    }

    /** Returns how much of the variance is between runs, and does not shrink with examples. */
    double runVariance() {
        return runVariance;
    }

    /** Returns how many examples were compared, of the smaller side, if it is known. */
    public OptionalLong examples() {
        return examples;
    }

    /** Returns how many clusters they came in, if they did. */
    public OptionalInt clusters() {
        return clusters;
    }

    /** Returns how many runs stand on both sides together; 2 where each was run once. */
    public int runs() {
        return runs;
    }
}
