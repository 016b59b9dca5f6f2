package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

class EmergenceDefinitionTest {

    private static Verdict judge(Curve curve) {
        return Curved.judge(new EmergenceDefinition(), curve);
    }

    /** GPT-3, 3-digit addition, few-shot, 2000 problems (Brown et al. 2020, Table H.1). */
    @Test
    void callsThreeDigitAdditionOfGpt3Emergent() {
        Verdict verdict = judge(Curved.counts(0, 2000, 2, 4, 4, 6, 10, 42, 684, 1608));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(Shape.SHARP, verdict.shape());
        assertEquals(6, verdict.quantity("critical-index").getAsDouble());
    }

    @Test
    void callsAStepEmergent() {
        Verdict verdict = judge(Curved.counts(.25, 200, 50, 52, 48, 51, 140, 150));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(1e21, verdict.onset().orElseThrow().lower().getAsDouble());
        assertEquals(1e22, verdict.onset().orElseThrow().scale());
    }

    @Test
    void callsASteadyRiseSmooth() {
        Verdict verdict = judge(Curved.counts(.25, 200, 56, 70, 85, 100, 120, 140));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.SMOOTH, verdict.shape());
    }

    @Test
    void callsChanceThroughoutFlat() {
        assertEquals(Shape.FLAT, judge(Curved.counts(.25, 200, 50, 52, 48, 51, 50)).shape());
    }

    @Test
    void callsAFallInverse() {
        assertEquals(Shape.INVERSE, judge(Curved.counts(.25, 200, 160, 120, 80, 60, 40)).shape());
    }

    @Test
    void callsAFallAndRiseUShaped() {
        Verdict verdict = judge(Curved.counts(.25, 200, 160, 100, 60, 50, 90, 160));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.U_SHAPED, verdict.shape());
    }

    @Test
    void callsNearPerfectThroughoutSaturated() {
        assertEquals(Shape.SATURATED, judge(Curved.counts(.25, 200, 190, 195, 198, 199)).shape());
    }

    @Test
    void doesNotCallAHitOrTwoSubstantial() {
        Verdict verdict = judge(Curved.counts(0, 2000, 0, 0, 0, 0, 80));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertTrue(verdict.reason().contains("not substantially"), verdict.reason());
    }

    @Test
    void isUndecidedOnAFloorOfOneScale() {
        Verdict verdict = judge(Curved.counts(.25, 2000, 500, 1200, 1400, 1600));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("only 1 scale lies below it"), verdict.reason());
    }

    /** Two below the critical scale and two from it on. */
    @Test
    void isUndecidedOnFewerThanFourScales() {
        assertEquals(Outcome.UNDECIDED, judge(Curved.counts(.25, 200, 50, 120)).outcome());
        assertEquals(Outcome.UNDECIDED, judge(Curved.counts(.25, 200, 50, 50, 120)).outcome());
        assertEquals(Outcome.EMERGENT, judge(Curved.counts(.25, 200, 50, 50, 50, 120)).outcome());
    }

    /** Present at both ends, so no floor; the shape is still that of a U. */
    @Test
    void callsAUThatNeverTouchesChanceUShaped() {
        Verdict verdict = judge(Curved.counts(0, 200, 160, 100, 60, 50, 90, 160));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.U_SHAPED, verdict.shape());
    }

    @Test
    void doesNotBlameTheFloorForTooFewExamples() {
        Verdict verdict = judge(Curved.counts(.25, 12, 3, 3, 12, 12));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("too few to show a near-random floor"));
    }
}
