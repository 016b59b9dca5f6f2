package io.saltus.plugins.emergence.presence;

import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.proportion.Proportion;
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

    private static final double MARGIN = .02;
    private static final double LEVEL = .05;

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
        if (UndecidedReasons.isAllZero(counted.curve())) {
            return Optional.of(UndecidedReasons.ALL_ZERO);
        }
        if (isFarBelowChance(counted, level)) {
            return Optional.of(
                    UndecidedReasons.filtered(
                            "every score is far below chance, where guessing gives "
                                    + Numbers.of(counted.counts().chance()),
                            "few answers"));
        }
        return isAbsent(counted, margin, level)
                ? tooFewExamples(counted, margin, level)
                : Optional.empty();
    }

    /**
     * Whether this many examples would show an ability at three tenths of the way from chance to
     * perfect.
     */
    public static boolean suffices(double examples, double chance) {
        return Power.suffices(examples, chance, MARGIN, LEVEL);
    }

    /** The least number of examples that {@link #suffices}. */
    public static double examplesNeeded(double chance) {
        return Power.examplesNeeded(chance, MARGIN, LEVEL);
    }

    /** {@code too few scales (2): at least 3 are needed}. */
    public static String tooFew(CountedCurve counted, int needed) {
        return UndecidedReasons.tooFew(
                counted.pooled() ? "neighbourhoods of models" : "scales", counted.size(), needed);
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
        boolean assumed = counted.quality() == CountedCurve.Quality.ASSUMED;
        boolean one = Math.rint(examples) == 1;
        String few =
                Numbers.of(examples)
                        + (one ? " example" : " examples")
                        + (assumed ? " (assumed) are" : one ? " is" : " are");
        return Optional.of(
                "%s; %s at least %s"
                        .formatted(
                                UndecidedReasons.tooFewExamples(counted.words(last), few),
                                assumed
                                        ? "state their number in the column 'n_examples', best"
                                        : "give",
                                Numbers.of(Power.examplesNeeded(counts.chance(), margin, level))));
    }
}
