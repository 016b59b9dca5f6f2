package io.saltus.plugins.emergence.counts;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Two curves of all families at the models that were measured on both, each model once.
 *
 * <p>Models differ at one scale; compared on the same ones, what they differ by cancels.
 *
 * @param one the first curve, at the shared models
 * @param other the second, at the same scales with the same models in the same order
 * @param models their number
 */
public record SharedModels(Curve one, Curve other, int models) {

    /** Pairs by scale and name of the model; nothing where the curves share no model. */
    public static Optional<SharedModels> of(Curve one, Curve other) {
        Map<Double, Point> points = new LinkedHashMap<>();
        other.points().forEach(p -> points.put(other.axis().position(p.scale()), p));
        List<Point> mine = new ArrayList<>();
        List<Point> theirs = new ArrayList<>();
        int models = 0;
        for (Point point : one.points()) {
            Optional<Point> partner =
                    Optional.ofNullable(points.get(one.axis().position(point.scale())));
            if (partner.isEmpty()) {
                continue;
            }
            Map<String, List<Replicate>> a = byModel(point);
            Map<String, List<Replicate>> b = byModel(partner.get());
            a.keySet().retainAll(b.keySet());
            if (!a.isEmpty()) {
                models += a.size();
                mine.add(
                        Point.of(
                                point.scale(),
                                a.values().stream().map(SharedModels::mean).toList()));
                theirs.add(
                        Point.of(
                                point.scale(),
                                a.keySet().stream().map(b::get).map(SharedModels::mean).toList()));
            }
        }
        return mine.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SharedModels(
                                new Curve(one.subject(), mine),
                                new Curve(other.subject(), theirs),
                                models));
    }

    private static Map<String, List<Replicate>> byModel(Point point) {
        Map<String, List<Replicate>> byModel = new LinkedHashMap<>();
        point.replicates()
                .forEach(
                        r ->
                                byModel.computeIfAbsent(r.model().name(), name -> new ArrayList<>())
                                        .add(r));
        return byModel;
    }

    /** The results of one model as one: their mean, on the examples of one run. */
    private static Replicate mean(List<Replicate> results) {
        if (results.size() == 1) {
            return results.get(0);
        }
        Point together = Point.of(0, results);
        return new Replicate(
                results.get(0).model(),
                OptionalLong.empty(),
                together.score(),
                together.examples(),
                OptionalDouble.empty());
    }
}
