package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.PairedProportions;
import io.saltus.plugins.emergence.statistics.StrategyComparison;
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
 */
record StrategyPair(
        Curve curve,
        CountedCurve strategy,
        CountedCurve baseline,
        List<StrategyComparison> comparisons) {

    /**
     * Aligns two curves.
     *
     * @return nothing if they share no scale
     * @throws IllegalStateException unless the {@linkplain #comparable metric} is normalisable
     */
    static Optional<StrategyPair> of(Curve strategy, Curve baseline, long assumedExamples) {
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
        Metric metric = comparable(strategy.metric());
        Curve shared = curve(strategy, metric, with);
        CountedCurve counted = CountedCurve.of(shared, assumedExamples);
        CountedCurve base = CountedCurve.of(curve(strategy, metric, without), assumedExamples);
        List<StrategyComparison> comparisons = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            comparisons.add(compare(metric, with.get(i), without.get(i), counted, base, i));
        }
        return Optional.of(new StrategyPair(shared, counted, base, comparisons));
    }

    /**
     * The metric with ends that a difference needs not know: a gain in the share of right answers
     * is the same whatever guessing scores.
     */
    static Metric comparable(Metric metric) {
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER) {
            return metric;
        }
        if (metric.chance().orElse(0) >= 1 || metric.best().orElse(1) <= 0) {
            return metric;
        }
        Metric known = metric.chance().isPresent() ? metric : metric.withChance(0);
        return known.best().isPresent() ? known : known.withBest(1);
    }

    /** A curve under its {@linkplain #comparable(Metric) comparable} metric. */
    static Curve comparable(Curve curve) {
        return curve(curve, comparable(curve.metric()), curve.points());
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
        Counts s = strategy.counts();
        Counts b = baseline.counts();
        return pairs(metric, with, without)
                .map(StrategyComparison::paired)
                .orElseGet(
                        () ->
                                StrategyComparison.unpaired(
                                        s.successes(i), s.trials(i), b.successes(i), b.trials(i)));
    }

    /**
     * The examples by both outcomes, where every result of the strategy has a partner of the same
     * model and seed on the same examples, each right (1) or wrong (0).
     */
    private static Optional<PairedProportions> pairs(Metric metric, Point with, Point without) {
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER
                || with.replicates().size() != without.replicates().size()) {
            return Optional.empty();
        }
        double[] cells = new double[4];
        for (Replicate mine : with.replicates()) {
            Optional<Outcomes> theirs =
                    without.replicates().stream()
                            .filter(other -> other.model().name().equals(mine.model().name()))
                            .filter(other -> other.seed().equals(mine.seed()))
                            .findFirst()
                            .flatMap(Replicate::outcomes);
            if (mine.outcomes().isEmpty() || theirs.isEmpty()) {
                return Optional.empty();
            }
            int shared =
                    mine.outcomes().get().withShared(theirs.get(), (a, b) -> sort(cells, a, b));
            if (shared != mine.outcomes().get().size() || shared != theirs.get().size()) {
                return Optional.empty();
            }
        }
        return Double.isNaN(cells[0])
                ? Optional.empty()
                : Optional.of(new PairedProportions(cells[3], cells[2], cells[1], cells[0]));
    }

    /** Counts a pair by 2 [right with the strategy] + [right without]; NaN if it is neither. */
    private static void sort(double[] cells, double mine, double theirs) {
        if (mine != 0 && mine != 1 || theirs != 0 && theirs != 1) {
            cells[0] = Double.NaN;
        } else {
            cells[(int) (2 * mine + theirs)]++;
        }
    }

    /** Number of shared scales. */
    int size() {
        return comparisons.size();
    }

    /** How the noise of the less well-known curve is known. */
    CountedCurve lessKnown() {
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
