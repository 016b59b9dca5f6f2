package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Model;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.KnownEnds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A strategy and its baseline.
 *
 * @param strategy under a metric whose ends are known
 * @param baseline the curve that it is compared with
 * @param gains at what both have
 */
record Compared(Curve strategy, Curve baseline, Gains gains) {

    /** Compares a curve with its baseline among the others, where there is a gain to tell. */
    static Optional<Compared> of(Curve curve, Curves study, StrategyRules rules) {
        return baseline(curve, study, rules)
                .flatMap(
                        baseline -> {
                            Curve known = KnownEnds.ofDifference(curve, baseline);
                            return CountedCurve.missing(known).isEmpty()
                                    ? Gains.of(known, baseline)
                                            .map(gains -> new Compared(known, baseline, gains))
                                    : Optional.empty();
                        });
    }

    /**
     * The curve under the baseline: with as many shots, else the longest, of those with most shots.
     */
    static Optional<Curve> baseline(Curve curve, Curves study, StrategyRules rules) {
        if (curve.subject().setup().strategy().equals(rules.baseline())) {
            return Optional.empty();
        }
        List<Curve> candidates =
                study.otherStrategies(curve).stream()
                        .filter(o -> o.subject().setup().strategy().equals(rules.baseline()))
                        .toList();
        OptionalInt shots = shots(curve);
        return candidates.stream()
                .filter(other -> shots(other).equals(shots))
                .findFirst()
                .or(
                        () ->
                                candidates.stream()
                                        .max(
                                                Comparator.comparingInt(Curve::size)
                                                        .thenComparingInt(
                                                                o -> shots(o).orElse(-1))));
    }

    static OptionalInt shots(Curve curve) {
        return curve.subject().setup().shots();
    }

    /** A model behind a gain. */
    Model model(Gain gain) {
        return strategy.points().stream()
                .filter(point -> strategy.axis().position(point.scale()) == gain.position())
                .map(Point::replicates)
                .flatMap(List::stream)
                .map(replicate -> replicate.model())
                .filter(model -> gain.models().contains(model.name()))
                .findFirst()
                .orElseThrow();
    }
}
