package io.saltus.plugins.emergence.counts;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.plugins.emergence.counts.CountedCurve.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The results of a curve as proportions of numbers of trials, one per scale or one per model.
 *
 * @param results in the order of the curve
 * @param dispersion variance between seeds of one scale in units of the binomial's, at least 1; 1
 *     without seeds
 */
public record MeasuredShares(List<Result> results, double dispersion) {

    /**
     * One result.
     *
     * @param position on the axis, decades
     * @param share of right answers, in [0, 1]
     * @param trials at least 1
     * @param quality how the trials are known
     */
    public record Result(double position, double share, double trials, Quality quality) {

        static Result of(double position, Replicate measured, Metric metric, long assumedExamples) {
            boolean plain = isPlain(metric);
            double score = measured.score();
            double share = Math.max(0, Math.min(1, plain ? score : metric.normalise(score)));
            if (measured.examples().isPresent()) {
                return new Result(
                        position, share, measured.examples().getAsLong(), Quality.COUNTED);
            }
            double unit = plain ? 1 : Math.abs(metric.normalise(1) - metric.normalise(0));
            double error = measured.standardError().orElse(0) * unit;
            return error > 0 && share > 0 && share < 1
                    ? new Result(
                            position,
                            share,
                            Math.max(1, share * (1 - share) / (error * error)),
                            Quality.STANDARD_ERROR)
                    : new Result(position, share, assumedExamples, Quality.ASSUMED);
        }

        private Result withTrials(double effective) {
            return new Result(position, share, effective, quality);
        }
    }

    /** Every result by itself. */
    public static MeasuredShares perModel(Curve curve, long assumedExamples) {
        List<Result> all = new ArrayList<>();
        for (Point point : curve.points()) {
            all.addAll(at(curve, point, assumedExamples));
        }
        return new MeasuredShares(all, 1);
    }

    /**
     * One result per scale: the mean of its seeds, on as many examples as {@link SeedScatter} says.
     */
    public static MeasuredShares perScale(Curve curve, long assumedExamples) {
        List<List<Result>> scales =
                curve.points().stream().map(point -> at(curve, point, assumedExamples)).toList();
        SeedScatter scatter = new SeedScatter();
        for (List<Result> seeds : scales) {
            scatter.add(array(seeds, Result::share), array(seeds, Result::trials));
        }
        return new MeasuredShares(
                scales.stream()
                        .map(
                                seeds -> {
                                    Result mean = mean(seeds);
                                    return mean.withTrials(
                                            scatter.effectiveTrials(mean.trials, seeds.size()));
                                })
                        .toList(),
                scatter.dispersion());
    }

    private static List<Result> at(Curve curve, Point point, long assumedExamples) {
        double position = curve.axis().position(point.scale());
        return point.replicates().stream()
                .map(result -> Result.of(position, result, curve.metric(), assumedExamples))
                .toList();
    }

    /**
     * The mean of seeds, with the examples of one and the worst quality. Their mean number of
     * examples is that of {@link Point#examples}, but not rounded: it may be an effective one.
     */
    private static Result mean(List<Result> seeds) {
        return new Result(
                seeds.get(0).position,
                seeds.stream().mapToDouble(Result::share).average().orElseThrow(),
                seeds.stream().mapToDouble(Result::trials).average().orElseThrow(),
                quality(seeds));
    }

    /** Whether a score is a proportion of right answers as it stands. */
    static boolean isPlain(Metric metric) {
        return metric.grain() == Grain.ALL_OR_NOTHING
                && metric.best().orElse(1) == 1
                && metric.chance().orElse(0) >= 0;
    }

    public double[] positions() {
        return array(results, Result::position);
    }

    public double[] shares() {
        return array(results, Result::share);
    }

    public double[] trials() {
        return array(results, Result::trials);
    }

    /** The worst way in which any number of trials is known. */
    public Quality quality() {
        return quality(results);
    }

    private static Quality quality(List<Result> results) {
        return results.stream()
                .map(Result::quality)
                .max(Comparator.naturalOrder())
                .orElse(Quality.COUNTED);
    }

    private static double[] array(List<Result> results, ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).toArray();
    }
}
