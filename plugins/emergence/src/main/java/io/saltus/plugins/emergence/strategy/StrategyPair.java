package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.KnownEnds;
import io.saltus.plugins.emergence.counts.MeasuredShares;
import io.saltus.plugins.emergence.counts.PairedNeighbourhoods;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.counts.SharedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The curves of a strategy and of its baseline at the scales that both have.
 *
 * @param curve the strategy's points at the shared scales
 * @param strategy its counts
 * @param baseline counts of the baseline at the same scales
 * @param comparisons the two at each scale
 * @param models on curves of all families, number of models that both have; else 0
 */
public record StrategyPair(
        Curve curve,
        CountedCurve strategy,
        CountedCurve baseline,
        List<StrategyComparison> comparisons,
        int models) {

    /**
     * Aligns two curves: by scale, or on curves of all families by the models that both have, in
     * {@link PairedNeighbourhoods}.
     *
     * @return nothing if they share no scale, or no model
     * @throws IllegalStateException unless the {@linkplain KnownEnds metric} is normalisable
     */
    public static Optional<StrategyPair> of(Curve strategy, Curve baseline, long assumedExamples) {
        if (strategy.subject().family().equals(Subject.POOLED)) {
            return SharedModels.of(strategy, baseline).map(s -> pooled(s, assumedExamples));
        }
        List<Point> with = new ArrayList<>();
        List<Point> without = new ArrayList<>();
        int j = 0;
        for (Point point : strategy.points()) {
            double at = strategy.axis().position(point.scale());
            while (j < baseline.size() && position(baseline, j) < at) {
                j++;
            }
            if (j < baseline.size() && position(baseline, j) == at) {
                with.add(point);
                without.add(baseline.point(j));
            }
        }
        if (with.isEmpty()) {
            return Optional.empty();
        }
        Metric metric = KnownEnds.of(strategy.metric());
        Curve shared = curve(strategy, metric, with);
        CountedCurve counted = CountedCurve.of(shared, assumedExamples);
        CountedCurve base = CountedCurve.of(curve(strategy, metric, without), assumedExamples);
        List<StrategyComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            comparisons.add(compare(metric, with.get(i), without.get(i), counted, base, i));
        }
        return Optional.of(new StrategyPair(shared, counted, base, comparisons, 0));
    }

    private static StrategyPair pooled(SharedModels shared, long assumedExamples) {
        Metric metric = KnownEnds.of(shared.one().metric());
        Curve strategy = curve(shared.one(), metric, shared.one().points());
        MeasuredShares with = MeasuredShares.perModel(strategy, assumedExamples);
        MeasuredShares without =
                MeasuredShares.perModel(
                        curve(shared.one(), metric, shared.other().points()), assumedExamples);
        PairedNeighbourhoods pairs =
                PairedNeighbourhoods.of(
                        with.positions(),
                        with.shares(),
                        with.trials(),
                        without.shares(),
                        without.trials(),
                        CountedCurve.chance(metric));
        ScaleCounts s = pairs.first();
        ScaleCounts b = pairs.second();
        List<StrategyComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            comparisons.add(
                    StrategyComparison.unpaired(
                            s.successes(i), s.trials(i), b.successes(i), b.trials(i)));
        }
        return new StrategyPair(
                strategy,
                new CountedCurve(strategy, s, with.quality(), 1, true),
                new CountedCurve(strategy, b, without.quality(), 1, true),
                comparisons,
                shared.models());
    }

    private static double position(Curve curve, int index) {
        return curve.axis().position(curve.point(index).scale());
    }

    private static Curve curve(Curve like, Metric metric, List<Point> points) {
        Subject s = like.subject();
        return new Curve(new Subject(s.task(), s.setup(), metric, s.family(), s.axis()), points);
    }

    private static StrategyComparison compare(
            Metric metric,
            Point with,
            Point without,
            CountedCurve strategy,
            CountedCurve baseline,
            int i) {
        ScaleCounts s = strategy.counts();
        ScaleCounts b = baseline.counts();
        return OutcomePairs.of(metric, with, without)
                .map(StrategyComparison::paired)
                .orElseGet(
                        () ->
                                StrategyComparison.unpaired(
                                        s.successes(i), s.trials(i), b.successes(i), b.trials(i)));
    }

    /** Whether the comparisons are of neighbourhoods of models. */
    boolean pooled() {
        return strategy.pooled();
    }

    /** Places of the shared scales, or neighbourhoods, on the analysis axis. */
    double[] positions() {
        return strategy.counts().positions();
    }

    /** Whether neither has a single right answer where even a guess would have none. */
    boolean isAllZero() {
        return UndecidedReasons.isAllZero(curve)
                && baseline.counts().successesWithin(0, baseline.size()) == 0;
    }

    /** What is shared, in so many words: {@code scale}, {@code neighbourhoods}. */
    String places(int number) {
        return (pooled() ? "neighbourhood" : "scale") + (number == 1 ? "" : "s");
    }

    /** A shared scale, or neighbourhood, with its unit. */
    String where(int index) {
        return strategy.words(index);
    }

    /** Number of shared scales, or neighbourhoods. */
    int size() {
        return comparisons.size();
    }

    /** How the noise of the less well-known curve is known. */
    public CountedCurve lessKnown() {
        return strategy.quality().compareTo(baseline.quality()) >= 0 ? strategy : baseline;
    }

    /** Whether every scale is compared by pairs. */
    boolean paired() {
        return comparisons.stream().allMatch(c -> c.pairs().isPresent());
    }

    double[] gains() {
        return comparisons.stream().mapToDouble(StrategyComparison::gain).toArray();
    }
}
