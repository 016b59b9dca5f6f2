package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.EmergenceSettings;
import io.saltus.plugins.emergence.statistics.MannKendallTest;
import io.saltus.plugins.emergence.statistics.Presence;
import java.util.Optional;

/**
 * What kind of trend is it: flat, smooth, inverse, u-shaped, inverted-u, noisy or saturated?
 *
 * <p>The shape follows from the counts as {@link ArmedShape} says; where a graded metric's ends are
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
        @Param(
                        value =
                                "Examples assumed where neither examples nor standard error are stated",
                        min = 1,
                        max = 1e9)
                long assumedExamples)
        implements Criterion {

    /** Level .05, 100 assumed examples. */
    public ScalingTrend() {
        this(0.05, 100);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        Curve known = StrategyPair.comparable(curve);
        String missing = Scales.missing(known);
        Optional<CountedCurve> counted =
                missing.isEmpty()
                        ? Optional.of(CountedCurve.of(known, assumedExamples))
                        : Optional.empty();
        TrendNumbers numbers = TrendNumbers.of(known, counted);
        Verdict verdict =
                numbers.size() < 3
                        ? Verdict.undecided(
                                "too few %s (%d): at least 3 are needed to tell a trend, better 6 over two decades"
                                        .formatted(numbers.of(), numbers.size()))
                        : counted.map(c -> decide(curve, c, numbers))
                                .orElseGet(() -> unknownEnds(numbers, missing));
        Verdict full = verdict.withQuantities(numbers.quantities());
        full = counted.isPresent() ? full.with(counted.get().evidence()) : full;
        return numbers.overlay().isPresent() ? full.with(numbers.overlay().get()) : full;
    }

    private Verdict unknownEnds(TrendNumbers numbers, String missing) {
        boolean rises = MannKendallTest.rise(numbers.values()) <= alpha;
        boolean falls = MannKendallTest.fall(numbers.values()) <= alpha;
        return Verdict.undecided(
                        (rises ? "rises with scale, but " : falls ? "falls with scale, but " : "")
                                + missing)
                .shaped(rises ? Shape.SMOOTH : falls ? Shape.INVERSE : Shape.UNKNOWN);
    }

    private Verdict decide(Curve curve, CountedCurve counted, TrendNumbers numbers) {
        Counts counts = counted.counts();
        if (counted.isAllZero() && counts.chance() == 0) {
            return Verdict.undecided(
                            "every score is 0: a prompt or answer filter that finds no answer, until shown"
                                    + " otherwise; look at the outputs")
                    .shaped(Shape.FLAT);
        }
        Shape shape = ArmedShape.of(counts, alpha);
        if (shape != Shape.SMOOTH) {
            return Verdict.notEmergent(shape, words(shape, numbers));
        }
        if (curve.metric().chance().isEmpty()) {
            return Verdict.undecided(
                            "rises with scale; whether from a near-random floor cannot be told: "
                                    + Scales.missing(curve))
                    .shaped(shape);
        }
        Presence presence = Presence.of(counts, EmergenceSettings.standard());
        if (presence.present()) {
            return Verdict.undecided(
                            "rises from a near-random floor, from %s on; a trend does not tell a leap from a steady rise, 'emergence' does"
                                    .formatted(
                                            Scales.words(
                                                    curve,
                                                    counted,
                                                    Math.min(presence.cut(), counts.size() - 1))))
                    .shaped(shape);
        }
        return Verdict.notEmergent(shape, words(shape, numbers));
    }

    private static String words(Shape shape, TrendNumbers numbers) {
        String z = numbers.trendWords();
        return switch (shape) {
            case SATURATED -> "above .75 of the way from chance to best at every scale";
            case FLAT -> "does not change with scale beyond noise" + z;
            case INVERSE -> "falls with scale" + z;
            case U_SHAPED -> "falls with scale, then rises" + z;
            case INVERTED_U -> "rises with scale, then falls" + z;
            case NOISY -> "changes beyond noise, but with no relation to scale" + z;
            default -> "rises with scale, and not from a near-random floor" + z;
        };
    }
}
