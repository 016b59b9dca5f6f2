package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.testkit.SyntheticCurve.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Curves at the edge of what can be judged; none of them is an error. */
final class EdgeCurves {

    private static final OptionalLong UNCOUNTED = OptionalLong.empty();
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
    private static final OptionalLong N = OptionalLong.of(200);

    private EdgeCurves() {}

    static List<SyntheticCurve> all() {
        Metric quarter = Metric.accuracy("accuracy", .25);
        Metric exact = Metric.accuracy("exact match", 0);
        List<SyntheticCurve> curves = new ArrayList<>();
        curves.add(of("one point", Truth.UNDECIDABLE, quarter, N, UNKNOWN, .9));
        curves.add(of("two points", Truth.UNDECIDABLE, quarter, N, UNKNOWN, .25, .9));
        curves.add(of("three points", Truth.UNDECIDABLE, quarter, N, UNKNOWN, .25, .25, .9));
        curves.add(of("no hits at all", Truth.NOT_EMERGENT, exact, N, UNKNOWN, 0, 0, 0, 0, 0, 0));
        curves.add(of("full marks", Truth.NOT_EMERGENT, exact, N, UNKNOWN, 1, 1, 1, 1, 1, 1));
        curves.add(of("none, then all", Truth.EMERGENT, exact, N, UNKNOWN, 0, 0, 0, 0, 0, 1, 1, 1));
        curves.add(
                of("below chance", Truth.NOT_EMERGENT, quarter, N, UNKNOWN, .2, .1, .05, .02, 0));
        curves.add(
                of(
                        "exact chance",
                        Truth.NOT_EMERGENT,
                        quarter,
                        OptionalLong.of(4),
                        UNKNOWN,
                        .25,
                        .25,
                        .25,
                        .25,
                        .25,
                        .25));
        double[] rise = {.25, .24, .26, .25, .6, .9};
        curves.add(of("nothing counted", Truth.UNDECIDABLE, quarter, UNCOUNTED, UNKNOWN, rise));
        curves.add(
                of(
                        "standard errors alone",
                        Truth.UNDECIDABLE,
                        quarter,
                        UNCOUNTED,
                        OptionalDouble.of(.02),
                        rise));
        curves.add(
                of(
                        "standard errors of zero",
                        Truth.UNDECIDABLE,
                        quarter,
                        UNCOUNTED,
                        OptionalDouble.of(0),
                        rise));
        curves.add(
                of(
                        "a single example",
                        Truth.UNDECIDABLE,
                        exact,
                        OptionalLong.of(1),
                        UNKNOWN,
                        0,
                        0,
                        0,
                        1,
                        1));
        curves.add(
                of(
                        "10^12 examples",
                        Truth.EMERGENT,
                        quarter,
                        OptionalLong.of(1_000_000_000_000L),
                        UNKNOWN,
                        .25,
                        .25,
                        .25,
                        .25,
                        .7,
                        .9));
        curves.add(
                of("chance unknown", Truth.UNDECIDABLE, Metric.accuracy("acc"), N, UNKNOWN, rise));
        Metric graded = Metric.graded("BLEU", Direction.HIGHER_IS_BETTER);
        curves.add(of("graded", Truth.UNDECIDABLE, graded, N, UNKNOWN, 1, 2, 2, 3, 20, 40));
        Metric loss = Metric.graded("perplexity", Direction.LOWER_IS_BETTER);
        curves.add(of("falling error", Truth.UNDECIDABLE, loss, N, UNKNOWN, 1e6, 900, 80, 10, 4));
        curves.add(
                of(
                        "lower is better",
                        Truth.EMERGENT,
                        SyntheticCurves.error(),
                        N,
                        UNKNOWN,
                        .75,
                        .76,
                        .74,
                        .75,
                        .2,
                        .1));
        curves.add(of("enormous", Truth.UNDECIDABLE, graded, UNCOUNTED, UNKNOWN, -1e300, 0, 1e300));
        curves.add(along(Axis.LOSS, 3.2, -.2));
        curves.add(along(Axis.of("training-days"), 1, 1));
        curves.add(seeds());
        curves.add(
                new SyntheticCurve(
                        "200 points",
                        SyntheticCurves.curve(.25, 100, 200, x -> .1 * (x - 19)),
                        Truth.NOT_EMERGENT,
                        UNKNOWN));
        return List.copyOf(curves);
    }

    private static SyntheticCurve of(
            String name,
            Truth truth,
            Metric metric,
            OptionalLong examples,
            OptionalDouble standardError,
            double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(
                    SyntheticCurves.point(
                            Math.pow(10, 19 + i), scores[i], examples, standardError));
        }
        Curve curve = new Curve(SyntheticCurves.subject(metric, Axis.COMPUTE), points);
        return new SyntheticCurve(name, curve, truth, UNKNOWN);
    }

    private static SyntheticCurve along(Axis axis, double first, double step) {
        double[] scores = {.25, .25, .26, .24, .7, .9};
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(SyntheticCurves.point(first + step * i, scores[i], N, UNKNOWN));
        }
        return new SyntheticCurve(
                "along " + axis.id(),
                new Curve(SyntheticCurves.subject(Metric.accuracy("accuracy", .25), axis), points),
                Truth.EMERGENT,
                UNKNOWN);
    }

    /** Ten seeds at each scale; beyond the fourth some runs succeed and some do not. */
    private static SyntheticCurve seeds() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<Replicate> replicates = new ArrayList<>();
            for (int seed = 0; seed < 10; seed++) {
                replicates.add(
                        new Replicate(
                                Model.of("model-" + i),
                                OptionalLong.of(seed),
                                i > 3 && seed < 2 * i - 4 ? .9 : .25 + .001 * seed,
                                N,
                                UNKNOWN));
            }
            points.add(Point.of(Math.pow(10, 19 + i), replicates));
        }
        return new SyntheticCurve(
                "ten seeds",
                new Curve(
                        SyntheticCurves.subject(Metric.accuracy("accuracy", .25), Axis.COMPUTE),
                        points),
                Truth.UNDECIDABLE,
                UNKNOWN);
    }
}
