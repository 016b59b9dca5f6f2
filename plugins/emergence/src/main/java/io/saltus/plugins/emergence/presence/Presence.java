package io.saltus.plugins.emergence.presence;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.exact.BinomialTest;
import io.saltus.statistics.proportion.Proportion;

/**
 * Axis A of the verdict: near-random below a critical scale and substantially above random beyond
 * (Wei et al. 2022).
 *
 * @param criticalIndex lowest index of the run significantly above chance that ends at the largest
 *     scale; m where none
 * @param cut number of scales taken as the floor: the critical index, moved up past scales that are
 *     significantly but not substantially above chance
 * @param floorUpper one-sided upper Clopper-Pearson bound of the pooled floor, a proportion; 1
 *     without floor
 * @param topLower one-sided lower Clopper-Pearson bound of the largest scale, a proportion
 * @param state what the gates say together
 */
public record Presence(
        int criticalIndex, int cut, double floorUpper, double topLower, State state) {

    /** Outcome of the presence gates. */
    public enum State {
        /** All gates hold. */
        PRESENT,
        /** The largest scale is not above chance. */
        ABSENT,
        /** Above chance at the largest scale, but not shown to be substantially so. */
        TOP_TOO_LOW,
        /** Above chance from the smallest or second smallest scale on: no floor to rise from. */
        NO_FLOOR,
        /** The floor is not shown to be near random. */
        FLOOR_NOT_RANDOM
    }

    /** Judges the gates. */
    public static Presence of(ScaleCounts counts, PresenceGates settings) {
        int m = counts.size();
        int critical = ChanceTests.criticalIndex(counts, settings.margin(), settings.level());
        if (critical == m) {
            return new Presence(m, m, 1, m == 0 ? 0 : topLower(counts, settings), State.ABSENT);
        }
        int cut = Math.max(critical, substantialIndex(counts, onsetLevel(counts, settings)));
        double hits = counts.successesWithin(0, cut);
        double upper =
                cut == 0
                        ? 1
                        : Proportion.clopperPearsonUpper(
                                hits, counts.trialsWithin(0, cut), settings.floorLevel());
        double lower = topLower(counts, settings);
        return new Presence(
                critical, cut, upper, lower, state(counts, settings, cut, upper, lower));
    }

    private static State state(
            ScaleCounts counts, PresenceGates settings, int cut, double upper, double lower) {
        if (cut < settings.floorScales()) {
            return State.NO_FLOOR;
        }
        if (cut == counts.size() || counts.normalise(lower) < settings.substantial()) {
            return State.TOP_TOO_LOW;
        }
        // the plain mean too: few examples at a high start of a U must not drown in many at its
        // bottom
        boolean startsHigh = startsHigh(counts, cut, settings);
        return upper >= lower
                        || startsHigh
                        || Math.max(counts.normalise(upper), plainMean(counts, cut))
                                > settings.nearRandom()
                ? State.FLOOR_NOT_RANDOM
                : State.PRESENT;
    }

    /** Unweighted mean of the normalised proportions below the cut. */
    private static double plainMean(ScaleCounts counts, int cut) {
        double sum = 0;
        for (int i = 0; i < cut; i++) {
            sum += counts.normalise(counts.proportion(i)) / cut;
        }
        return sum;
    }

    /**
     * Whether some floor scale is clearly above near-random: twice its level, and significantly
     * above it.
     */
    private static boolean startsHigh(ScaleCounts counts, int cut, PresenceGates settings) {
        for (int i = 0; i < cut; i++) {
            // the lower bound is above a level where the tail there is below the test's
            if (counts.normalise(counts.proportion(i)) > 2 * settings.nearRandom()
                    && BinomialTest.greater(
                                    counts.successes(i),
                                    counts.trials(i),
                                    counts.proportionAt(settings.nearRandom()))
                            < settings.level()) {
                return true;
            }
        }
        return false;
    }

    private static double topLower(ScaleCounts counts, PresenceGates settings) {
        int top = counts.size() - 1;
        return Proportion.clopperPearsonLower(
                counts.successes(top), counts.trials(top), settings.level());
    }

    /**
     * Normalised score whose crossing is the onset: the near-random level, or half the top's score
     * where that is lower.
     *
     * <p>GPT-3's five-digit addition ends at .093 after seven sizes of nothing: an onset at .10
     * would deny it one.
     */
    public static double onsetLevel(ScaleCounts counts, PresenceGates settings) {
        double top = counts.normalise(counts.proportion(counts.size() - 1));
        return Math.max(settings.margin(), Math.min(settings.nearRandom(), top / 2));
    }

    /**
     * Lowest index of the unbroken run of normalised scores above a level that ends at the largest
     * scale.
     */
    private static int substantialIndex(ScaleCounts counts, double level) {
        int i = counts.size();
        while (i > 0 && counts.normalise(counts.proportion(i - 1)) > level) {
            i--;
        }
        return i;
    }

    /** Whether all gates hold. */
    public boolean present() {
        return state == State.PRESENT;
    }
}
