package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Interval;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCriterion;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.forecast.ForecastNumbers;
import io.saltus.plugins.emergence.forecast.ForecastOverlay;
import io.saltus.plugins.emergence.forecast.ForecastTest;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.presence.Presence;
import io.saltus.plugins.emergence.presence.PresenceGates;
import io.saltus.plugins.emergence.trend.TrendShape;
import java.util.Optional;

/**
 * Could the larger scales have been forecast from the smaller?
 *
 * <p>logit p = a + b x is fitted to the scales of the floor, those of {@link Presence}; see {@link
 * ForecastTest}. It has no power where the floor has hardly a right answer, or where its forecast
 * may be anything from chance to perfect, and then says so. What comes after a floor that is not
 * near-random, a fall for one, is not emergent, however surprising.
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
        AssumedExamples examples)
        implements CountedCriterion {

    /** Level .05, margin .02, 5 right answers, 100 assumed examples. */
    public ExtrapolationSurprise() {
        this(0.05, 0.02, 5, new AssumedExamples());
    }

    @Override
    public Verdict judge(CountedCurve counted, Curves context) {
        Optional<String> silence = InsufficientData.of(counted, margin, alpha);
        if (silence.isPresent()) {
            return Verdict.undecided(silence.get()).with(counted.evidence());
        }
        ScaleCounts counts = counted.counts();
        Presence presence = Presence.of(counts, settings());
        int cut = presence.cut();
        if (cut < 3 || cut == counts.size()) {
            return withoutForecast(counted, presence).with(counted.evidence());
        }
        ForecastTest forecast = ForecastTest.of(counts, cut);
        return verdict(counted, presence, forecast)
                .with(counted.evidence())
                .withQuantities(new ForecastNumbers(counts, cut, forecast).quantities())
                .with(ForecastOverlay.of(counted, forecast, cut));
    }

    /** The usual gates, at this level and margin. */
    private PresenceGates settings() {
        return PresenceGates.standard().with(alpha, margin);
    }

    private static Verdict withoutForecast(CountedCurve counted, Presence presence) {
        int cut = presence.cut();
        if (cut == counted.size()) {
            return Verdict.notEmergent(
                    TrendShape.of(counted.counts(), PresenceGates.standard().level()),
                    "not above chance %s: there is no rise to forecast".formatted(counted.atTop()));
        }
        if (presence.criticalIndex() == 0) {
            return Verdict.notEmergent(
                    TrendShape.of(counted.counts(), PresenceGates.standard().level()),
                    "above chance from the smallest scale on, %s: there is no floor to forecast from"
                            .formatted(counted.words(0)));
        }
        return Verdict.undecided(
                "only %d %s below the rise at %s; at least 3 are needed to forecast from"
                        .formatted(
                                cut, cut == 1 ? "scale lies" : "scales lie", counted.words(cut)));
    }

    private Verdict verdict(CountedCurve counted, Presence presence, ForecastTest forecast) {
        int cut = presence.cut();
        String where = counted.words(cut);
        if (counted.counts().successesWithin(0, cut) < minHits) {
            return Verdict.undecided(
                            "fewer than %s right answers below %s, too few to forecast from; more examples there would give more"
                                    .formatted(Numbers.of(minHits), where))
                    .with(
                            new Aspect(
                                    "predictability",
                                    "resolution-limited",
                                    "the floor has too few right answers to forecast from"));
        }
        String p = " (p = " + Numbers.of(forecast.pValue()) + ")";
        if (presence.state() == Presence.State.FLOOR_NOT_RANDOM) {
            return Verdict.notEmergent(
                            TrendShape.of(counted.counts(), PresenceGates.standard().level()),
                            "the scores below %s are not near-random: there is no floor to leap from%s"
                                    .formatted(where, p))
                    .with(
                            new Aspect(
                                    "predictability",
                                    "not-applicable",
                                    "the scores below the rise are not near-random"));
        }
        Optional<Interval> empty =
                new ForecastNumbers(counted.counts(), cut, forecast).emptyInterval();
        if (forecast.pValue() >= alpha && empty.isPresent()) {
            return Verdict.undecided(
                            "the smaller scales forecast nothing: at %s anything from %s to %s%s"
                                    .formatted(
                                            where,
                                            Numbers.of(empty.get().lower()),
                                            Numbers.of(empty.get().upper()),
                                            p))
                    .with(
                            new Aspect(
                                    "predictability",
                                    "no-power",
                                    "the forecast may be anything from chance to perfect"));
        }
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
                .from(counted.onset(cut))
                .with(
                        new Aspect(
                                "predictability", "unpredicted", "no forecast reaches the scores"));
    }
}
