package io.saltus.plugins.shape;

import static io.saltus.plugins.shape.CurveOf.accuracy;
import static io.saltus.plugins.shape.CurveOf.graded;
import static io.saltus.plugins.shape.CurveOf.judge;
import static io.saltus.plugins.shape.CurveOf.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.shape.PointOfEmergence.Floor;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PointOfEmergenceTest {

    private static final double[] X = {19, 20, 21, 22, 23, 24, 25};

    private final PointOfEmergence fromChance = new PointOfEmergence();
    private final PointOfEmergence fromFree = new PointOfEmergence(Floor.FREE, .95, .05, .1, 5);

    @Test
    void aRiseFromChanceIsEmergentWithItsOnsetInsideTheInterval() {
        Verdict verdict = judge(fromChance, accuracy(.25, 50000, .25, .26, .24, .25, .3, .55, .8));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(22.8, quantity(verdict, "onset-log10"), 1e-9);
        assertEquals(.25, quantity(verdict, "slope"), 1e-9);
        Onset onset = verdict.onset().orElseThrow();
        assertTrue(onset.lower().getAsDouble() > 1e22 && onset.upper().getAsDouble() < 1e23);
        assertEquals(3, verdict.overlays().get(0).points().size());
    }

    @Test
    void whereOnlyTheLargestScaleRisesTheIntervalIsItsBracketWhole() {
        Verdict verdict = judge(fromChance, accuracy(0, 100000, 0, 0, 0, 0, 0, 0, .4));

        Onset onset = verdict.onset().orElseThrow();
        assertEquals(1e24, onset.lower().getAsDouble(), 2e22);
        assertEquals(1e25, onset.upper().getAsDouble(), 1e21);
    }

    @Test
    void oneHitInTenIsNoRise() {
        assertEquals(
                Outcome.NOT_EMERGENT,
                judge(fromChance, accuracy(0, 10, 0, 0, 0, 0, 0, 0, .1)).outcome());
    }

    @Test
    void aStraightLineIsSmoothFromEitherFloor() {
        Curve line = accuracy(0, 1000, 0, .1, .2, .3, .4, .5);

        assertEquals(Shape.SMOOTH, judge(fromChance, line).shape());
        assertEquals(Outcome.NOT_EMERGENT, judge(fromFree, line).outcome());
    }

    @Test
    void equalScoresAreFlatAndADeclineIsInverse() {
        assertEquals(Shape.FLAT, judge(fromChance, accuracy(0, 50, 0, 0, 0, 0, 0)).shape());
        assertEquals(
                Shape.INVERSE, judge(fromFree, accuracy(0, 500, .8, .8, .79, .5, .3, .1)).shape());
    }

    @Test
    void aCurveAboveChanceThroughoutDoesNotBeginInTheData() {
        Verdict verdict = judge(fromChance, accuracy(.25, 500, .5, .55, .6, .65, .7, .75));

        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertTrue(verdict.reason().contains("smaller models"));
    }

    @Test
    void anUnknownChanceLevelIsAskedForUnlessTheFloorIsFree() {
        Curve curve = graded(Direction.LOWER_IS_BETTER, 5, 5.01, 5, 5.02, 4, 3, 2);

        assertEquals(Outcome.UNDECIDED, judge(fromChance, curve).outcome());
        Verdict free = judge(fromFree, curve);
        assertEquals(Outcome.EMERGENT, free.outcome());
        assertEquals(-1, quantity(free, "slope"), .03);
    }

    @Test
    void fourPointsAreUndecided() {
        assertEquals(Outcome.UNDECIDED, judge(fromChance, accuracy(0, 9, 0, 0, .5, 1)).outcome());
    }

    @Test
    void anOnsetThatMayLieBelowTheSmallestScaleIsCensored() {
        double[] y = {.0, .1, .0, .2, .15, .4, .35, .6};
        Curve curve = accuracy(0, 20, y);
        Verdict verdict = judge(new PointOfEmergence(Floor.CHANCE, .9999, .05, .1, 5), curve);

        assertEquals(Censoring.LEFT, verdict.onset().orElseThrow().censoring());
    }

    @Cases(200)
    void anAffineChangeOfAGradedMetricMovesOnlyTheSlope(Case any) {
        double factor = any.number(0.01, 100);
        double shift = any.number(-5, 5);
        double[] y = {.02, .0, .01, .05, .2, .45, .6};
        double[] changed = Arrays.stream(y).map(v -> (v + shift) * factor).toArray();
        Metric metric = Metric.graded("f1", Direction.HIGHER_IS_BETTER).withChance(shift * factor);
        Verdict verdict = judge(fromChance, CurveOf.at(X, changed, metric, 0));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(21.7894736842, quantity(verdict, "onset-log10"), 1e-7);
        assertEquals(.19 * factor, quantity(verdict, "slope"), 1e-7 * factor);
    }
}
