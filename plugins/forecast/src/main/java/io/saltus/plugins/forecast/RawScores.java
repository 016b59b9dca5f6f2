package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.statistics.forecast.LogitProcess;
import io.saltus.statistics.forecast.Place;
import io.saltus.statistics.forecast.Scores;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A curve of a metric without known ends (bits per byte, a perplexity) for the Gaussian process.
 *
 * <p>The logarithm of a score where all are above 0, else the score, in standard deviations of the
 * curve's: on these the process is the one that follows logits elsewhere. Noise is that of standard
 * errors where they are stated.
 */
final class RawScores {

    private static final double NO_NOISE = 1e-8;
    private static final double GREATEST = 1e100;

    private final Curve curve;
    private final boolean logarithms;
    private final double middle;
    private final double unit;

    private RawScores(Curve curve) {
        this.curve = curve;
        logarithms = runs(curve).allMatch(score -> score > 0);
        double[] heights = runs(curve).map(this::height).toArray();
        middle = Arrays.stream(heights).average().orElse(0);
        double square =
                Arrays.stream(heights).map(h -> (h - middle) * (h - middle)).average().orElse(0);
        unit = square > 0 ? Math.sqrt(square) : 1;
    }

    /** Reads a curve; nothing where it has fewer than three scores, or their squares overflow. */
    static Optional<RawScores> of(Curve curve) {
        return runs(curve).count() >= 3 && runs(curve).allMatch(s -> Math.abs(s) < GREATEST)
                ? Optional.of(new RawScores(curve))
                : Optional.empty();
    }

    private static DoubleStream runs(Curve curve) {
        return curve.points().stream()
                .flatMap(point -> point.replicates().stream())
                .mapToDouble(Replicate::score);
    }

    private double height(double score) {
        return logarithms ? StrictMath.log(score) : score;
    }

    /** The process through the scores. */
    LogitProcess process() {
        DoubleStream.Builder positions = DoubleStream.builder();
        DoubleStream.Builder heights = DoubleStream.builder();
        DoubleStream.Builder variances = DoubleStream.builder();
        java.util.stream.IntStream.Builder families = java.util.stream.IntStream.builder();
        MeasuredScores.FamilyNumbers numbers = new MeasuredScores.FamilyNumbers();
        for (Point point : curve.points()) {
            for (Replicate run : point.replicates()) {
                double error =
                        run.standardError().orElse(0) / (logarithms ? run.score() : 1) / unit;
                positions.add(MeasuredScores.position(curve.axis(), point.scale()));
                heights.add((height(run.score()) - middle) / unit);
                variances.add(error * error + NO_NOISE);
                families.add(curve.subject().isPooled() ? numbers.of(run.model()) : 0);
            }
        }
        Scores scores =
                new Scores(
                        positions.build().toArray(),
                        heights.build().toArray(),
                        variances.build().toArray(),
                        families.build().toArray());
        return Study.process(scores, curve.subject().isPooled());
    }

    /** Where a model to come lies, if it has a place on the axis. */
    Optional<Place> place(Model target) {
        OptionalDouble scale = target.scale(curve.axis());
        if (scale.isEmpty() || !curve.axis().accepts(scale.getAsDouble())) {
            return Optional.empty();
        }
        MeasuredScores.FamilyNumbers numbers = new MeasuredScores.FamilyNumbers();
        curve.points().stream()
                .flatMap(point -> point.replicates().stream())
                .forEach(run -> numbers.of(run.model()));
        int family =
                curve.subject().isPooled() ? numbers.known(target).orElse(Place.NEW_FAMILY) : 0;
        double position = MeasuredScores.position(curve.axis(), scale.getAsDouble());
        return Optional.of(new Place(position, 0, family));
    }

    /** The distribution of a score, from that of its height in standard deviations. */
    Predictive predictive(double[] heights) {
        Metric metric = curve.metric();
        double[] values = new double[heights.length];
        for (int i = 0; i < values.length; i++) {
            double height = middle + unit * Math.max(-100, Math.min(100, heights[i]));
            double score = logarithms ? StrictMath.exp(Math.min(600, height)) : height;
            values[i] = metric.nearest(score);
        }
        return Predictive.of(values);
    }
}
