package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.FixedSequence;
import io.saltus.plugins.emergence.statistics.ForecastTest;
import io.saltus.plugins.emergence.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Could the larger scales have been forecast from the smaller?
 *
 * <p>logit p = a + b x is fitted to the scales below the critical one; see {@link ForecastTest}. It
 * has no power where the floor has hardly a right answer, and then says so.
 */
@About(
        id = "extrapolation-surprise",
        summary = "Could the larger scales have been forecast from the smaller?",
        references = "arXiv:2206.07682, section 1")
public record ExtrapolationSurprise(
        @Param(value = "Level of the tests", min = 1e-9, max = 0.5) double alpha,
        @Param(value = "Near-random margin of the critical scale", min = 0, max = 0.5)
                double margin,
        @Param(value = "Fewest right answers on the floor", min = 1, max = 1000) double minHits,
        @Param(
                        value =
                                "Examples assumed where neither examples nor standard error are stated",
                        min = 1,
                        max = 1e9)
                long assumedExamples)
        implements Criterion {

    private static final double Z_95 = 1.959963984540054;

    /** Level .05, margin .02, 5 right answers, 100 assumed examples. */
    public ExtrapolationSurprise() {
        this(0.05, 0.02, 5, 100);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        String missing = Scales.missing(curve);
        if (!missing.isEmpty()) {
            return Verdict.undecided(missing);
        }
        CountedCurve counted = CountedCurve.of(curve, assumedExamples);
        Counts counts = counted.counts();
        int cut = FixedSequence.criticalIndex(FixedSequence.pValues(counts, margin), alpha);
        if (cut == counts.size()) {
            return Verdict.notEmergent(
                            Shape.UNKNOWN,
                            "not above chance at the largest scale: nothing to forecast")
                    .with(counted.evidence());
        }
        if (cut < 3) {
            return Verdict.undecided(
                            "%d scales lie below the rise; at least 3 are needed to forecast from"
                                    .formatted(cut))
                    .with(counted.evidence());
        }
        ForecastTest forecast = ForecastTest.of(counts, cut);
        Verdict verdict = verdict(curve, counted, cut, forecast);
        return verdict.with(counted.evidence())
                .withQuantities(quantities(counts, cut, forecast))
                .with(new Overlays(curve, counted).forecast(forecast, cut));
    }

    private Verdict verdict(Curve curve, CountedCurve counted, int cut, ForecastTest forecast) {
        String where = Scales.words(curve, counted, cut);
        if (counted.counts().successesWithin(0, cut) < minHits) {
            return Verdict.undecided(
                            "fewer than %s right answers below %s: too few to forecast from"
                                    .formatted(Scales.number(minHits), where))
                    .with(
                            new Aspect(
                                    "predictability",
                                    "resolution-limited",
                                    "the floor has too few right answers to forecast from"));
        }
        String p = " (p = " + Scales.number(forecast.pValue()) + ")";
        if (forecast.pValue() >= alpha) {
            return Verdict.notEmergent(
                            Shape.UNKNOWN,
                            "the smaller scales forecast what came from " + where + " on" + p)
                    .with(
                            new Aspect(
                                    "predictability",
                                    "smooth-compatible",
                                    "a forecast reaches the scores"));
        }
        return Verdict.emergent(
                        Shape.UNKNOWN, "no forecast from the smaller scales reaches " + where + p)
                .from(
                        Onset.between(
                                Scales.scale(curve, counted, cut - 1),
                                Scales.scale(curve, counted, cut),
                                Scales.scale(curve, counted, cut)))
                .with(
                        new Aspect(
                                "predictability", "unpredicted", "no forecast reaches the scores"));
    }

    private static List<Quantity> quantities(Counts counts, int cut, ForecastTest forecast) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                new Quantity(
                        "p-forecast",
                        forecast.pValue(),
                        "",
                        "p-value that the forecast reaches the scores"));
        for (int i = cut; i < counts.size(); i++) {
            double x = counts.position(i);
            Interval mean = forecast.mean(x, Z_95);
            double expected = 1 / (1 + Math.exp(-forecast.logit(x)));
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
