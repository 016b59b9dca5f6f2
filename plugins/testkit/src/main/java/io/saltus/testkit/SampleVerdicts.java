package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Verdicts of two made-up criteria that fill every slot: for pictures, not for judging. */
final class SampleVerdicts {

    private SampleVerdicts() {}

    /** Says emergent where one step brings most of the gain. */
    static Verdict leap(Curve curve) {
        if (curve.size() < 4) {
            return Verdict.undecided(
                    "Has %d points where at least 4 are needed: evaluate more sizes"
                            .formatted(curve.size()));
        }
        double[] scores = curve.scores();
        int sign =
                curve.metric().direction() == io.saltus.api.data.Direction.HIGHER_IS_BETTER
                        ? 1
                        : -1;
        int at = 1;
        for (int i = 1; i < scores.length; i++) {
            if (sign * (scores[i] - scores[i - 1]) > sign * (scores[at] - scores[at - 1])) {
                at = i;
            }
        }
        double step = sign * (scores[at] - scores[at - 1]);
        double gain = sign * (scores[scores.length - 1] - scores[0]);
        boolean flatBefore = Math.abs(scores[at - 1] - scores[0]) < .12;
        Verdict verdict =
                step > .15 && flatBefore
                        ? Verdict.emergent(
                                        Shape.SHARP,
                                        String.format(
                                                Locale.ROOT,
                                                "Stays within .12 of %.2f up to %.2g, then gains %.2f in one step",
                                                scores[0],
                                                curve.point(at - 1).scale(),
                                                step))
                                .from(onset(curve, at))
                        : gain > .1
                                ? Verdict.notEmergent(
                                        Shape.SMOOTH,
                                        String.format(
                                                Locale.ROOT,
                                                "Gains %.2f spread over %d steps",
                                                gain,
                                                scores.length - 1))
                                : Verdict.notEmergent(
                                        gain < -.05 ? Shape.INVERSE : Shape.FLAT,
                                        String.format(
                                                Locale.ROOT,
                                                "Changes by %.2f over the whole range",
                                                gain));
        return verdict.with(
                        new Aspect(
                                "predictability",
                                step > .3 ? "unpredicted" : "smooth-compatible",
                                step > .3
                                        ? "The larger scales lie above what the smaller ones forecast"
                                        : "The larger scales lie within what the smaller ones forecast"))
                .with(
                        new Aspect(
                                "metric",
                                "untested",
                                "No graded metric of the same outputs is in the data"))
                .with(
                        new Quantity(
                                "largest-gain",
                                step,
                                "",
                                "largest step between neighbouring scales"),
                        new Quantity(
                                "breakthroughness",
                                step == 0 ? Double.POSITIVE_INFINITY : gain / step * 7,
                                "",
                                "range over the median step: how abrupt the curve is"),
                        new Quantity(
                                "false-positive-rate",
                                .004 + .0001 * at,
                                "",
                                "share of smooth curves of this design that would be called emergent"),
                        new Quantity(
                                "detection-rate",
                                .96,
                                "",
                                "share of sharp curves of this design that would be called emergent"),
                        new Quantity(
                                "onset-log10",
                                curve.positions()[at],
                                "decades",
                                "where the rise begins"))
                .withQuantities(gains(scores))
                .with(forecast(curve, at));
    }

    /** Says what kind of trend there is, and never that it is emergent. */
    static Verdict trend(Curve curve) {
        double gain = curve.scores()[curve.size() - 1] - curve.scores()[0];
        return (curve.size() < 4
                        ? Verdict.undecided("Too few points for a trend")
                        : Verdict.notEmergent(
                                Math.abs(gain) < .05
                                        ? Shape.FLAT
                                        : gain > 0 ? Shape.SMOOTH : Shape.INVERSE,
                                "Changes by %s from end to end"
                                        .formatted(String.format(Locale.ROOT, "%.3f", gain))))
                .with(
                        new Quantity(
                                "theil-sen-slope",
                                gain / 3,
                                "per decade",
                                "median slope over all pairs"))
                .with(
                        Overlay.line(
                                "end-to-end line",
                                List.of(place(curve, 0, 0), place(curve, curve.size() - 1, 0))));
    }

    /** Returns the curve's points, moved by {@code shift}. */
    static List<Overlay.At> places(Curve curve, double shift) {
        List<Overlay.At> places = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            places.add(place(curve, i, shift));
        }
        return places;
    }

    private static Overlay.At place(Curve curve, int index, double shift) {
        return new Overlay.At(curve.point(index).scale(), curve.point(index).score() + shift);
    }

    private static Onset onset(Curve curve, int at) {
        double scale = curve.axis().scale((curve.positions()[at - 1] + curve.positions()[at]) / 2);
        OptionalDouble lower = OptionalDouble.of(curve.point(at - 1).scale());
        OptionalDouble upper = OptionalDouble.of(curve.point(at).scale());
        if (at == 1) {
            return new Onset(scale, OptionalDouble.empty(), upper, Censoring.LEFT);
        }
        return at == curve.size() - 1
                ? new Onset(scale, lower, OptionalDouble.empty(), Censoring.RIGHT)
                : new Onset(scale, lower, upper, Censoring.NONE);
    }

    private static List<Quantity> gains(double[] scores) {
        List<Quantity> gains = new ArrayList<>();
        for (int i = 1; i < scores.length; i++) {
            gains.add(
                    new Quantity(
                            "gain-" + (i - 1),
                            scores[i] - scores[i - 1],
                            "",
                            "gain of each step in scale"));
        }
        return gains;
    }

    /** A smooth line through the points before the leap, with a band that widens beyond them. */
    private static Overlay forecast(Curve curve, int at) {
        List<Overlay.At> line = new ArrayList<>();
        List<Overlay.At> lower = new ArrayList<>();
        List<Overlay.At> upper = new ArrayList<>();
        double[] x = curve.positions();
        double start = curve.scores()[0];
        double slope = (curve.scores()[at - 1] - start) / Math.max(1e-9, x[at - 1] - x[0]);
        for (int i = 0; i <= 40; i++) {
            double position = x[0] + (x[x.length - 1] - x[0]) * i / 40;
            double score = start + slope * (position - x[0]);
            double reach = .02 + .05 * Math.max(0, position - x[at - 1]);
            line.add(new Overlay.At(curve.axis().scale(position), score));
            lower.add(new Overlay.At(curve.axis().scale(position), score - reach));
            upper.add(new Overlay.At(curve.axis().scale(position), score + reach));
        }
        return new Overlay("forecast from smaller models", line, lower, upper);
    }
}
