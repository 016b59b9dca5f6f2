package io.saltus.engine.forecasting;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.verdict.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A forecast to be drawn beyond the points of a curve: the median with the 95% interval, and the
 * 80% and 50% intervals within.
 *
 * @param curve what was measured
 * @param method the forecaster, as set
 * @param overlays lines and bands, the widest first
 */
public record Fan(Curve curve, Configured method, List<Overlay> overlays) {

    private static final int STEPS = 8;
    private static final double[] MASSES = {.95, .8, .5};

    /** Copies the list. */
    public Fan {
        overlays = List.copyOf(overlays);
    }

    /** Returns the models between the last point and the farthest target, to be asked about. */
    static List<Model> between(Curve curve, List<Model> targets) {
        Axis axis = curve.axis();
        double last = axis.position(curve.point(curve.size() - 1).scale());
        double farthest = last;
        for (Model target : targets) {
            double scale = target.scale(axis).orElse(Double.NaN);
            farthest = Math.max(farthest, axis.accepts(scale) ? axis.position(scale) : last);
        }
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < STEPS && farthest > last; i++) {
            double scale = axis.scale(last + (farthest - last) * i / STEPS);
            models.add(Model.of(axis.words(scale)).at(axis, scale));
        }
        return models;
    }

    static Optional<Fan> of(
            Curve curve,
            Configured method,
            List<Model> models,
            List<Optional<Predictive>> answers) {
        Axis axis = curve.axis();
        double last = axis.position(curve.point(curve.size() - 1).scale());
        Map<Double, Predictive> byScale = new TreeMap<>();
        for (int i = 0; i < models.size(); i++) {
            double scale = models.get(i).scale(axis).orElse(Double.NaN);
            if (answers.get(i).isPresent() && axis.accepts(scale) && axis.position(scale) >= last) {
                byScale.put(axis.position(scale), answers.get(i).get());
            }
        }
        return byScale.size() < 2
                ? Optional.empty()
                : Optional.of(new Fan(curve, method, overlays(axis, method, byScale)));
    }

    private static List<Overlay> overlays(
            Axis axis, Configured method, Map<Double, Predictive> byPosition) {
        List<Overlay> overlays = new ArrayList<>();
        for (double mass : MASSES) {
            List<Overlay.At> line = new ArrayList<>();
            List<Overlay.At> lower = new ArrayList<>();
            List<Overlay.At> upper = new ArrayList<>();
            byPosition.forEach(
                    (position, predictive) -> {
                        double scale = axis.scale(position);
                        Interval interval = predictive.interval(mass);
                        lower.add(new Overlay.At(scale, interval.lower()));
                        upper.add(new Overlay.At(scale, interval.upper()));
                        if (mass == MASSES[0]) {
                            line.add(new Overlay.At(scale, predictive.median()));
                        }
                    });
            String name = "forecast, %d%% (%s)".formatted(Math.round(100 * mass), method.id());
            overlays.add(new Overlay(name, line, lower, upper));
        }
        return overlays;
    }
}
