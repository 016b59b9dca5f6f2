package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.testkit.SyntheticCurve;
import io.saltus.testkit.SyntheticCurves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;

/** The curves of the galleries by name: the curve to judge first, then its context. */
final class GalleryShapes {

    private static final int SCALES = 8;
    private static final long EXAMPLES = 1000;
    private static final DoubleUnaryOperator NONE = x -> 0;
    private static final DoubleUnaryOperator STEP = x -> x < 22 ? 0 : .7;
    private static final DoubleUnaryOperator HINGE = x -> Math.max(0, x - 22) / 3 * .8;
    private static final DoubleUnaryOperator LINE = x -> .05 + .1 * (x - 19);

    /** Share of right tokens: errors shrink by a third each decade. */
    private static final DoubleUnaryOperator TOKENS = x -> 1 - .5 * Math.pow(2. / 3, x - 19);

    private GalleryShapes() {}

    static Map<String, List<Curve>> exact() {
        Map<String, List<Curve>> curves = new LinkedHashMap<>();
        for (SyntheticCurve shape : SyntheticCurves.shapes()) {
            curves.put(shape.name(), List.of(shape.curve()));
        }
        for (double chance : new double[] {0, .25}) {
            smooth().forEach(
                            (name, shape) ->
                                    curves.put(
                                            name + ", chance " + chance,
                                            List.of(
                                                    SyntheticCurves.curve(
                                                            chance, EXAMPLES, SCALES, shape))));
        }
        return curves;
    }

    /** Each from a seed of its own, so that no fluke is shared. */
    static Map<String, List<Curve>> drawn() {
        Map<String, DoubleUnaryOperator> shapes = new LinkedHashMap<>();
        shapes.put("step", STEP);
        shapes.put("sharp logistic", x -> .8 / (1 + Math.exp(-6 * (x - 22.3))));
        shapes.put("hinge", HINGE);
        shapes.put("flat at chance", NONE);
        shapes.put("flat above chance", x -> .4);
        shapes.put("linear", LINE);
        shapes.put("saturated", x -> .9 + .015 * (x - 19));
        shapes.put("falling", x -> .7 - .1 * (x - 19));
        shapes.put("U-shaped", x -> .05 + .07 * (x - 22) * (x - 22));
        shapes.putAll(smooth());
        Map<String, List<Curve>> curves = new LinkedHashMap<>();
        shapes.forEach(
                (name, shape) -> {
                    long seed = curves.size() + 1L;
                    curves.put(name, List.of(SyntheticCurves.noisy(.25, 200, SCALES, shape, seed)));
                });
        return curves;
    }

    static Map<String, List<Curve>> edges() {
        Map<String, List<Curve>> curves = new LinkedHashMap<>();
        for (SyntheticCurve edge : SyntheticCurves.edges()) {
            curves.put(edge.name(), List.of(edge.curve()));
        }
        return curves;
    }

    /** Smooth rises that the testkit does not have. */
    private static Map<String, DoubleUnaryOperator> smooth() {
        Map<String, DoubleUnaryOperator> shapes = new LinkedHashMap<>();
        shapes.put("power-law error", x -> 1 - .95 * Math.pow(.35, (x - 19) / 6));
        shapes.put("slow logistic", x -> 1 / (1 + Math.exp(-4.4 * ((x - 19) / 6 - .55))));
        shapes.put("quadratic", x -> .8 * Math.pow((x - 19) / 6, 2));
        shapes.put("exponential", x -> .8 * Math.pow(10, (x - 25) / 2));
        return shapes;
    }

    static Map<String, List<Curve>> besideOtherMetrics() {
        Curve answers = exactMatch(x -> Math.pow(TOKENS.applyAsDouble(x), 16));
        Map<String, List<Curve>> cases = new LinkedHashMap<>();
        cases.put(
                "answers of 16 tokens, tokens rise steadily",
                List.of(answers, graded("token accuracy", TOKENS)));
        cases.put("answers of 16 tokens, no other metric", List.of(answers));
        cases.put(
                "step, tokens rise steadily",
                List.of(exactMatch(STEP), graded("token accuracy", TOKENS)));
        cases.put(
                "step, tokens step too",
                List.of(
                        exactMatch(STEP),
                        graded("token accuracy", x -> .3 + STEP.applyAsDouble(x))));
        cases.put(
                "hinge, tokens rise from the hinge on",
                List.of(
                        exactMatch(HINGE),
                        graded("token accuracy", x -> .3 + .8 * HINGE.applyAsDouble(x))));
        cases.put(
                "step, flat likelihood", List.of(exactMatch(STEP), graded("likelihood", x -> .3)));
        cases.put(
                "step, edit distance that falls steadily",
                List.of(exactMatch(STEP), distance(x -> 10 - 1.2 * (x - 19))));
        cases.put(
                "step with chance .25, likelihood rises steadily",
                List.of(
                        SyntheticCurves.curve(.25, EXAMPLES, SCALES, STEP),
                        graded("likelihood", x -> .3 + .1 * (x - 19))));
        cases.put(
                "linear, tokens rise steadily",
                List.of(exactMatch(LINE), graded("token accuracy", TOKENS)));
        cases.put(
                "flat at zero, tokens rise steadily",
                List.of(exactMatch(NONE), graded("token accuracy", TOKENS)));
        cases.put(
                "flat above chance",
                List.of(exactMatch(x -> .4), graded("token accuracy", TOKENS)));
        return cases;
    }

    static Map<String, List<Curve>> besideTheBaseline() {
        DoubleUnaryOperator weak = x -> .02 + .03 * (x - 19);
        Map<String, List<Curve>> cases = new LinkedHashMap<>();
        cases.put("step; flat at .05", pair(x -> .05 + STEP.applyAsDouble(x), x -> .05));
        cases.put("hinge; flat at .05", pair(x -> .05 + HINGE.applyAsDouble(x), x -> .05));
        cases.put("step on a rising line; the same line", pair(above(weak, STEP), weak));
        cases.put("hinge on a rising line; the same line", pair(above(weak, HINGE), weak));
        cases.put("step from zero; flat at .1 (harm before)", pair(STEP, x -> .1));
        cases.put("both the same line", pair(LINE, LINE));
        cases.put("a line .1 above; the line", pair(x -> .1 + LINE.applyAsDouble(x), LINE));
        cases.put("a line .1 below; the line", pair(LINE, x -> .1 + LINE.applyAsDouble(x)));
        cases.put(
                "a gain that grows from nothing; flat at .05",
                pair(x -> .1 * (x - 18.5), x -> .05));
        cases.put("a gain that shrinks to nothing; rising line", pair(x -> .65, LINE));
        cases.put("both zero", pair(NONE, NONE));
        cases.put("step, no baseline", pair(STEP, NONE).subList(0, 1));
        return cases;
    }

    private static DoubleUnaryOperator above(DoubleUnaryOperator base, DoubleUnaryOperator gain) {
        return x -> base.applyAsDouble(x) + gain.applyAsDouble(x);
    }

    private static List<Curve> pair(DoubleUnaryOperator strategy, DoubleUnaryOperator baseline) {
        return List.of(
                under("chain-of-thought", exactMatch(strategy)),
                under(Setup.STANDARD, exactMatch(baseline)));
    }

    private static Curve under(String strategy, Curve curve) {
        Subject subject = curve.subject();
        return new Curve(
                new Subject(
                        subject.task(),
                        subject.setup().withStrategy(strategy),
                        subject.metric(),
                        subject.family(),
                        subject.axis()),
                curve.points().stream().map(point -> named(point, subject)).toList());
    }

    /** With a model whose name is its scale: a reason says it once. */
    private static Point named(Point point, Subject subject) {
        return Point.of(
                point.scale(),
                List.of(
                        new Replicate(
                                Model.of(subject.axis().words(point.scale())),
                                OptionalLong.empty(),
                                point.score(),
                                point.examples(),
                                OptionalDouble.empty())));
    }

    private static Curve exactMatch(DoubleUnaryOperator shape) {
        return SyntheticCurves.curve(0, EXAMPLES, SCALES, shape);
    }

    private static Curve graded(String name, DoubleUnaryOperator shape) {
        return scores(Metric.graded(name, Direction.HIGHER_IS_BETTER), shape);
    }

    private static Curve distance(DoubleUnaryOperator shape) {
        return scores(Metric.graded("edit distance", Direction.LOWER_IS_BETTER), shape);
    }

    private static Curve scores(Metric metric, DoubleUnaryOperator shape) {
        Subject like = exactMatch(NONE).subject();
        List<Point> points = new ArrayList<>();
        for (Point point : exactMatch(NONE).points()) {
            double score = shape.applyAsDouble(Math.log10(point.scale()));
            points.add(
                    Point.of(
                            point.scale(),
                            List.of(
                                    new Replicate(
                                            Model.of("model-" + Numbers.of(point.scale())),
                                            OptionalLong.empty(),
                                            score,
                                            OptionalLong.of(EXAMPLES),
                                            OptionalDouble.empty()))));
        }
        return new Curve(
                new Subject(like.task(), like.setup(), metric, like.family(), Axis.COMPUTE),
                points);
    }
}
