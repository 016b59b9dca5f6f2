package io.saltus.plugins.emergence.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.presence.Presence.State;
import io.saltus.statistics.exact.BinomialTest;
import io.saltus.statistics.proportion.Proportion;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Each gate and each bound of axis A, with the defaults: level .05, floor bound .10, margin .02,
 * near-random up to .10, substantial from .05, two scales of floor.
 */
class PresenceTest {

    private static final PresenceGates SETTINGS = PresenceGates.standard();

    /** Hits and examples, in turn, against a chance level, a decade apart. */
    private static ScaleCounts against(double chance, double... hitsAndExamples) {
        int m = hitsAndExamples.length / 2;
        double[] at = new double[m];
        double[] hits = new double[m];
        double[] examples = new double[m];
        for (int i = 0; i < m; i++) {
            at[i] = 20 + i;
            hits[i] = hitsAndExamples[2 * i];
            examples[i] = hitsAndExamples[2 * i + 1];
        }
        return new ScaleCounts(at, hits, examples, chance);
    }

    /** Hits of 200 examples against chance 0. */
    private static ScaleCounts of200(double... hits) {
        double[] both = new double[2 * hits.length];
        Arrays.fill(both, 200);
        for (int i = 0; i < hits.length; i++) {
            both[2 * i] = hits[i];
        }
        return against(0, both);
    }

    private static Presence presence(ScaleCounts counts) {
        return Presence.of(counts, SETTINGS);
    }

    private static void assertState(State expected, ScaleCounts counts) {
        assertEquals(expected, presence(counts).state());
    }

    @Test
    void findsAFloorAndALeap() {
        Presence leap = presence(of200(0, 1, 0, 2, 60, 120));
        assertEquals(State.PRESENT, leap.state());
        assertTrue(leap.present());
        assertEquals(4, leap.criticalIndex());
        assertEquals(4, leap.cut());
        assertEquals(Proportion.clopperPearsonUpper(3, 800, .10), leap.floorUpper());
        assertEquals(Proportion.clopperPearsonLower(120, 200, .05), leap.topLower());
    }

    @Test
    void isAbsentWhereTheLargestScaleIsNotAboveChance() {
        Presence absent = presence(of200(0, 60, 120, 5));
        assertEquals(State.ABSENT, absent.state());
        assertFalse(absent.present());
        assertEquals(4, absent.criticalIndex());
        assertEquals(4, absent.cut());
        assertEquals(1, absent.floorUpper());
        assertEquals(Proportion.clopperPearsonLower(5, 200, .05), absent.topLower());
    }

    @Test
    void isAbsentWithoutScales() {
        Presence none = presence(of200());
        assertEquals(State.ABSENT, none.state());
        assertEquals(0, none.topLower());
    }

    @Test
    void needsTwoScalesOfFloor() {
        Presence throughout = presence(of200(60, 80, 100, 120));
        assertEquals(State.NO_FLOOR, throughout.state());
        assertEquals(0, throughout.cut());
        assertEquals(1, throughout.floorUpper(), "no floor is not bounded");
        assertState(State.NO_FLOOR, of200(0, 80, 100, 120));
        assertState(State.PRESENT, of200(0, 0, 100, 120));
    }

    /** The last two scales are above .05, half of what the largest reaches. */
    @Test
    void movesTheFloorPastScalesThatAreNotSubstantiallyAboveChance() {
        Presence slow = presence(of200(0, 0, 12, 13, 15, 20));
        assertEquals(2, slow.criticalIndex());
        assertEquals(2, slow.cut(), "all above .05");
        Presence slower = presence(of200(0, 0, 12, 13, 15, 120));
        assertEquals(2, slower.criticalIndex());
        assertEquals(5, slower.cut(), "none of .06, .065, .075 above .10");
        Presence at = presence(of200(0, 0, 0, 0, 20, 120));
        assertEquals(5, at.cut(), "one at .10 is not above it");
        assertEquals(4, presence(of200(0, 0, 0, 0, 20.1, 120)).cut());
    }

    /** A scale may look substantial without being significantly above chance. */
    @Test
    void neverMovesTheFloorBelowTheCriticalScale() {
        Presence few = presence(against(0, 0, 200, 0, 200, 1, 8, 150, 200));
        assertEquals(3, few.criticalIndex());
        assertEquals(3, few.cut());
    }

    @Test
    void asksForASubstantialTop() {
        ScaleCounts counts = of200(0, 0, 0, 24);
        double lower = Proportion.clopperPearsonLower(24, 200, .05);
        assertEquals(State.PRESENT, withTop(counts, lower).state(), "at the bound");
        assertEquals(State.TOP_TOO_LOW, withTop(counts, Math.nextUp(lower)).state());
        assertState(State.TOP_TOO_LOW, of200(0, 0, 0, 12));
    }

    private static Presence withTop(ScaleCounts counts, double substantial) {
        return Presence.of(counts, gates(.05, .02, .10, substantial));
    }

    @Test
    void measuresTheTopFromChanceToPerfect() {
        ScaleCounts counts = against(.25, 50, 200, 50, 200, 50, 200, 90, 200);
        double lower = (Proportion.clopperPearsonLower(90, 200, .05) - .25) / .75;
        PresenceGates atBound = gates(.05, .02, .15, lower);
        PresenceGates above = gates(.05, .02, .15, lower + 1e-9);
        assertEquals(State.PRESENT, Presence.of(counts, atBound).state());
        assertEquals(State.TOP_TOO_LOW, Presence.of(counts, above).state());
    }

    /** Its upper bound, on 60 examples, is above .10; on 90 it is not. */
    @Test
    void asksForAFloorThatIsShownToBeNearRandom() {
        assertState(State.FLOOR_NOT_RANDOM, against(0, 1, 18, 1, 18, 60, 200, 120, 200));
        assertState(State.PRESENT, against(0, 1, 36, 1, 36, 60, 200, 120, 200));
        ScaleCounts counts = against(0, 1, 36, 1, 36, 60, 200, 120, 200);
        double upper = Proportion.clopperPearsonUpper(2, 72, .10);
        assertEquals(
                State.PRESENT,
                Presence.of(counts, gates(.05, .02, upper, .05)).state(),
                "at the bound");
        assertEquals(
                State.FLOOR_NOT_RANDOM,
                Presence.of(counts, gates(.05, .02, upper - 1e-9, .05)).state());
    }

    /** Pooled the floor is at .026, but two of its three scales lie at .16. */
    @Test
    void doesNotLetManyExamplesOfOneScaleHideTheOthers() {
        assertState(State.PRESENT, against(0, 7, 50, 7, 50, 0, 2000, 60, 200, 120, 200));
        assertState(State.FLOOR_NOT_RANDOM, against(0, 8, 50, 8, 50, 0, 2000, 60, 200, 120, 200));
    }

    @Test
    void seesAFloorThatStartsHigh() {
        ScaleCounts low = against(0, 0, 20, 0, 200, 0, 200, 0, 200, 100, 200, 150, 200);
        assertState(State.PRESENT, low);
        ScaleCounts high = against(0, 6, 20, 0, 200, 0, 200, 0, 200, 100, 200, 150, 200);
        assertState(State.FLOOR_NOT_RANDOM, high);
    }

    @Test
    void takesNoScaleForHighThatIsNotSignificantlySo() {
        ScaleCounts few = against(0, 2, 5, 0, 200, 0, 200, 0, 200, 0, 200, 100, 200, 150, 200);
        assertState(State.PRESENT, few);
    }

    @Test
    void takesNoScaleForHighAtTheLevel() {
        ScaleCounts high = against(0, 6, 20, 0, 200, 0, 200, 0, 200, 100, 200, 150, 200);
        double p = BinomialTest.greater(6, 20, .10);
        assertEquals(State.PRESENT, Presence.of(high, gates(p, .02, .10, .05)).state());
        assertEquals(
                State.FLOOR_NOT_RANDOM, Presence.of(high, gates(p + 1e-9, .02, .10, .05)).state());
    }

    @Test
    void takesNoScaleForHighUpToTwiceNearRandom() {
        assertState(
                State.PRESENT,
                against(0, 200, 1000, 0, 5000, 0, 5000, 0, 5000, 100, 200, 150, 200));
        assertState(
                State.FLOOR_NOT_RANDOM,
                against(0, 202, 1000, 0, 5000, 0, 5000, 0, 5000, 100, 200, 150, 200));
    }

    /** The last scale of the floor, too, may be the high one. */
    @Test
    void looksAtEveryScaleOfTheFloor() {
        assertState(
                State.FLOOR_NOT_RANDOM,
                against(0, 0, 5000, 0, 5000, 210, 1000, 0, 5000, 100, 200, 150, 200));
    }

    /** A floor whose bound reaches that of the top shows no rise, however near-random it may be. */
    @Test
    void asksThatTheTopLieAboveTheFloor() {
        ScaleCounts counts = against(0, 0, 10, 0, 10, 0, 10, 30, 200);
        PresenceGates wide = gates(.05, .02, .5, .05);
        double upper = Proportion.clopperPearsonUpper(0, 30, .10);
        double lower = Proportion.clopperPearsonLower(30, 200, .05);
        assertTrue(upper < lower);
        assertEquals(State.PRESENT, Presence.of(counts, wide).state());
        ScaleCounts fewer = against(0, 0, 5, 0, 5, 0, 5, 30, 200);
        assertTrue(Proportion.clopperPearsonUpper(0, 15, .10) > lower);
        assertEquals(State.FLOOR_NOT_RANDOM, Presence.of(fewer, wide).state());
    }

    /** One example at each scale: both bounds are 1 - sqrt(.5) at that level. */
    @Test
    void takesBoundsThatMeetForNoRise() {
        PresenceGates wide = gates(1 - Math.pow(.5, .5), .02, .5, .05);
        Presence meeting = Presence.of(against(0, 0, 1, 0, 1, 1, 1), wide);
        assertEquals(meeting.floorUpper(), meeting.topLower());
        assertEquals(State.FLOOR_NOT_RANDOM, meeting.state());
    }

    @Test
    void putsTheOnsetAtNearRandomOrHalfOfTheTop() {
        assertEquals(.10, Presence.onsetLevel(of200(0, 0, 120), SETTINGS));
        assertEquals(.05, Presence.onsetLevel(of200(0, 0, 20), SETTINGS));
        assertEquals(.02, Presence.onsetLevel(of200(0, 0, 4), SETTINGS), "at least the margin");
        assertEquals(
                .05,
                Presence.onsetLevel(against(.25, 0, 200, 65, 200), SETTINGS),
                1e-15,
                "normalised");
    }

    private static PresenceGates gates(
            double level, double margin, double nearRandom, double substantial) {
        return new PresenceGates(
                level, Math.min(.5, 2 * level), margin, nearRandom, substantial, 2);
    }
}
