package io.saltus.engine.comparing;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.statistics.difference.Difference;
import io.saltus.statistics.difference.PairedMeans;
import io.saltus.statistics.difference.RunVariance;
import io.saltus.statistics.difference.TwoMeans;
import io.saltus.statistics.exact.FisherTest;
import io.saltus.statistics.proportion.ProportionDifference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The difference of two scores of which single examples are not known, or not shared: shares of
 * right answers, means with standard errors, or nothing but several runs.
 */
final class TwoSampleTest {

    /** Below this an expected count is too small for the chi-squared test. */
    private static final double LEAST_EXPECTED = 5;

    /** A stated standard error beyond that of independent answers by so much says more. */
    private static final double CLUSTERED = 1.05;

    private TwoSampleTest() {}

    /** Tests two samples; none where nothing says how precise they are. */
    static Optional<DifferenceTest> of(MatchedResults match) {
        double[] runsBefore = scores(match.before());
        double[] runsAfter = scores(match.after());
        double before = DifferenceTest.mean(runsBefore);
        double after = DifferenceTest.mean(runsAfter);
        int runs = runsBefore.length + runsAfter.length;
        long n1 = examples(match.before());
        long n2 = examples(match.after());
        OptionalLong n =
                n1 > 0 && n2 > 0 ? OptionalLong.of(Math.min(n1, n2)) : OptionalLong.empty();
        if (runs == 2 && isShare(match.before().get(0)) && isShare(match.after().get(0))) {
            return Optional.of(shares(before, (double) n1, after, (double) n2));
        }
        Optional<Precision> first = precision(match.before());
        Optional<Precision> second = precision(match.after());
        if (first.isPresent() && second.isPresent()) {
            Difference examples =
                    TwoMeans.of(first.get().mean(before, n1), second.get().mean(after, n2));
            Difference whole = RunVariance.added(examples, runsBefore, runsAfter);
            return Optional.of(
                    new DifferenceTest(
                            Design.TWO_MEANS,
                            before,
                            after,
                            whole.pValue(),
                            whole::interval,
                            DifferenceTest.variance(whole) - DifferenceTest.variance(examples),
                            n,
                            fewer(first.get().clusters(), second.get().clusters()),
                            runs));
        }
        return ofRuns(runsBefore, runsAfter, n);
    }

    /** Tests runs alone; none where a side was run once, or where all runs of a side are alike. */
    private static Optional<DifferenceTest> ofRuns(
            double[] runsBefore, double[] runsAfter, OptionalLong n) {
        double before = DifferenceTest.mean(runsBefore);
        double after = DifferenceTest.mean(runsAfter);
        boolean apart = runsBefore.length > 1 && runsAfter.length > 1;
        return RunVariance.of(runsBefore, runsAfter)
                .filter(part -> apart)
                .map(part -> new Difference(after - before, List.of(part)))
                .filter(one -> !Shortage.isRounding(one.standardError(), before, after))
                .map(
                        difference ->
                                new DifferenceTest(
                                        Design.RUNS,
                                        before,
                                        after,
                                        difference.pValue(),
                                        difference::interval,
                                        DifferenceTest.variance(difference),
                                        n,
                                        OptionalInt.empty(),
                                        runsBefore.length + runsAfter.length));
    }

    private static OptionalInt fewer(OptionalInt one, OptionalInt other) {
        return one.isPresent() && other.isPresent()
                ? OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()))
                : one.isPresent() ? one : other;
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

    /**
     * How precise one run is.
     *
     * @param standardError above 0
     * @param clusters how many clusters it is estimated from, if it is
     */
    private record Precision(double standardError, OptionalInt clusters) {
        TwoMeans.Mean mean(double value, long n) {
            double units = clusters.isPresent() ? clusters.getAsInt() : (double) n;
            return new TwoMeans.Mean(
                    value, standardError, units > 1 ? units - 1 : Double.POSITIVE_INFINITY);
        }
    }

    /** That of one run, with the root of the mean square over the runs. */
    private static Optional<Precision> precision(List<Observation> results) {
        double squares = 0;
        OptionalInt clusters = OptionalInt.empty();
        for (Observation result : results) {
            Optional<SharedExamples> clustered =
                    SharedExamples.ofOne(result).filter(SharedExamples::isClustered);
            double stated =
                    Math.max(
                            result.standardError().orElse(0),
                            clustered.map(TwoSampleTest::clusteredError).orElse(0.0));
            if (clustered.isPresent()) {
                clusters = fewer(clusters, OptionalInt.of(clustered.get().clusterCount()));
            }
            if (result.metric().grain() == Grain.ALL_OR_NOTHING
                    && result.examples().orElse(0) > 0) {
                // one more of each, so that 0 of n is not without error (Agresti and Caffo 2000)
                double n = result.examples().getAsLong() + 2.0;
                double p = (result.score() * (n - 2) + 1) / n;
                stated = Math.max(stated, Math.sqrt(p * (1 - p) / n));
            }
            if (!(stated > 0) || Shortage.isRounding(stated, result.score(), 0)) {
                return Optional.empty();
            }
            squares += stated * stated;
        }
        return Optional.of(new Precision(Math.sqrt(squares / results.size()), clusters));
    }

    /** The standard error of a mean over clusters. */
    private static double clusteredError(SharedExamples alone) {
        return PairedMeans.clustered(new double[alone.size()], alone.after(), alone.clusters())
                .standardError();
    }

    private static long examples(List<Observation> results) {
        return results.stream().mapToLong(one -> one.examples().orElse(0)).min().orElse(0);
    }

    private static double[] scores(List<Observation> results) {
        return results.stream().mapToDouble(Observation::score).sorted().toArray();
    }
}
