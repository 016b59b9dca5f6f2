package io.saltus.api.verdict;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Why data cannot tell whether an ability is there: what criteria check alike and say in the same
 * words, so that a reader meets one reason under one sentence.
 */
public final class UndecidedReasons {

    /**
     * Share of the way from chance to perfect that examples must be able to show, with probability
     * {@link #LEAST_POWER}, before a score that is not above chance says that an ability is absent.
     */
    public static final double SHOWABLE_SCORE = 0.3;

    /** Least probability with which they must be able to show it. */
    public static final double LEAST_POWER = 0.8;

    /** What a curve of zeros is taken for. */
    public static final String ALL_ZERO = filtered("every score is 0", "no answer");

    private UndecidedReasons() {}

    /**
     * Returns whether every answer of every model is worth nothing; where guesses are right, all
     * the more a fault. Of a graded metric (BLEU, F1) this can be told where guesses are known to
     * get 0: even a text without the ability shares a word with the right one now and then.
     */
    public static boolean isAllZero(Curve curve) {
        boolean zeroIsWorst =
                curve.metric().grain() == Grain.ALL_OR_NOTHING
                        || curve.metric().chance().equals(OptionalDouble.of(0));
        return zeroIsWorst
                && curve.metric().direction() == Direction.HIGHER_IS_BETTER
                && Arrays.stream(curve.scores()).allMatch(score -> score == 0);
    }

    /**
     * Returns that answers are there but not found: {@code every score is 0: a filter that ...}.
     */
    public static String filtered(String symptom, String found) {
        return "%s: a prompt or answer filter that finds %s, until shown otherwise; look at the outputs"
                .formatted(symptom, found);
    }

    /** Returns {@code too few scales (2): at least 5 are needed}. */
    public static String tooFew(String places, int found, int needed) {
        return "too few %s (%d): at least %d are needed".formatted(places, found, needed);
    }

    /**
     * Returns that a low score says nothing: {@code not above chance at the largest scale, 1e22
     * FLOPs, but 3 examples are too few to show it absent}.
     *
     * @param scale the largest, in words
     * @param examples how many there are, with the verb: {@code 3 examples are}
     */
    public static String tooFewExamples(String scale, String examples) {
        return "not above chance at the largest scale, %s, but %s too few to show it absent"
                .formatted(scale, examples);
    }
}
