package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.plugins.emergence.counts.CountedCurve.Quality;
import io.saltus.plugins.emergence.counts.KnownEnds;
import io.saltus.plugins.emergence.counts.MeasuredShares;
import io.saltus.plugins.emergence.counts.SharedModels;
import io.saltus.statistics.gain.GainNoise;
import io.saltus.statistics.gain.GainPosterior;
import io.saltus.statistics.proportion.PairedProportions;
import io.saltus.statistics.proportion.ProportionDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a strategy gains over its baseline, at the scales that both have; on curves of all families,
 * with the models that both have.
 *
 * @param gains by rising position; several of one position are of different models
 * @param comparison how they were found
 */
record Gains(List<Gain> gains, Comparison comparison) {

    /** Where nothing says how many examples there were, these are equally probable. */
    static final double[] EXAMPLES = {30, 100, 300, 1000, 3000, 10000};

    static final double CONFIDENCE = 0.95;

    /** How gains were found. */
    enum Comparison {
        /** From examples whose outcomes are known under both. */
        PAIRED,
        /** From two shares, as if of different examples. */
        UNPAIRED,
        /** Model by model over all families, from two shares. */
        SHARED_MODELS,
        /** As means over tasks. */
        TASKS
    }

    /**
     * Compares two curves; nothing where they share no scale, or no model.
     *
     * @param strategy under a metric {@linkplain KnownEnds#ofDifference whose ends are known}
     */
    static Optional<Gains> of(Curve strategy, Curve baseline) {
        boolean pooled = strategy.subject().isPooled();
        return (pooled
                        ? SharedModels.of(strategy, baseline).map(s -> List.of(s.one(), s.other()))
                        : atSharedScales(strategy, baseline))
                .map(shared -> between(shared.get(0), like(strategy, shared.get(1).points())));
    }

    private static Optional<List<Curve>> atSharedScales(Curve strategy, Curve baseline) {
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
        return with.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(like(strategy, with), like(strategy, without)));
    }

    private static double position(Curve curve, int index) {
        return curve.axis().position(curve.point(index).scale());
    }

    /** Other points under the subject of a curve, and so under its metric. */
    private static Curve like(Curve curve, List<Point> points) {
        return new Curve(curve.subject(), points);
    }

    private static Gains between(Curve with, Curve without) {
        boolean pooled = with.subject().isPooled();
        OptionalDouble fewest = fewestExamples(with, without);
        long examples = Math.max(1, Math.round(fewest.orElse(1)));
        List<MeasuredShares.Result> mine = shares(with, examples).results();
        List<MeasuredShares.Result> theirs = shares(without, examples).results();
        List<List<String>> models =
                with.points().stream()
                        .flatMap(
                                p ->
                                        pooled
                                                ? p.models().stream().map(List::of)
                                                : Stream.of(p.models()))
                        .toList();
        double[] times = fewest.isPresent() ? new double[] {1} : EXAMPLES;
        List<Gain> gains = new ArrayList<>();
        int paired = 0;
        for (int i = 0; i < mine.size(); i++) {
            MeasuredShares.Result a = mine.get(i);
            double scale = pooled ? with.axis().scale(a.position()) : with.point(i).scale();
            Optional<PairedProportions> pairs =
                    pooled
                            ? Optional.empty()
                            : OutcomePairs.of(with.metric(), with.point(i), without.point(i));
            paired += pairs.isPresent() ? 1 : 0;
            gains.add(
                    pairs.isPresent()
                            ? paired(a.position(), scale, models.get(i), pairs.get())
                            : unpaired(a, theirs.get(i), scale, models.get(i), times));
        }
        return new Gains(
                gains,
                pooled
                        ? Comparison.SHARED_MODELS
                        : paired == gains.size() ? Comparison.PAIRED : Comparison.UNPAIRED);
    }

    private static MeasuredShares shares(Curve curve, long examples) {
        return curve.subject().isPooled()
                ? MeasuredShares.perModel(curve, examples)
                : MeasuredShares.perScale(curve, examples);
    }

    /** A result that says nothing of its examples has as many as the least that does. */
    private static OptionalDouble fewestExamples(Curve with, Curve without) {
        return Stream.of(with, without)
                .flatMap(curve -> shares(curve, 1).results().stream())
                .filter(result -> result.quality() != Quality.ASSUMED)
                .mapToDouble(MeasuredShares.Result::trials)
                .min();
    }

    private static Gain paired(
            double position, double scale, List<String> models, PairedProportions pairs) {
        double n = pairs.size();
        double gained = (pairs.gained() + 0.5) / (n + 1);
        double lost = (pairs.lost() + 0.5) / (n + 1);
        double variance = (gained + lost - Math.pow(gained - lost, 2)) / n;
        return new Gain(
                position,
                scale,
                models,
                pairs.difference(),
                new double[] {variance},
                Optional.of(pairs.newcombe(CONFIDENCE)));
    }

    private static Gain unpaired(
            MeasuredShares.Result a,
            MeasuredShares.Result b,
            double scale,
            List<String> models,
            double[] times) {
        double[] variances =
                Arrays.stream(times)
                        .map(
                                t ->
                                        variance(a.share(), t * a.trials())
                                                + variance(b.share(), t * b.trials()))
                        .toArray();
        Optional<Interval> interval =
                times.length > 1
                        ? Optional.empty()
                        : Optional.of(
                                ProportionDifference.newcombe(
                                        a.share() * a.trials(),
                                        a.trials(),
                                        b.share() * b.trials(),
                                        b.trials(),
                                        CONFIDENCE));
        return new Gain(a.position(), scale, models, a.share() - b.share(), variances, interval);
    }

    /** p (1 - p) / n of a share with one success and one failure more, so that it is never 0. */
    private static double variance(double share, double examples) {
        double p = (share * examples + 1) / (examples + 2);
        return p * (1 - p) / examples;
    }

    /**
     * The gains that a curve of them holds, with their standard errors.
     *
     * @see AllTasks
     */
    static Gains onCurve(Curve curve) {
        List<Gain> gains = new ArrayList<>();
        for (Point point : curve.points()) {
            for (var result : point.replicates()) {
                double error = result.standardError().orElseThrow();
                double reach = Interval.Z_95 * error;
                gains.add(
                        new Gain(
                                curve.axis().position(point.scale()),
                                point.scale(),
                                List.of(result.model().name()),
                                result.score(),
                                new double[] {error * error},
                                Optional.of(
                                        new Interval(
                                                result.score() - reach, result.score() + reach))));
            }
        }
        return new Gains(gains, Comparison.TASKS);
    }

    int size() {
        return gains.size();
    }

    Gain get(int index) {
        return gains.get(index);
    }

    Gain top() {
        return gains.get(gains.size() - 1);
    }

    /** Whether the number of examples is known, or their error. */
    boolean isCounted() {
        return gains.stream().allMatch(gain -> gain.interval().isPresent());
    }

    /** Places of the gains, each once. */
    double[] positions() {
        return gains.stream().mapToDouble(Gain::position).distinct().toArray();
    }

    GainPosterior posterior() {
        double[] x = gains.stream().mapToDouble(Gain::position).toArray();
        double[] values = gains.stream().mapToDouble(Gain::value).toArray();
        return GainPosterior.of(x, values, noise());
    }

    private GainNoise noise() {
        if (isCounted()) {
            return GainNoise.scattered(variances(0));
        }
        double[][] all = new double[EXAMPLES.length][];
        Arrays.setAll(all, this::variances);
        return GainNoise.oneOf(all);
    }

    private double[] variances(int account) {
        return gains.stream()
                .mapToDouble(g -> g.variances()[Math.min(account, g.variances().length - 1)])
                .toArray();
    }
}
