package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.testkit.SyntheticCurve.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Curves by known rules, with the truth attached; the same on every call.
 *
 * <p>{@link #shapes()} are ordinary: eight scales over six decades of compute, 1000 examples,
 * scores rounded to whole examples and free of noise. {@link #edges()} are the extraordinary ones
 * that a criterion must survive.
 */
public final class SyntheticCurves {

    private static final int SCALES = 8;
    private static final double FROM = 19;
    private static final double DECADES = 6;
    private static final long EXAMPLES = 1000;

    private SyntheticCurves() {}

    /** Returns all of them: the ordinary ones, then the edges. */
    public static List<SyntheticCurve> all() {
        List<SyntheticCurve> all = new ArrayList<>(shapes());
        all.addAll(edges());
        return List.copyOf(all);
    }

    /**
     * Returns curves of ordinary design, at chance levels 0 and .25: steps, sharp logistics and
     * hinges, which are emergent from 10^22 on; flat, linear, saturated, falling and U-shaped ones,
     * which are not.
     */
    public static List<SyntheticCurve> shapes() {
        List<SyntheticCurve> curves = new ArrayList<>();
        for (double chance : new double[] {0, .25}) {
            curves.add(emergent("step at 10^22", chance, x -> x < 22 ? 0 : .7));
            curves.add(
                    emergent(
                            "sharp logistic from 10^22",
                            chance,
                            x -> .8 / (1 + Math.exp(-6 * (x - 22.3)))));
            curves.add(emergent("hinge at 10^22", chance, x -> Math.max(0, x - 22) / 3 * .8));
            curves.add(other("flat at chance", chance, x -> 0));
            curves.add(other("flat above chance", chance, x -> .4));
            curves.add(other("linear", chance, x -> .05 + .6 * (x - FROM) / DECADES));
            curves.add(other("saturated", chance, x -> .9 + .015 * (x - FROM)));
            curves.add(other("falling", chance, x -> .7 - .1 * (x - FROM)));
            curves.add(other("U-shaped", chance, x -> .05 + .07 * (x - 22) * (x - 22)));
        }
        return List.copyOf(curves);
    }

    /**
     * Returns curves at the edge: of 0 examples known, one to three points, full marks, unknown
     * ends, lower-is-better, graded, along loss, with seeds, in enormous numbers, of 200 points.
     */
    public static List<SyntheticCurve> edges() {
        return EdgeCurves.all();
    }

    /**
     * Returns a curve through these normalised scores over six decades of compute, rounded to whole
     * examples.
     *
     * @param chance chance level, in [0, 1)
     * @param examples examples at each scale, at least 1
     * @param normalised normalised score by log10 of compute; cut to [0, 1]
     * @param scales number of scales, at least 1
     */
    public static Curve curve(
            double chance, long examples, int scales, DoubleUnaryOperator normalised) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scales; i++) {
            double x = FROM + (scales == 1 ? 0 : DECADES * i / (scales - 1));
            double z = Math.min(1, Math.max(0, normalised.applyAsDouble(x)));
            double hits = Math.rint(examples * (chance + (1 - chance) * z));
            points.add(
                    point(
                            Math.pow(10, x),
                            hits / examples,
                            OptionalLong.of(examples),
                            OptionalDouble.empty()));
        }
        return new Curve(subject(Metric.accuracy("accuracy", chance), Axis.COMPUTE), points);
    }

    /**
     * Returns a curve with binomial noise: each score is a draw of {@code examples} at {@code
     * chance + (1 - chance) * normalised}.
     *
     * @param seed the same seed gives the same curve
     */
    public static Curve noisy(
            double chance, long examples, int scales, DoubleUnaryOperator normalised, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Curve exact = curve(chance, examples, scales, normalised);
        List<Point> points = new ArrayList<>();
        for (Point point : exact.points()) {
            long hits = 0;
            for (long i = 0; i < examples; i++) {
                hits += random.nextDouble() < point.score() ? 1 : 0;
            }
            points.add(
                    point(
                            point.scale(),
                            (double) hits / examples,
                            OptionalLong.of(examples),
                            OptionalDouble.empty()));
        }
        return new Curve(exact.subject(), points);
    }

    static Subject subject(Metric metric, Axis axis) {
        return new Subject("synthetic task", Setup.shots(0), metric, "synthetic family", axis);
    }

    static Point point(
            double scale, double score, OptionalLong examples, OptionalDouble standardError) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                Model.of("model-" + Numbers.of(scale, 6))
                                        .inFamily("synthetic family"),
                                OptionalLong.empty(),
                                score,
                                examples,
                                standardError)));
    }

    static Metric error() {
        return new Metric(
                "error rate",
                Direction.LOWER_IS_BETTER,
                OptionalDouble.of(.75),
                OptionalDouble.of(0),
                Grain.ALL_OR_NOTHING);
    }

    private static SyntheticCurve emergent(String name, double chance, DoubleUnaryOperator z) {
        return new SyntheticCurve(
                name + ", chance " + chance,
                curve(chance, EXAMPLES, SCALES, z),
                Truth.EMERGENT,
                OptionalDouble.of(1e22));
    }

    private static SyntheticCurve other(String name, double chance, DoubleUnaryOperator z) {
        return new SyntheticCurve(
                name + ", chance " + chance,
                curve(chance, EXAMPLES, SCALES, z),
                Truth.NOT_EMERGENT,
                OptionalDouble.empty());
    }
}
