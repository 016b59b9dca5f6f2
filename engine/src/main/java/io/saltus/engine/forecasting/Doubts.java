package io.saltus.engine.forecasting;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a forecast has no business being believed, by the same rules for every method.
 *
 * <ul>
 *   <li>{@code few-scales}: fewer than three scales;
 *   <li>{@code at-chance}: the 95% interval of every score holds chance, or it is within a
 *       twentieth of the way to best: there is nothing to continue;
 *   <li>{@code saturated}: the last score is within a twentieth of best;
 *   <li>{@code beyond-span}: farther beyond the last point than what was measured spans;
 *   <li>{@code untried}: farther than any hindcast on this curve could be, which leaves three
 *       scales;
 *   <li>{@code inside-span}: before the last point: other models were measured there, and what is
 *       said is no forecast;
 *   <li>{@code below-span}: before the first point;
 *   <li>{@code missed}: where hindcasts were made, those at such a distance held less than four in
 *       five of at least {@value #ENOUGH} scores in their 95% intervals, or had no lower CRPS than
 *       expecting the last score;
 *   <li>{@code noise-unknown}: no standard error is known, and no number of right answers that
 *       implies one, so that the noise of measurement may not be in the interval.
 * </ul>
 */
final class Doubts {

    private static final int FEWEST = 3;
    private static final int ENOUGH = 10;
    private static final double COVERED = .8;
    static final double ROUNDING = 1e-9;

    private final List<HindcastScore> hindcasts;

    Doubts(List<HindcastScore> hindcasts) {
        this.hindcasts = hindcasts;
    }

    List<Doubt> of(Curve curve, Configured method, Model target) {
        List<Doubt> doubts = new ArrayList<>();
        aboutCurve(curve, doubts);
        Axis axis = curve.axis();
        target.scale(axis).stream()
                .filter(axis::accepts)
                .forEach(
                        scale -> {
                            double[] positions = curve.positions();
                            double last = positions[positions.length - 1];
                            aboutDistance(curve, axis.position(scale) - last, doubts);
                            missed(method, axis.position(scale) - last, axis)
                                    .ifPresent(doubts::add);
                        });
        return doubts;
    }

    private static void aboutCurve(Curve curve, List<Doubt> doubts) {
        if (curve.size() < FEWEST) {
            doubts.add(
                    new Doubt(
                            "few-scales",
                            "it has "
                                    + Numbers.count(curve.size(), "scale")
                                    + "; a trend takes at least three"));
        }
        Metric metric = curve.metric();
        Point last = curve.point(curve.size() - 1);
        if (curve.points().stream().allMatch(point -> isAtChance(point, metric))) {
            doubts.add(
                    new Doubt(
                            "at-chance",
                            "no score is told from chance, or lies more than a twentieth of the way above it: there is little to continue"));
        } else if (metric.isNormalisable()
                && metric.normalise(last.score()) >= 1 - ForecastQuantities.NEAR_RANDOM) {
            doubts.add(new Doubt("saturated", "the last score is at best already"));
        }
        boolean counts = metric.grain() == Grain.ALL_OR_NOTHING && last.examples().orElse(0) > 0;
        if (!counts && last.standardError().isEmpty()) {
            doubts.add(
                    new Doubt(
                            "noise-unknown",
                            (metric.grain() == Grain.ALL_OR_NOTHING
                                            ? "the number of examples"
                                            : "the standard error of a graded score")
                                    + " is not known, so the noise of measurement may be"
                                    + " missing"));
        }
    }

    private static boolean isAtChance(Point point, Metric metric) {
        if (metric.chance().isEmpty()) {
            return false;
        }
        boolean near =
                metric.isNormalisable()
                        && metric.normalise(point.score()) <= ForecastQuantities.NEAR_RANDOM;
        Optional<Interval> interval = point.interval(metric);
        return near
                || interval.isPresent() && interval.get().contains(metric.chance().getAsDouble());
    }

    private static void aboutDistance(Curve curve, double horizon, List<Doubt> doubts) {
        double[] positions = curve.positions();
        int n = positions.length;
        double span = positions[n - 1] - positions[0];
        String unit = unit(curve.axis());
        if (horizon < -ROUNDING) {
            boolean below = horizon < -span - ROUNDING;
            doubts.add(
                    new Doubt(
                            below ? "below-span" : "inside-span",
                            "it lies %s %s before the %s point: %s"
                                    .formatted(
                                            Numbers.of(-horizon - (below ? span : 0), 2),
                                            unit,
                                            below ? "first" : "last",
                                            below
                                                    ? "nothing so small was measured"
                                                    : "inside what was measured, no forecast")));
            return;
        }
        if (n >= 2 && horizon > span + ROUNDING) {
            doubts.add(
                    new Doubt(
                            "beyond-span",
                            "it lies %s %s beyond the last point, and all that was measured spans %s"
                                    .formatted(Numbers.of(horizon, 2), unit, Numbers.of(span, 2))));
            return;
        }
        double tried = n > FEWEST ? positions[n - 1] - positions[FEWEST - 1] : 0;
        if (n >= FEWEST && horizon > tried + ROUNDING) {
            doubts.add(
                    new Doubt(
                            "untried",
                            "it lies %s %s beyond the last point; these data can try no more than %s"
                                    .formatted(
                                            Numbers.of(horizon, 2), unit, Numbers.of(tried, 2))));
        }
    }

    private Optional<Doubt> missed(Configured method, double horizon, Axis axis) {
        return hindcasts.stream()
                .filter(score -> score.method().equals(method) && score.forecasts() >= ENOUGH)
                .reduce(
                        (a, b) ->
                                Math.abs(a.distance() - horizon) <= Math.abs(b.distance() - horizon)
                                        ? a
                                        : b)
                .filter(score -> horizon > 0)
                .filter(score -> score.within95() < COVERED || score.relative() >= 1)
                .map(
                        score ->
                                new Doubt(
                                        "missed",
                                        ("hindcasts %s %s ahead held %s of %d scores in their 95%%"
                                                        + " intervals, with %s of the last score's"
                                                        + " error")
                                                .formatted(
                                                        Numbers.of(score.distance(), 2),
                                                        unit(axis),
                                                        percent(score.within95()),
                                                        score.forecasts(),
                                                        Numbers.of(score.relative(), 2))));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }

    private static String unit(Axis axis) {
        return axis.spacing() == Axis.Spacing.LOGARITHMIC
                ? "decades"
                : axis.unit().isEmpty() ? axis.id() : axis.unit();
    }
}
