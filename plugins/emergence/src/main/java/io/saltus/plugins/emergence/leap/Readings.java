package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.plugins.emergence.counts.SeedScatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results of a curve read as evidence at each of its scales. */
final class Readings {

    /**
     * Decades of compute that one nat of loss is worth: around 2.5 nats per token ten times the
     * compute lowers the loss by about a quarter (Kaplan et al. 2020, L ~ C^-.05).
     */
    static final double DECADES_PER_NAT = 4;

    private Readings() {}

    /** Whether each example is right or wrong, and the score the share of one or the other. */
    static boolean isShare(Metric metric) {
        boolean up = metric.direction() == Direction.HIGHER_IS_BETTER;
        double best = metric.best().orElse(up ? 1 : 0);
        double guess = metric.chance().orElse(up ? 0 : 1);
        return metric.grain() == Grain.ALL_OR_NOTHING
                && best == (up ? 1 : 0)
                && (up ? guess >= 0 && guess < 1 : guess > 0 && guess <= 1);
    }

    /** A score as a share of right answers; of another metric, normalised. */
    static double share(Metric metric, double score) {
        if (!isShare(metric)) {
            return metric.normalise(score);
        }
        double right = metric.direction() == Direction.HIGHER_IS_BETTER ? score : 1 - score;
        return Math.max(0, Math.min(1, right));
    }

    /** Every model by itself, in a full order. */
    static List<ScaleEvidence> models(Curve curve) {
        List<ScaleEvidence> all = new ArrayList<>();
        for (Point point : curve.points()) {
            point.replicates().forEach(run -> all.add(at(curve, point, run)));
        }
        all.sort(
                Comparator.comparingDouble(ScaleEvidence::position)
                        .thenComparingDouble(ScaleEvidence::share)
                        .thenComparingDouble(ScaleEvidence::trials)
                        .thenComparing(ScaleEvidence::models));
        return all;
    }

    /**
     * One a scale: the mean of its seeds, less what they scatter.
     *
     * @param dispersion variance between seeds in units of the binomial's, at least 1
     */
    record Means(List<ScaleEvidence> scales, double dispersion) {}

    static Means means(Curve curve) {
        SeedScatter scatter = new SeedScatter();
        List<ScaleEvidence> means = new ArrayList<>();
        for (Point point : curve.points()) {
            List<ScaleEvidence> runs =
                    point.replicates().stream().map(run -> at(curve, point, run)).toList();
            if (isShare(curve.metric()) && runs.stream().allMatch(r -> r.trials() > 0)) {
                scatter.add(array(runs, ScaleEvidence::share), array(runs, ScaleEvidence::trials));
            }
            double[] errors = array(runs, r -> r.error() * r.error());
            means.add(
                    new ScaleEvidence(
                            point.scale(),
                            runs.get(0).position(),
                            mean(array(runs, ScaleEvidence::share)),
                            mean(array(runs, ScaleEvidence::trials)),
                            Math.sqrt(mean(errors)),
                            point.replicates()));
        }
        return new Means(
                means.stream()
                        .map(
                                m ->
                                        m.withTrials(
                                                scatter.effectiveTrials(
                                                        m.trials(), m.runs().size())))
                        .toList(),
                scatter.dispersion());
    }

    /** From the smallest on, so that the order of runs does not matter. */
    private static double mean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    private static ScaleEvidence at(Curve curve, Point point, Replicate run) {
        Metric metric = curve.metric();
        Axis axis = curve.axis();
        double position = axis.position(point.scale());
        double share = share(metric, run.score());
        double unit = isShare(metric) ? 1 : Math.abs(metric.normalise(1) - metric.normalise(0));
        double error = run.standardError().orElse(0) * unit;
        double within = Math.max(0, Math.min(1, share));
        double spread = Math.max(.01, within * (1 - within));
        double trials = run.examples().orElse(0);
        if (trials == 0 && error > 0 && share > 0 && share < 1) {
            trials = Math.max(1, within * (1 - within) / (error * error));
        }
        if (error == 0 && trials > 0) {
            error = Math.sqrt(spread / trials);
        }
        return new ScaleEvidence(
                point.scale(),
                axis.spacing() == Axis.Spacing.NEGATED ? position * DECADES_PER_NAT : position,
                share,
                trials,
                error,
                List.of(run));
    }

    private static double[] array(List<ScaleEvidence> of, ToDoubleFunction<ScaleEvidence> value) {
        return of.stream().mapToDouble(value).toArray();
    }
}
