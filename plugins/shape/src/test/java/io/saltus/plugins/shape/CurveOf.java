package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.ServiceLoader;

/** Curves for tests, and the criteria that judge them. */
public final class CurveOf {

    /** Each criterion of this plugin, with its defaults. */
    static final List<Criterion> CRITERIA =
            ServiceLoader.load(Extension.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(e -> e.getClass().getPackage() == Breakthroughness.class.getPackage())
                    .map(Criterion.class::cast)
                    .toList();

    private CurveOf() {}

    /** Accuracy against a chance level, one decade of compute from 1e19 on between points. */
    public static Curve accuracy(double chance, long examples, double... scores) {
        return curve(
                Metric.accuracy("acc", chance),
                Axis.COMPUTE,
                decades(scores.length),
                scores,
                examples);
    }

    /** A graded metric of which nothing but the direction is known. */
    public static Curve graded(Direction direction, double... scores) {
        return curve(
                Metric.graded("score", direction), Axis.COMPUTE, decades(scores.length), scores, 0);
    }

    /** A curve; 0 examples stand for an unknown number. */
    public static Curve curve(
            Metric metric, Axis axis, double[] scales, double[] scores, long examples) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(Point.of(scales[i], List.of(replicate("model-" + i, scores[i], examples))));
        }
        return new Curve(new Subject("task", Setup.UNKNOWN, metric, "family", axis), points);
    }

    /** A curve on the given positions of the analysis axis. */
    public static Curve at(double[] positions, double[] scores, Metric metric, long examples) {
        double[] scales = new double[positions.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Axis.COMPUTE.scale(positions[i]);
        }
        return curve(metric, Axis.COMPUTE, scales, scores, examples);
    }

    static Replicate replicate(String model, double score, long examples) {
        return new Replicate(
                Model.of(model),
                OptionalLong.empty(),
                score,
                examples > 0 ? OptionalLong.of(examples) : OptionalLong.empty(),
                OptionalDouble.empty());
    }

    /** The curve with all scales multiplied. */
    static Curve rescaled(Curve curve, double factor) {
        List<Point> points = new ArrayList<>();
        for (Point p : curve.points()) {
            points.add(
                    new Point(
                            p.scale() * factor,
                            p.score(),
                            p.examples(),
                            p.standardError(),
                            p.replicates()));
        }
        return new Curve(curve.subject(), points);
    }

    static Verdict judge(Criterion criterion, Curve curve) {
        return criterion.judge(curve, Curves.of(curve));
    }

    static double quantity(Verdict verdict, String name) {
        return verdict.quantity(name).orElseThrow(() -> new AssertionError("no " + name));
    }

    private static double[] decades(int count) {
        double[] scales = new double[count];
        for (int i = 0; i < count; i++) {
            scales[i] = Math.pow(10, 19 + i);
        }
        return scales;
    }
}
