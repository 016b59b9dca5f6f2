package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.verdict.Verdict;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict on one curve from its posterior. */
public final class LeapVerdict {

    private static final String MISFIT =
            "scores scatter more than their examples and models of one scale explain: no smooth curve describes them";

    private final Levels levels;
    private final Curves context;
    private final MeasuredCurve measured;
    private final LeapPosterior posterior;
    private final double probability;
    private final OptionalInt first;
    private final LeapWords words;
    private final LeapQuantities quantities;
    private final boolean misfit;

    private LeapVerdict(Curve curve, Curves context, Levels levels) {
        this.levels = levels;
        this.context = context;
        measured = MeasuredCurve.of(curve);
        posterior = LeapPosterior.of(measured);
        probability = posterior.probability();
        first = probability > levels.notEmergent() ? posterior.first() : OptionalInt.empty();
        words = new LeapWords(levels, measured, posterior, first);
        quantities = new LeapQuantities(measured, posterior, first);
        misfit = posterior.isMisfit();
    }

    /** Judges a curve among the others of its study. */
    public static Verdict of(Curve curve, Curves context, Levels levels) {
        String missing = MeasuredCurve.missing(curve);
        return missing.isEmpty()
                ? new LeapVerdict(curve, context, levels).verdict()
                : Verdict.undecided(missing);
    }

    private Verdict verdict() {
        MetricTest metric =
                first.isPresent()
                        ? MetricTest.of(measured, first.getAsInt(), levels, context)
                        : MetricTest.NONE;
        return outcome(metric)
                .with(metric.aspect())
                .with(measured.aspect())
                .withQuantities(quantities.quantities());
    }

    private Verdict outcome(MetricTest metric) {
        Optional<String> silence =
                new Silence(measured, words.leaps(), probability <= levels.notEmergent()).reason();
        if (silence.isPresent()) {
            return undecided(silence.get());
        }
        if (probability <= levels.notEmergent()) {
            if (posterior.likeliestOther() == io.saltus.statistics.posterior.Shape.BELOW_CHANCE) {
                // what cannot be read of the outputs says nothing of the ability
                return headed(
                        Verdict.undecided(finished(words.other() + "; " + words.leaps())),
                        words.headline());
            }
            return headed(
                    Verdict.notEmergent(
                            words.form(),
                            finished(words.surely() + words.other() + "; " + words.leaps())),
                    words.headline());
        }
        if (first.isEmpty()) {
            return undecided(
                    "%s: no scale lies on both sides of it; a larger model would decide"
                            .formatted(words.leapOrOther()));
        }
        if (metric.takesBack()) {
            return headed(
                    Verdict.notEmergent(
                            Shape.SHARP,
                            finished(
                                    "%s, %s; %s"
                                            .formatted(
                                                    words.leaps(), metric.words(), words.rise()))),
                    probability >= levels.emergent() ? "emergent-under-metric" : words.headline());
        }
        if (probability < levels.emergent()) {
            return undecided(
                    "%s: %s; %s"
                            .formatted(
                                    words.leapOrOther(),
                                    words.rise(),
                                    new Plan(measured, levels).words(first.getAsInt())));
        }
        return emergent(metric);
    }

    private Verdict emergent(MetricTest metric) {
        Verdict verdict =
                headed(
                        Verdict.emergent(
                                Shape.SHARP,
                                finished(
                                        "%s: %s; %s"
                                                .formatted(
                                                        words.rise(),
                                                        words.leaps(),
                                                        metric.words()))),
                        metric.value().equals("untested")
                                ? "emergent-under-one-metric"
                                : "emergent");
        return posterior
                .onset()
                .map(onset -> verdict.from(quantities.onset(onset)))
                .orElse(verdict);
    }

    private Verdict undecided(String reason) {
        return headed(Verdict.undecided(finished(reason)), "undecided")
                .shaped(
                        UndecidedReasons.isAllZero(measured.curve())
                                ? Shape.FLAT
                                : misfit ? Shape.NOISY : Shape.UNKNOWN);
    }

    private static Verdict headed(Verdict verdict, String headline) {
        return verdict.with(new Aspect("headline", headline, "the verdict in a word"));
    }

    private String finished(String reason) {
        return Stream.of(reason, misfit ? MISFIT : "", words.standsApart(), measured.unknowns())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
