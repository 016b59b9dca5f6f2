package io.saltus.plugins.shape;

import static io.saltus.plugins.shape.CurveOf.accuracy;
import static io.saltus.plugins.shape.CurveOf.graded;
import static io.saltus.plugins.shape.CurveOf.judge;
import static io.saltus.plugins.shape.CurveOf.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BreakthroughnessTest {

    private final Breakthroughness criterion = new Breakthroughness();

    /**
     * NumPy 1.24.2: {@code d = np.diff(y); I = np.sign(np.argmax(y) - np.argmin(y)) * np.ptp(y); I,
     * I / np.sqrt(np.mean(d**2)), I / np.sqrt(np.median(d**2))}.
     */
    @Test
    void agreesWithNumPyOnALeapADeclineARiseAndAFloorOfZeros() {
        agrees(0.56, 3.6414340970691885, 28, .25, .26, .24, .25, .27, .55, .8);
        agrees(-0.8, -3.9509183865983584, -4, .9, .7, .6, .3, .35, .1);
        agrees(0.62, 4.945889018348287, 15.5, .02, .0, .01, .05, .2, .45, .6, .62);
        agrees(0.6, 3.1622776601683795, Double.POSITIVE_INFINITY, 0, 0, 0, 0, .3, .6);
    }

    private void agrees(double range, double linearity, double breakthroughness, double... y) {
        Verdict verdict = judge(criterion, graded(Direction.HIGHER_IS_BETTER, y));
        assertEquals(range, quantity(verdict, "range"), 1e-14);
        assertEquals(linearity, quantity(verdict, "linearity"), 1e-13);
        assertEquals(linearity / (y.length - 1), quantity(verdict, "linearity-normalised"), 1e-13);
        assertEquals(breakthroughness, quantity(verdict, "breakthroughness"), 1e-12);
    }

    @Test
    void callsALeapFromTheFloorEmergentInItsBracket() {
        Verdict verdict = judge(criterion, accuracy(0.25, 200, .25, .26, .24, .25, .27, .55, .8));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(Shape.SHARP, verdict.shape());
        assertEquals(
                Onset.between(Math.pow(10, 23), Math.pow(10, 24), Math.pow(10, 24)),
                verdict.onset().orElseThrow());
        assertEquals(0.56 / 0.75, quantity(verdict, "range"), 1e-14);
        assertTrue(quantity(verdict, "null-percentile") > 95);
    }

    @Test
    void equalStepsHaveTheNumberOfStepsForBothRatios() {
        Verdict verdict = judge(criterion, accuracy(0, 100, 0, .125, .25, .375, .5, .625));

        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.SMOOTH, verdict.shape());
        assertEquals(5, quantity(verdict, "linearity"), 1e-14);
        assertEquals(1, quantity(verdict, "linearity-normalised"), 1e-14);
        assertEquals(5, quantity(verdict, "breakthroughness"), 1e-14);
    }

    @Test
    void equalScoresHaveNoBreakthroughAtAll() {
        Verdict verdict = judge(criterion, accuracy(0, 100, 1, 1, 1, 1, 1));

        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.FLAT, verdict.shape());
        assertEquals(0, quantity(verdict, "breakthroughness"));
        assertEquals(50, quantity(verdict, "null-percentile"));
    }

    @Test
    void aSingleHitInAThousandIsNoLeapThoughItsBreakthroughnessIsInfinite() {
        Verdict verdict = judge(criterion, accuracy(0, 1000, 0, 0, 0, 0, 0, .001));

        assertEquals(Double.POSITIVE_INFINITY, quantity(verdict, "breakthroughness"));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
    }

    @Test
    void anInfiniteBreakthroughnessIsSpelledAsEverywhere() {
        Verdict leap = judge(criterion, accuracy(0, 100, 0, 0, 0, 0, .3, .6));
        Verdict fall = judge(criterion, accuracy(0, 100, .6, .3, 0, 0, 0, 0));

        assertTrue(leap.reason().startsWith("breakthroughness inf is above "), leap::reason);
        assertEquals(Double.NEGATIVE_INFINITY, quantity(fall, "breakthroughness"));
        assertEquals(Role.RANKING, leap.quantities().get(3).role());
    }

    @Test
    void aFallingLossIsARiseAndAFallingAccuracyIsNot() {
        double[] falling = {5, 5.01, 4.99, 5, 5.02, 3, 1.5};

        assertEquals(
                Outcome.EMERGENT,
                judge(criterion, graded(Direction.LOWER_IS_BETTER, falling)).outcome());
        Verdict worse = judge(criterion, graded(Direction.HIGHER_IS_BETTER, falling));
        assertEquals(Outcome.NOT_EMERGENT, worse.outcome());
        assertTrue(quantity(worse, "breakthroughness") < 0);
    }

    @Test
    void fourPointsAreUndecidedButDescribed() {
        Verdict verdict = judge(criterion, accuracy(0.25, 200, .25, .26, .25, .8));

        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.quantity("breakthroughness").isPresent());
        assertTrue(verdict.reason().contains("at least 5"));
    }

    @Test
    void leavesThePercentileOutWhereExamplesAreNotCounted() {
        assertFalse(
                judge(criterion, accuracy(0.25, 0, .25, .26, .24, .25, .8))
                        .quantity("null-percentile")
                        .isPresent());
        assertFalse(
                judge(criterion, graded(Direction.HIGHER_IS_BETTER, 1, 2, 3, 4, 5))
                        .quantity("null-percentile")
                        .isPresent());
    }

    @Cases(200)
    void anAffineChangeOfAGradedMetricChangesNothingButTheRange(Case any) {
        double factor = any.number(0.01, 100);
        double shift = any.number(-5, 5);
        double[] y = {.25, .26, .24, .25, .27, .55, .8};
        double[] changed = Arrays.stream(y).map(v -> v * factor + shift * factor).toArray();
        Curve curve = graded(Direction.HIGHER_IS_BETTER, changed);
        Verdict verdict = judge(criterion, curve);

        assertEquals(28, quantity(verdict, "breakthroughness"), 1e-9);
        assertEquals(3.6414340970691885, quantity(verdict, "linearity"), 1e-9);
        assertEquals(Outcome.EMERGENT, verdict.outcome());
    }
}
