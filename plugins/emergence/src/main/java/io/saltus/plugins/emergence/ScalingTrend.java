package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.KnownEnds;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.plugins.emergence.presence.Presence;
import io.saltus.plugins.emergence.presence.PresenceGates;
import io.saltus.plugins.emergence.trend.TrendNumbers;
import io.saltus.plugins.emergence.trend.TrendShape;
import io.saltus.statistics.trend.MannKendall;
import java.util.Optional;

/**
 * What kind of trend is it: flat, smooth, inverse, u-shaped, inverted-u, noisy or saturated?
 *
 * <p>The shape follows from the counts as {@link TrendShape} says; where a graded metric's ends are
 * not known, from Mann-Kendall's test alone. A trend never says emergent: a leap rises too, so a
 * rise from a near-random floor is undecided here.
 */
@About(
        id = "scaling-trend",
        summary = "What kind of trend: flat, smooth, inverse, U-shaped, noisy, saturated?",
        references =
                "Mann 1945; Kendall 1948; Armitage 1955; Sen 1968; arXiv:2306.09479; arXiv:2211.02011")
public record ScalingTrend(
        @Param(value = "Level of the tests", min = 1e-9, max = 0.5) double alpha,
        AssumedExamples examples)
        implements Criterion {

    /** Level .05, 100 assumed examples. */
    public ScalingTrend() {
        this(0.05, new AssumedExamples());
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        Curve known = KnownEnds.of(curve);
        String missing = CountedCurve.missing(known);
        Optional<CountedCurve> counted =
                missing.isEmpty()
                        ? Optional.of(CountedCurve.of(known, examples.assumedExamples()))
                        : Optional.empty();
        TrendNumbers numbers = TrendNumbers.of(known, counted);
        Verdict verdict =
                counted.map(c -> decide(curve, c, numbers))
                        .orElseGet(() -> unknownEnds(numbers, missing));
        Verdict full = verdict.withQuantities(numbers.quantities());
        full = counted.isPresent() ? full.with(counted.get().evidence()) : full;
        return numbers.overlay().isPresent() ? full.with(numbers.overlay().get()) : full;
    }

    private Verdict unknownEnds(TrendNumbers numbers, String missing) {
        boolean rises = MannKendall.rise(numbers.values()) <= alpha;
        boolean falls = MannKendall.fall(numbers.values()) <= alpha;
        Shape shape = rises ? Shape.SMOOTH : falls ? Shape.INVERSE : Shape.UNKNOWN;
        return Verdict.undecided((rises || falls ? numbers.words(shape) + ", but " : "") + missing)
                .shaped(shape);
    }

    private Verdict decide(Curve curve, CountedCurve counted, TrendNumbers numbers) {
        ScaleCounts counts = counted.counts();
        Shape shape = shape(counted, numbers);
        Optional<String> silence =
                InsufficientData.of(counted, PresenceGates.standard().margin(), alpha);
        if (silence.isPresent()) {
            return Verdict.undecided(silence.get())
                    .shaped(
                            counted.size() < InsufficientData.FEWEST_SCALES
                                    ? Shape.UNKNOWN
                                    : shape);
        }
        if (shape != Shape.SMOOTH) {
            return Verdict.notEmergent(
                    shape,
                    numbers.words(shape) + (shape == Shape.SATURATED ? "" : numbers.trendWords()));
        }
        String rises = numbers.words(shape);
        if (curve.metric().chance().isEmpty()) {
            return Verdict.undecided(
                            rises
                                    + "; whether from a near-random floor cannot be told: "
                                    + CountedCurve.missing(curve))
                    .shaped(shape);
        }
        Presence presence = Presence.of(counts, PresenceGates.standard());
        if (presence.present()) {
            return Verdict.undecided(
                            "%s, and leaves a near-random floor at %s; a trend does not tell a leap from a steady rise, 'emergence' does"
                                    .formatted(
                                            rises,
                                            counted.words(
                                                    Math.min(presence.cut(), counts.size() - 1))))
                    .shaped(shape);
        }
        String from =
                switch (presence.state()) {
                    case ABSENT -> ", and is not above chance at the largest";
                    case TOP_TOO_LOW ->
                            ", and is not shown to be substantially above chance at the largest";
                    default -> ", and not from a near-random floor";
                };
        return Verdict.notEmergent(shape, rises + from + numbers.trendWords());
    }

    /**
     * By the counts; where their number is assumed and they show no change, by Mann-Kendall's test,
     * which needs none.
     */
    private Shape shape(CountedCurve counted, TrendNumbers numbers) {
        Shape shape = TrendShape.of(counted.counts(), alpha);
        if (shape != Shape.FLAT || counted.quality() != CountedCurve.Quality.ASSUMED) {
            return shape;
        }
        return MannKendall.rise(numbers.values()) <= alpha
                ? Shape.SMOOTH
                : MannKendall.fall(numbers.values()) <= alpha ? Shape.INVERSE : shape;
    }
}
