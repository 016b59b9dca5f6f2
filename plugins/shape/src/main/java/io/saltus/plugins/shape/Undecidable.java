package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.statistics.exact.BinomialTest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Curves of which no criterion can tell whether the ability is there (docs/criteria/README.md).
 *
 * <p>Every answer wrong, as when a filter finds none; or a largest scale that is not above chance
 * (exact binomial test at level .05, margin .02) on so few examples that the test would not have
 * shown a score .3 of the way from chance to perfect with probability .8.
 */
final class Undecidable {

    private static final double MARGIN = 0.02;
    private static final double LEVEL = 0.05;
    private static final double SCORE = 0.3;
    private static final double POWER = 0.8;

    private Undecidable() {}

    /** Why the data cannot tell, and what would; empty where they can. */
    static Optional<String> of(Curve curve) {
        if (curve.metric().grain() != Grain.ALL_OR_NOTHING
                || curve.metric().direction() != Direction.HIGHER_IS_BETTER) {
            return Optional.empty();
        }
        if (Arrays.stream(curve.scores()).allMatch(score -> score == 0)) {
            return Optional.of(
                    "every score is 0: a prompt or answer filter that finds no answer, until shown"
                            + " otherwise; look at the outputs");
        }
        Point last = curve.point(curve.size() - 1);
        long examples = last.examples().orElse(0);
        double chance = curve.metric().chance().orElse(-1);
        if (!(chance >= 0 && chance < 1)
                || examples == 0
                || examples > 1000
                || isSeen(last.score(), examples, chance)) {
            return Optional.empty();
        }
        return Optional.of(
                "not above chance at the largest scale, %s, but %s %s too few to show it absent"
                        .formatted(
                                curve.axis().words(last.scale()),
                                Numbers.count(examples, "example"),
                                examples == 1 ? "is" : "are"));
    }

    /** The verdict; undecided, of the same form, where the data cannot tell. */
    static Verdict orElse(Curve curve, Verdict verdict) {
        return of(curve)
                .map(Verdict::undecided)
                .map(v -> v.shaped(verdict.shape() == Shape.SHARP ? v.shape() : verdict.shape()))
                .orElse(verdict);
    }

    /** Why sums of squares of the scores cannot be taken, if they cannot. */
    static Optional<String> tooLarge(Curve curve) {
        return OrientedScores.of(curve).isTractable()
                ? Optional.empty()
                : Optional.of(
                        "the scores are too large to take squares of; check the units of '%s'"
                                .formatted(curve.metric().name()));
    }

    /** {@code too few scales (2): at least 5 are needed}. */
    static String tooFew(Curve curve, int needed) {
        return "too few scales (%d): at least %d are needed".formatted(curve.size(), needed);
    }

    /** Whether the score is above chance, or would be seen if it were substantially so. */
    private static boolean isSeen(double score, double n, double chance) {
        double critical = BinomialTest.criticalCount(n, chance + MARGIN * (1 - chance), LEVEL);
        double substantial = chance + SCORE * (1 - chance);
        return Math.rint(score * n) >= critical
                || BinomialTest.greater(critical, n, substantial) >= POWER;
    }
}
