package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Each clause of the definition, at its edge. */
class LeapDefinitionTest {

    private static final double[] FIVE = {0, 1, 2, 3, 4};

    private static OptionalDouble onset(DoubleUnaryOperator score, double... positions) {
        return LeapDefinition.onset(score, positions, 0);
    }

    private static void assertLeap(DoubleUnaryOperator score, double... positions) {
        assertTrue(onset(score, positions).isPresent());
    }

    private static void assertNoLeap(DoubleUnaryOperator score, double... positions) {
        assertTrue(onset(score, positions).isEmpty());
    }

    private static DoubleUnaryOperator step(double at, double from, double to) {
        return x -> x < at ? from : to;
    }

    /** Straight from 0 at {@code from} to {@code top} at {@code to}. */
    private static DoubleUnaryOperator ramp(double from, double to, double top) {
        return x -> top * Math.max(0, Math.min(1, (x - from) / (to - from)));
    }

    @Test
    void findsTheOnsetOfALeap() {
        assertEquals(2.5, onset(step(2.5, 0, .6), FIVE).orElseThrow(), .004);
        // .1 of .8 is an eighth of the way
        assertEquals(2.125, onset(ramp(2, 3, .8), FIVE).orElseThrow(), 1e-9);
        // half of a top of .12
        assertEquals(2.5, onset(ramp(2, 3, .12), FIVE).orElseThrow(), 1e-9);
    }

    @Test
    void asksForAbsenceUpToTheSecondScale() {
        assertLeap(step(1.02, 0, .6), FIVE);
        assertNoLeap(step(.98, 0, .6), FIVE);
        assertLeap(step(.98, .05, .6), 0, .9, 4);
        assertNoLeap(step(2, .051, .6), FIVE);
        // bounded below by .6 decade, however close the second scale, and with two scales by it
        // alone
        assertLeap(step(.61, 0, .6), 0, .1, 4);
        assertNoLeap(step(.59, 0, .6), 0, .1, 4);
        assertLeap(step(.61, 0, .6), 0, 4);
        assertNoLeap(step(.4, 0, .6), 0, .5);
        assertNoLeap(x -> x > .5 && x < .8 || x > 2 ? .6 : 0, FIVE);
    }

    @Test
    void asksForAGainInScore() {
        assertLeap(step(2, .01, .096), FIVE);
        assertNoLeap(step(2, .01, .094), FIVE);
        assertTrue(LeapDefinition.onset(step(2, 0, .171), FIVE, .5).isPresent());
        assertTrue(LeapDefinition.onset(step(2, 0, .169), FIVE, .5).isEmpty());
        assertNoLeap(x -> x > 2 && x < 3 ? .6 : 0, FIVE);
    }

    @Test
    void asksForASharpRise() {
        double[] eight = {0, 1, 2, 3, 4, 5, 6, 7};
        assertLeap(x -> .05 + .15 * (x - 3) / 1.74, eight);
        assertNoLeap(x -> .05 + .15 * (x - 3) / 1.76, eight);
        // of a top of .2 the rise ends at .16
        assertLeap(x -> Math.min(.2, .05 + .11 * (x - 3) / 1.74), eight);
        assertNoLeap(x -> Math.min(.2, .05 + .11 * (x - 3) / 1.76), eight);
        // the rise begins where z leaves .05 for good, and ends where it stays above .2
        assertLeap(x -> x < 2 || x > 3 && x < 5 ? 0 : .6, eight);
        assertNoLeap(x -> x < 2 ? 0 : x > 4 && x < 5 ? .1 : .6, eight);
    }

    @Test
    void asksThatItIsNotToBeExtrapolated() {
        // a steady factor per decade
        assertNoLeap(x -> .02 * Math.pow(2.4, x), FIVE);
        // from .02 to .05 in 2 decades; then by 1.9 or 2.1 times that factor
        double slow = Math.log(2.5) / 2;
        assertNoLeap(
                x -> .02 * Math.exp(slow * Math.min(x, 2) + 1.9 * slow * Math.max(0, x - 2)), FIVE);
        assertLeap(
                x -> .02 * Math.exp(slow * Math.min(x, 2) + 2.1 * slow * Math.max(0, x - 2)), FIVE);
        // what lies below .02 cannot be seen to grow
        assertLeap(
                x -> .002 * Math.exp(3 * slow * Math.min(x, 2)) * (x < 2 ? 1 : 4 * (x - 1)), FIVE);
    }
}
