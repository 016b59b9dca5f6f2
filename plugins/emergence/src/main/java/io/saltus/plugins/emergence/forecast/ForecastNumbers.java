package io.saltus.plugins.emergence.forecast;

import io.saltus.api.curve.Interval;
import io.saltus.api.verdict.Quantity;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.distribution.Logistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a forecast from the floor says at each scale beyond it.
 *
 * @param counts the curve
 * @param cut number of scales on the floor, at least 3 and below the number of scales
 * @param forecast the forecast from them
 */
public record ForecastNumbers(ScaleCounts counts, int cut, ForecastTest forecast) {

    /** Share of the way from either end within which an end of an interval is as good as there. */
    private static final double NEAR_END = 0.1;

    /** The 95% interval of the mean at the first scale beyond the floor, if it says nothing. */
    public Optional<Interval> emptyInterval() {
        Interval mean = forecast.mean(counts.position(cut), Interval.Z_95);
        return counts.normalise(mean.lower()) <= NEAR_END
                        && counts.normalise(mean.upper()) >= 1 - NEAR_END
                ? Optional.of(mean)
                : Optional.empty();
    }

    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                Quantity.pValue(
                        "p-forecast",
                        forecast.pValue(),
                        "p-value that the forecast reaches the scores"));
        for (int i = cut; i < counts.size(); i++) {
            double x = counts.position(i);
            Interval mean = forecast.mean(x, Interval.Z_95);
            double expected = Logistic.proportion(forecast.logit(x));
            quantities.add(
                    new Quantity("forecast-" + i, expected, "", "forecast score at scale " + i));
            quantities.add(
                    new Quantity(
                            "forecast-lower-" + i,
                            mean.lower(),
                            "",
                            "lower 95% bound of the forecast mean"));
            quantities.add(
                    new Quantity(
                            "forecast-upper-" + i,
                            mean.upper(),
                            "",
                            "upper 95% bound of the forecast mean"));
        }
        int last = counts.size() - 1;
        double share = Math.min(1 - 1e-9, counts.proportion(last));
        quantities.add(
                new Quantity(
                        "forecast-gap-log10",
                        forecast.gap(counts.position(last), share),
                        "decades",
                        "scale beyond the largest that the forecast needs to reach its score"));
        return quantities;
    }
}
