package io.saltus.plugins.emergence.forecast;

import io.saltus.api.curve.Interval;
import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.distribution.Logistic;
import java.util.ArrayList;
import java.util.List;

/** A forecast as a line and a band over a curve, in the units of its axis and metric. */
public final class ForecastOverlay {

    private static final int STEPS = 10;

    private ForecastOverlay() {}

    /**
     * What the scales below {@code cut} forecast for all scales, with the 95% interval of the mean.
     */
    public static Overlay of(CountedCurve counted, ForecastTest forecast, int cut) {
        ScaleCounts counts = counted.counts();
        double low = counts.position(cut - 1);
        double span = counts.position(counts.size() - 1) - low;
        List<Overlay.At> line = new ArrayList<>();
        List<Overlay.At> lower = new ArrayList<>();
        List<Overlay.At> upper = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double x = low + span * i / STEPS;
            Interval mean = forecast.mean(x, Interval.Z_95);
            line.add(counted.scored(x, Logistic.proportion(forecast.logit(x))));
            lower.add(counted.scored(x, mean.lower()));
            upper.add(counted.scored(x, mean.upper()));
        }
        return new Overlay("forecast from the smaller scales", line, lower, upper);
    }
}
