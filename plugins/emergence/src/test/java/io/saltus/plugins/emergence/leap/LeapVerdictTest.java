package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** The answer at the levels, which are set to the probability of the curve, and right beside it. */
class LeapVerdictTest {

    private static final Curve OPEN = Drawn.shares(0, 200, .01, 0, .015, .01, .02, .12);
    private static final Curve LEAP = Drawn.shares(0, 500, 0, 0, 0, .002, .012, .038, .098, .434);
    private static final Levels NEVER = new Levels(2, -1);

    private static double probability(Curve curve) {
        return LeapPosterior.of(MeasuredCurve.of(curve)).probability();
    }

    private static Verdict judge(Curve curve, double emergent, double notEmergent) {
        return judge(curve, new Levels(emergent, notEmergent));
    }

    private static Verdict judge(Curve curve, Levels levels) {
        return LeapVerdict.of(curve, Curves.of(curve), levels);
    }

    private static String headline(Verdict verdict) {
        return verdict.aspect("headline").orElseThrow();
    }

    @Test
    void isEmergentFromItsLevelOn() {
        double p = probability(OPEN);
        assertEquals(Outcome.EMERGENT, judge(OPEN, p, 0).outcome());
        Verdict below = judge(OPEN, Math.nextUp(p), 0);
        assertEquals(Outcome.UNDECIDED, below.outcome());
        assertEquals("undecided", headline(below));
        assertEquals(Shape.UNKNOWN, below.shape());
    }

    /** What is not emergent has no onset, so no two scales that it lies between. */
    @Test
    void isNotEmergentUpToItsLevelAndHasNoBracketThere() {
        double p = probability(OPEN);
        Verdict at = judge(OPEN, 1, p);
        assertEquals(Outcome.NOT_EMERGENT, at.outcome());
        assertFalse(at.quantity("bracket-lower").isPresent());
        Verdict above = judge(OPEN, 1, Math.nextDown(p));
        assertEquals(Outcome.UNDECIDED, above.outcome());
        assertEquals(1e22, above.quantity("bracket-lower").orElseThrow());
        assertEquals(1e23, above.quantity("bracket-upper").orElseThrow());
    }

    @Test
    void asksForExamplesOnlyOfACurveThatWouldNotBeEmergent() {
        Curve few = Drawn.shares(.25, 10, .3, .2, .3, .3, .2, .3);
        double p = probability(few);
        String asks = "not told from chance at the largest scale, m5 (1e23 FLOPs): 10 examples are";
        String at = judge(few, 1, p).reason();
        String above = judge(few, 1, Math.nextDown(p)).reason();
        assertTrue(at.startsWith(asks), at);
        assertFalse(above.startsWith(asks), above);
    }

    /** Qwen1.5 on GSM8K: what one filter shows and another does not is emergent under that one. */
    @Test
    void isEmergentUnderAMetricThatAnotherFilterTakesBackOnlyFromTheLevelOn() {
        Curve strict =
                Drawn.shares(Metric.accuracy("em(strict)", 0), 500, .022, 0, .012, .21, .5, .6);
        Curve flexible =
                Drawn.shares(Metric.accuracy("em(flexible)", 0), 500, .356, .4, .5, .55, .6, .65);
        Curves both = Curves.of(strict, flexible);
        double p = probability(strict);
        Verdict at = LeapVerdict.of(strict, both, new Levels(p, .1));
        Verdict below = LeapVerdict.of(strict, both, new Levels(Math.nextUp(p), .1));
        assertEquals(Outcome.NOT_EMERGENT, at.outcome());
        assertEquals(Outcome.NOT_EMERGENT, below.outcome());
        assertEquals("emergent-under-metric", headline(at));
        assertEquals("present-gradual", headline(below));
    }

    @Test
    void isEmergentUnderOneMetricUntilAnotherShowsItToo() {
        Curve tokens =
                Drawn.graded(
                        Metric.graded("edit similarity", Direction.HIGHER_IS_BETTER),
                        0,
                        .2,
                        .24,
                        .28,
                        .32,
                        .36,
                        .4,
                        .44,
                        .97);
        assertEquals("emergent-under-one-metric", headline(judge(LEAP, new Levels())));
        assertEquals(
                "emergent", headline(LeapVerdict.of(LEAP, Curves.of(LEAP, tokens), new Levels())));
    }

    @Test
    void saysTheFormOfAnUndecidedCurveWhereItHasOne() {
        assertEquals(Shape.FLAT, judge(Drawn.shares(0, 500, 0, 0, 0, 0, 0), NEVER).shape());
        assertEquals(
                Shape.NOISY, judge(Drawn.shares(0, 500, .02, .9, .02, .9, .02, .9), NEVER).shape());
        assertEquals(Shape.UNKNOWN, judge(LEAP, NEVER).shape());
    }
}
