package io.saltus.plugins.emergence.leap;

import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.statistics.posterior.Definition;
import java.util.Optional;

/**
 * Curves of which the data cannot tell, whatever the probability is: those that every criterion
 * leaves undecided (docs/criteria/README.md).
 *
 * @param leaps the probability in words
 * @param unlikely whether the curve would be called not emergent
 */
record Silence(MeasuredCurve measured, String leaps, boolean unlikely) {

    /** Fewer scales than this decide nothing. */
    private static final int FEWEST_SCALES = 4;

    /** Decades that a floor has to last, as in the definition. */
    private static final double SHORTEST = Definition.STANDARD.floor();

    /** Variance of one example at the ends of the range, as {@link Readings} has it. */
    private static final double LEAST_SPREAD = .01;

    /** Why the data cannot tell, whatever the probability is. */
    Optional<String> reason() {
        int scales = measured.size();
        if (UndecidedReasons.isAllZero(measured.curve()) && scales >= FEWEST_SCALES - 1) {
            return Optional.of(UndecidedReasons.ALL_ZERO);
        }
        if (isFarBelowChance()) {
            return Optional.of(
                    UndecidedReasons.filtered(
                            "every score is far below chance, where guessing gives "
                                    + Numbers.of(measured.chance()),
                            "few answers"));
        }
        if (scales < FEWEST_SCALES) {
            return Optional.of(
                    UndecidedReasons.tooFew("scales", scales, FEWEST_SCALES)
                            + ", better 6 over two decades or more; %s, which rests largely on what curves do elsewhere"
                                    .formatted(leaps));
        }
        if (measured.span() < SHORTEST) {
            return Optional.of(
                    "the scales span %s of a decade: near-random over %s of one cannot be shown; %s, which rests largely on what curves do elsewhere"
                            .formatted(
                                    Numbers.of(Math.rint(measured.span() * 100) / 100),
                                    Numbers.of(SHORTEST),
                                    leaps));
        }
        return tooFewExamples();
    }

    /** Whether every scale is significantly below half of chance: no guesser would be. */
    private boolean isFarBelowChance() {
        for (int i = 0; i < measured.size(); i++) {
            double half = measured.chance() / 2;
            if (!(measured.scale(i).share() + 2 * measured.shareError(i) < half)) {
                return false;
            }
        }
        return true;
    }

    /** Of a graded score at chance or below it, as many as its error answers to. */
    private static double examples(ScaleEvidence scale) {
        return scale.trials() > 0 || !(scale.error() > 0)
                ? scale.trials()
                : Math.max(1, LEAST_SPREAD / (scale.error() * scale.error()));
    }

    private Optional<String> tooFewExamples() {
        int last = measured.size() - 1;
        double examples = examples(measured.scale(last));
        boolean absent =
                unlikely
                        && measured.skill(last) <= 2 * measured.skillError(last)
                        && !measured.pooled()
                        && !measured.guessed();
        if (!absent || InsufficientData.suffices(examples, measured.chance())) {
            return Optional.empty();
        }
        if (measured.wantsSeeds()) {
            return Optional.of(
                    "not told from chance at the largest scale, %s: %s; more seeds would tell"
                            .formatted(measured.words(last), measured.scatter()));
        }
        return Optional.of(
                "not told from chance at the largest scale, %s: %s %s too few to show the ability absent; give at least %s"
                        .formatted(
                                measured.words(last),
                                Numbers.count(Math.round(examples), "example"),
                                Math.round(examples) == 1 ? "is" : "are",
                                Numbers.of(InsufficientData.examplesNeeded(measured.chance()))));
    }
}
