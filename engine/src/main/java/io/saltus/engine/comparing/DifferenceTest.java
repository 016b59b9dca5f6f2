package io.saltus.engine.comparing;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.statistics.difference.Difference;
import io.saltus.statistics.difference.PairedMeans;
import io.saltus.statistics.difference.RunVariance;
import io.saltus.statistics.difference.TwoMeans;
import io.saltus.statistics.difference.VariancePart;
import io.saltus.statistics.exact.FisherTest;
import io.saltus.statistics.exact.McNemarTest;
import io.saltus.statistics.proportion.PairedProportions;
import io.saltus.statistics.proportion.ProportionDifference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * The score after less the score before, tested: on pairs where both sides keep the scores of the
 * same examples, else on two samples. Where a side was run several times, how much runs differ is
 * part of the uncertainty.
 */
public final class DifferenceTest {

    /** Below this an expected count is too small for the chi-squared test. */
    private static final double LEAST_EXPECTED = 5;

    private static final double CONFIDENCE = 0.95;

    /** A stated standard error beyond that of independent answers by so much says more. */
    private static final double CLUSTERED = 1.05;

    private final Design design;
    private final double before;
    private final double after;
    private final double pValue;
    private final DoubleFunction<Interval> intervals;
    private final double runVariance;
    private final OptionalLong examples;
    private final OptionalInt clusters;
    private final int runs;

    private DifferenceTest(
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

    /** Tests matched results; none where nothing says how precise the scores are. */
    static Optional<DifferenceTest> of(MatchedResults match) {
        return SharedExamples.of(match)
                .map(shared -> paired(shared, match))
                .or(() -> twoSamples(match));
    }

    private static DifferenceTest paired(SharedExamples shared, MatchedResults match) {
        double before = mean(shared.runsBefore());
        double after = mean(shared.runsAfter());
        int runs = match.before().size() + match.after().size();
        OptionalLong n = OptionalLong.of(shared.size());
        if (shared.isOfAnswers() && !shared.isClustered()) {
            PairedProportions pairs = pairs(shared);
            return new DifferenceTest(
                    Design.PAIRED_ANSWERS,
                    before,
                    after,
                    McNemarTest.midP(pairs.gained(), pairs.lost()),
                    pairs::tango,
                    0,
                    n,
                    OptionalInt.empty(),
                    runs);
        }
        Difference examples =
                shared.isClustered()
                        ? PairedMeans.clustered(shared.before(), shared.after(), shared.clusters())
                        : PairedMeans.of(shared.before(), shared.after());
        Difference whole = RunVariance.added(examples, shared.runsBefore(), shared.runsAfter());
        Design design = shared.isClustered() ? Design.PAIRED_CLUSTERS : Design.PAIRED_SCORES;
        OptionalInt clusters =
                shared.isClustered() ? OptionalInt.of(shared.clusterCount()) : OptionalInt.empty();
        if (whole.standardError() == 0) {
            return alike(design, shared, before, after, clusters, runs);
        }
        return new DifferenceTest(
                design,
                before,
                after,
                whole.pValue(),
                whole::interval,
                variance(whole) - variance(examples),
                n,
                clusters,
                runs);
    }

    /**
     * Every pair differs by the same: a variance of 0 says less than it seems to. The p-value is
     * that of the sign test; the interval, of scores in [0, 1], that of as many answers of which
     * none changed.
     */
    private static DifferenceTest alike(
            Design design,
            SharedExamples shared,
            double before,
            double after,
            OptionalInt clusters,
            int runs) {
        double units = clusters.isPresent() ? clusters.getAsInt() : shared.size();
        double difference = after - before;
        Interval none = new PairedProportions(units, 0, 0, 0).tango(CONFIDENCE);
        DoubleFunction<Interval> about =
                shared.isOfFractions()
                        ? confidence -> {
                            Interval reach =
                                    new PairedProportions(units, 0, 0, 0).tango(confidence);
                            return new Interval(
                                    difference + reach.lower(), difference + reach.upper());
                        }
                        : confidence ->
                                new Interval(
                                        difference + none.lower() * Math.abs(before),
                                        difference + none.upper() * Math.abs(before));
        return new DifferenceTest(
                design,
                before,
                after,
                difference == 0 ? 1 : McNemarTest.twoSided(units, 0),
                about,
                0,
                OptionalLong.of(shared.size()),
                clusters,
                runs);
    }

    private static PairedProportions pairs(SharedExamples shared) {
        int[] cells = new int[4];
        for (int i = 0; i < shared.size(); i++) {
            cells[(int) (2 * shared.after()[i] + shared.before()[i])]++;
        }
        return new PairedProportions(cells[3], cells[2], cells[1], cells[0]);
    }

    private static Optional<DifferenceTest> twoSamples(MatchedResults match) {
        double[] runsBefore = scores(match.before());
        double[] runsAfter = scores(match.after());
        double before = mean(runsBefore);
        double after = mean(runsAfter);
        int runs = runsBefore.length + runsAfter.length;
        long n1 = examples(match.before());
        long n2 = examples(match.after());
        OptionalLong n =
                n1 > 0 && n2 > 0 ? OptionalLong.of(Math.min(n1, n2)) : OptionalLong.empty();
        if (runs == 2 && isShare(match.before().get(0)) && isShare(match.after().get(0))) {
            return Optional.of(shares(before, (double) n1, after, (double) n2));
        }
        OptionalDouble first = standardError(match.before());
        OptionalDouble second = standardError(match.after());
        if (first.isPresent() && second.isPresent()) {
            Difference examples =
                    TwoMeans.of(
                            mean(before, first.getAsDouble(), n1),
                            mean(after, second.getAsDouble(), n2));
            Difference whole = RunVariance.added(examples, runsBefore, runsAfter);
            return Optional.of(
                    new DifferenceTest(
                            Design.TWO_MEANS,
                            before,
                            after,
                            whole.pValue(),
                            whole::interval,
                            variance(whole) - variance(examples),
                            n,
                            OptionalInt.empty(),
                            runs));
        }
        Optional<VariancePart> between = RunVariance.of(runsBefore, runsAfter);
        boolean apart = runsBefore.length > 1 && runsAfter.length > 1;
        return between.filter(part -> apart && part.variance() > 0)
                .map(part -> new Difference(after - before, List.of(part)))
                .map(
                        difference ->
                                new DifferenceTest(
                                        Design.RUNS,
                                        before,
                                        after,
                                        difference.pValue(),
                                        difference::interval,
                                        variance(difference),
                                        n,
                                        OptionalInt.empty(),
                                        runs));
    }

    private static DifferenceTest shares(double before, double n1, double after, double n2) {
        double k1 = before * n1;
        double k2 = after * n2;
        double pooled = (k1 + k2) / (n1 + n2);
        double expected = Math.min(n1, n2) * Math.min(pooled, 1 - pooled);
        double p =
                expected < LEAST_EXPECTED && n1 + n2 < Integer.MAX_VALUE
                        ? FisherTest.twoSided(k2, n2, k1, n1)
                        : ProportionDifference.pValue(k2, n2, k1, n1);
        return new DifferenceTest(
                Design.TWO_SHARES,
                before,
                after,
                p,
                confidence -> ProportionDifference.newcombe(k2, n2, k1, n1, confidence),
                0,
                OptionalLong.of((long) Math.min(n1, n2)),
                OptionalInt.empty(),
                2);
    }

    /** Whether a result is k right answers of n, and nothing says that they are not independent. */
    private static boolean isShare(Observation result) {
        long n = result.examples().orElse(0);
        double p = result.score();
        boolean share = result.metric().grain() == Grain.ALL_OR_NOTHING && p >= 0 && p <= 1;
        double independent = Math.sqrt(p * (1 - p) / Math.max(1, n - 1));
        return share
                && n > 0
                && result.standardError().orElse(0) <= CLUSTERED * independent + 1e-3 / n
                && result.outcomes().stream().noneMatch(Outcomes::hasClusters);
    }

    /** The standard error of one run, the root of the mean square over the runs. */
    private static OptionalDouble standardError(List<Observation> results) {
        double squares = 0;
        for (Observation result : results) {
            double stated = Math.max(result.standardError().orElse(0), clusteredError(result));
            if (result.metric().grain() == Grain.ALL_OR_NOTHING
                    && result.examples().orElse(0) > 0) {
                // one more of each, so that 0 of n is not without error (Agresti and Caffo 2000)
                double n = result.examples().getAsLong() + 2.0;
                double p = (result.score() * (n - 2) + 1) / n;
                stated = Math.max(stated, Math.sqrt(p * (1 - p) / n));
            }
            if (!(stated > 0)) {
                return OptionalDouble.empty();
            }
            squares += stated * stated;
        }
        return OptionalDouble.of(Math.sqrt(squares / results.size()));
    }

    /** The standard error of a mean over clusters; 0 where no example is in one. */
    private static double clusteredError(Observation result) {
        return result.outcomes()
                .filter(Outcomes::hasClusters)
                .flatMap(
                        kept ->
                                SharedExamples.of(
                                        new MatchedResults(
                                                result.task(),
                                                result.setup(),
                                                result.metric(),
                                                List.of(result),
                                                List.of(result))))
                .filter(SharedExamples::isClustered)
                .map(
                        alone ->
                                PairedMeans.clustered(
                                                new double[alone.size()],
                                                alone.after(),
                                                alone.clusters())
                                        .standardError())
                .orElse(0.0);
    }

    private static TwoMeans.Mean mean(double value, double error, long n) {
        return new TwoMeans.Mean(value, error, n > 1 ? n - 1.0 : Double.POSITIVE_INFINITY);
    }

    private static long examples(List<Observation> results) {
        return results.stream().mapToLong(one -> one.examples().orElse(0)).min().orElse(0);
    }

    private static double[] scores(List<Observation> results) {
        return results.stream().mapToDouble(Observation::score).sorted().toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(Difference difference) {
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
