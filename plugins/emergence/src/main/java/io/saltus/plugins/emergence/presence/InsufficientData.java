package io.saltus.plugins.emergence.presence;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.proportion.Proportion;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Curves of which no criterion can tell whether the ability is there (docs/criteria/README.md).
 *
 * <p>Fewer than three scales; every answer wrong, or every scale far below chance, as when a filter
 * finds none; or a largest scale that is not above chance on so few examples that {@link Power}
 * would not have shown a score three tenths of the way from chance to perfect.
 */
public final class InsufficientData {

    /** Fewest scales on which any criterion says anything. */
    public static final int FEWEST_SCALES = 3;

    /** What an all-zero curve is taken for. */
    public static final String ALL_ZERO =
            "every score is 0: a prompt or answer filter that finds no answer, until shown otherwise;"
                    + " look at the outputs";

    private InsufficientData() {}

    /**
     * Why the data cannot tell, and what would; empty where they can.
     *
     * @param margin near-random margin of the criterion
     * @param level level of its tests
     */
    public static Optional<String> of(CountedCurve counted, double margin, double level) {
        if (counted.size() < FEWEST_SCALES) {
            return Optional.of(
                    tooFew(counted, FEWEST_SCALES) + ", better 6 over two decades or more");
        }
        if (isAllZero(counted.curve())) {
            return Optional.of(ALL_ZERO);
        }
        if (isFarBelowChance(counted, level)) {
            return Optional.of(
                    "every score is far below chance, where guessing gives %s: a prompt or answer filter that finds few answers, until shown otherwise; look at the outputs"
                            .formatted(Numbers.of(counted.counts().chance())));
        }
        return isAbsent(counted, margin, level)
                ? tooFewExamples(counted, margin, level)
                : Optional.empty();
    }

    /** {@code too few scales (2): at least 3 are needed}. */
    public static String tooFew(CountedCurve counted, int needed) {
        return "too few %s (%d): at least %d are needed"
                .formatted(
                        counted.pooled() ? "neighbourhoods of models" : "scales",
                        counted.size(),
                        needed);
    }

    /**
     * Whether every answer of every model is wrong; where guesses are right, all the more a fault.
     */
    public static boolean isAllZero(Curve curve) {
        return curve.metric().grain() == Grain.ALL_OR_NOTHING
                && curve.metric().direction() == Direction.HIGHER_IS_BETTER
                && Arrays.stream(curve.scores()).allMatch(score -> score == 0);
    }

    /** Whether every scale is significantly below half of chance: no guesser would be. */
    private static boolean isFarBelowChance(CountedCurve counted, double level) {
        ScaleCounts counts = counted.counts();
        return IntStream.range(0, counts.size())
                .allMatch(
                        i ->
                                Proportion.clopperPearsonUpper(
                                                counts.successes(i), counts.trials(i), level)
                                        < counts.chance() / 2);
    }

    /** Whether the largest scale is not significantly above chance. */
    public static boolean isAbsent(CountedCurve counted, double margin, double level) {
        return ChanceTests.criticalIndex(counted.counts(), margin, level) == counted.size();
    }

    /** Of neighbourhoods, whose examples are effective ones, more examples would not be more. */
    private static Optional<String> tooFewExamples(
            CountedCurve counted, double margin, double level) {
        ScaleCounts counts = counted.counts();
        int last = counts.size() - 1;
        double examples = counts.trials(last);
        if (counted.pooled() || Power.suffices(examples, counts.chance(), margin, level)) {
            return Optional.empty();
        }
        boolean one = Math.rint(examples) == 1;
        return Optional.of(
                "not above chance at the largest scale, %s, but %s %s%s too few to show it absent; %s at least %s"
                        .formatted(
                                counted.words(last),
                                Numbers.of(examples),
                                one ? "example" : "examples",
                                counted.quality() == CountedCurve.Quality.ASSUMED
                                        ? " (assumed) are"
                                        : one ? " is" : " are",
                                counted.quality() == CountedCurve.Quality.ASSUMED
                                        ? "state their number in the column 'n_examples', best"
                                        : "give",
                                Numbers.of(Power.examplesNeeded(counts.chance(), margin, level))));
    }
}
