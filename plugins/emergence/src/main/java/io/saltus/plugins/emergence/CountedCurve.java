package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Aspect;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.Neighbourhoods;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A curve as counts of successes and trials, and how the trials are known.
 *
 * <p>Where a metric is all-or-nothing, a score y on n examples is k = n y successes against the
 * chance level. A graded metric, or one that falls as it improves, is taken by its normalised
 * score, kept within [0, 1], against 0. Where the number of examples is not stated, it is the one
 * that a standard error s answers to, n = p (1 - p) / s^2; where that is not stated either, or is
 * 0, it is an assumed number, and the verdict is degraded. A curve of all families is taken by
 * {@link Neighbourhoods} of models at about one scale, with the scatter between models in their
 * effective number of trials.
 *
 * @param counts successes and trials at each scale, or neighbourhood of scales
 * @param quality how the trials are known
 * @param pooled whether the counts are of neighbourhoods of models
 */
record CountedCurve(Counts counts, Quality quality, boolean pooled) {

    /** How the number of trials is known; from best to worst. */
    enum Quality {
        COUNTED("examples are counted at every scale"),
        STANDARD_ERROR(
                "the number of examples is not stated at some scale; it follows from the standard error"),
        ASSUMED(
                "neither examples nor a standard error are stated at some scale; the number of examples is"
                        + " assumed");

        private final String meaning;

        Quality(String meaning) {
            this.meaning = meaning;
        }
    }

    /** Scores, trials and their quality while they are collected. */
    static final class Collected {
        final double[] positions;
        final double[] shares;
        final double[] trials;
        Quality quality = Quality.COUNTED;

        Collected(int size) {
            positions = new double[size];
            shares = new double[size];
            trials = new double[size];
        }
    }

    /**
     * Returns the counts of a curve.
     *
     * @param assumedExamples number of trials where nothing says how many there were
     * @throws IllegalStateException unless the metric is normalisable
     */
    static CountedCurve of(Curve curve, long assumedExamples) {
        double chance = chance(curve.metric());
        boolean pooled = isPooled(curve);
        Collected collected = collect(curve, assumedExamples);
        Counts counts =
                pooled
                        ? Neighbourhoods.of(
                                collected.positions, collected.shares, collected.trials, chance)
                        : Counts.ofProportions(
                                collected.positions, collected.shares, collected.trials, chance);
        return new CountedCurve(counts, collected.quality, pooled);
    }

    /**
     * Returns the counts of a curve of all families with one model left out, for each of its models
     * in the order of the curve.
     */
    static List<Counts> eachWithout(Curve curve, long assumedExamples) {
        Collected collected = collect(curve, assumedExamples);
        return Neighbourhoods.eachWithout(
                collected.positions, collected.shares, collected.trials, chance(curve.metric()));
    }

    private static boolean isPooled(Curve curve) {
        return curve.subject().family().equals(Subject.POOLED);
    }

    static double chance(Metric metric) {
        return isPlain(metric) ? metric.chance().orElseThrow() : 0;
    }

    /** Scores and trials at each scale, or of each model on a curve of all families. */
    static Collected collect(Curve curve, long assumedExamples) {
        Metric metric = curve.metric();
        boolean pooled = isPooled(curve);
        int size =
                pooled
                        ? curve.points().stream().mapToInt(p -> p.replicates().size()).sum()
                        : curve.size();
        Collected collected = new Collected(size);
        int at = 0;
        for (Point point : curve.points()) {
            double position = curve.axis().position(point.scale());
            if (!pooled) {
                collect(
                        collected,
                        at++,
                        position,
                        metric,
                        assumedExamples,
                        point.score(),
                        point.examples(),
                        point.standardError());
                continue;
            }
            for (Replicate model : point.replicates()) {
                collect(
                        collected,
                        at++,
                        position,
                        metric,
                        assumedExamples,
                        model.score(),
                        model.examples(),
                        model.standardError());
            }
        }
        return collected;
    }

    private static void collect(
            Collected into,
            int at,
            double position,
            Metric metric,
            long assumedExamples,
            double score,
            OptionalLong examples,
            OptionalDouble standardError) {
        boolean plain = isPlain(metric);
        double share = Math.max(0, Math.min(1, plain ? score : metric.normalise(score)));
        double unit = plain ? 1 : Math.abs(metric.normalise(1) - metric.normalise(0));
        double error = standardError.orElse(0) * unit;
        Quality here;
        if (examples.isPresent()) {
            into.trials[at] = examples.getAsLong();
            here = Quality.COUNTED;
        } else if (error > 0 && share > 0 && share < 1) {
            into.trials[at] = Math.max(1, share * (1 - share) / (error * error));
            here = Quality.STANDARD_ERROR;
        } else {
            into.trials[at] = assumedExamples;
            here = Quality.ASSUMED;
        }
        into.positions[at] = position;
        into.shares[at] = share;
        into.quality = here.compareTo(into.quality) > 0 ? here : into.quality;
    }

    private static boolean isPlain(Metric metric) {
        return metric.grain() == Grain.ALL_OR_NOTHING
                && metric.best().orElse(1) == 1
                && metric.chance().orElse(0) >= 0;
    }

    /** Number of scales, or of neighbourhoods. */
    int size() {
        return counts.size();
    }

    /** Says how the noise is known. */
    Aspect evidence() {
        return new Aspect(
                "evidence", quality == Quality.ASSUMED ? "degraded" : "full", quality.meaning);
    }
}
