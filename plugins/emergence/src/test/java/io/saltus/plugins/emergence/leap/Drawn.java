package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Curves drawn by hand, of models m0, m1, ...; along compute they lie a decade apart from 1e18. */
final class Drawn {

    private Drawn() {}

    static Model model(int number) {
        return Model.of("m" + number);
    }

    /** One result, of 0 examples where nothing says how many. */
    static Replicate run(Model model, double score, long examples, double error) {
        return new Replicate(
                model,
                OptionalLong.empty(),
                score,
                examples == 0 ? OptionalLong.empty() : OptionalLong.of(examples),
                error == 0 ? OptionalDouble.empty() : OptionalDouble.of(error));
    }

    static Curve curve(Metric metric, Axis axis, List<Point> points) {
        return new Curve(new Subject("task", Setup.UNKNOWN, metric, "family", axis), points);
    }

    static double[] decades(int number) {
        return IntStream.range(0, number).mapToDouble(i -> Math.pow(10, 18 + i)).toArray();
    }

    /** Shares of right answers a decade apart, of 0 examples where nothing says how many. */
    static Curve shares(double chance, long examples, double... scores) {
        return shares(Metric.accuracy("acc", chance), examples, scores);
    }

    static Curve shares(Metric metric, long examples, double... scores) {
        return along(Axis.COMPUTE, metric, examples, decades(scores.length), scores);
    }

    static Curve along(Axis axis, Metric metric, long examples, double[] scales, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(Point.of(scales[i], List.of(run(model(i), scores[i], examples, 0))));
        }
        return curve(metric, axis, points);
    }

    /** Graded scores a decade apart with one standard error. */
    static Curve graded(Metric metric, double error, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(Point.of(decades(i + 1)[i], List.of(run(model(i), scores[i], 0, error))));
        }
        return curve(metric, Axis.COMPUTE, points);
    }

    /** Several seeds of one model at each scale. */
    static Curve seeds(double chance, long examples, double[]... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Model model = model(i);
            points.add(
                    Point.of(
                            decades(i + 1)[i],
                            Arrays.stream(scores[i])
                                    .mapToObj(score -> run(model, score, examples, 0))
                                    .toList()));
        }
        return curve(Metric.accuracy("acc", chance), Axis.COMPUTE, points);
    }
}
