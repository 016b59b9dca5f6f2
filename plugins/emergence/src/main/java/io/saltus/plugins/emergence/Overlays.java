package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.ForecastTest;
import io.saltus.plugins.emergence.statistics.LawFit;
import io.saltus.statistics.distribution.Logistic;
import java.util.ArrayList;
import java.util.List;

/** Fits and forecasts as lines and bands over a curve, in the units of its axis and metric. */
final class Overlays {

    /** Few enough that a hundred thousand findings with their overlays fit into a small heap. */
    private static final int FIT_STEPS = 24;

    private static final int FORECAST_STEPS = 10;

    private final Curve curve;
    private final Counts counts;

    Overlays(Curve curve, CountedCurve counted) {
        this.curve = curve;
        this.counts = counted.counts();
    }

    /** The line of a fitted law over the whole range of scales. */
    Overlay fit(LawFit fit) {
        double low = counts.position(0);
        double span = counts.position(counts.size() - 1) - low;
        List<Overlay.At> line = new ArrayList<>();
        for (int i = 0; i <= FIT_STEPS; i++) {
            double u = span * i / FIT_STEPS;
            line.add(at(low + u, fit.at(u, span)));
        }
        return Overlay.line(fit.law().id() + " fit", line);
    }

    /**
     * What the scales below {@code cut} forecast for all scales, with the 95% interval of the mean.
     */
    Overlay forecast(ForecastTest forecast, int cut) {
        double low = counts.position(cut - 1);
        double span = counts.position(counts.size() - 1) - low;
        List<Overlay.At> line = new ArrayList<>();
        List<Overlay.At> lower = new ArrayList<>();
        List<Overlay.At> upper = new ArrayList<>();
        for (int i = 0; i <= FORECAST_STEPS; i++) {
            double x = low + span * i / FORECAST_STEPS;
            Interval mean = forecast.mean(x, Interval.Z_95);
            line.add(at(x, Logistic.proportion(forecast.logit(x))));
            lower.add(at(x, mean.lower()));
            upper.add(at(x, mean.upper()));
        }
        return new Overlay("forecast from the smaller scales", line, lower, upper);
    }

    /** A share as the metric would score it: itself, or between chance and best. */
    private Overlay.At at(double position, double share) {
        Metric metric = curve.metric();
        boolean plain = counts.chance() > 0 || metric.normalise(1) == 1 && metric.normalise(0) == 0;
        double chance = metric.chance().orElse(0);
        double best = metric.best().orElse(1);
        double score = plain ? share : chance + share * (best - chance);
        return new Overlay.At(curve.axis().scale(position), score);
    }
}
