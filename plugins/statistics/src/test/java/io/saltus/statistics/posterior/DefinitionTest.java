package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DefinitionTest {

    private static final Axis AXIS = Axis.of(new double[] {20, 20.5, 21, 22, 23, 24});
    private static final Definition STANDARD = Definition.STANDARD;

    private static Shape shape(LatentCurve f) {
        return STANDARD.of(f, 0, AXIS, .25).shape();
    }

    private static LatentCurve ramp(double top, double start, double length) {
        return new LatentCurve.Ramp(top, start, length);
    }

    @Test
    void aStepAfterALongFloorIsALeap() {
        Definition.Traits traits = STANDARD.of(ramp(.8, 22, .4), 0, AXIS, 0);
        assertEquals(Shape.LEAP, traits.shape());
        assertTrue(traits.present());
        assertTrue(traits.above());
        assertEquals(22 + .4 * .1 / .8, traits.onset(), 1e-12);
    }

    @Test
    void absentAsksForSixTenthsOfADecadeAndForTheSecondScale() {
        assertEquals(Shape.LEAP, shape(ramp(.8, 20.6, .3)));
        assertEquals(Shape.GROWTH, shape(ramp(.8, 20.5, .3)));
        Axis sparse = Axis.of(new double[] {20, 21, 24});
        assertEquals(Shape.GROWTH, STANDARD.of(ramp(.8, 20.8, .3), 0, sparse, 0).shape());
        assertEquals(Shape.LEAP, STANDARD.of(ramp(.8, 21, .3), 0, sparse, 0).shape());
    }

    @Test
    void presentAsksForAGainInScoreNotInSkill() {
        assertEquals(Shape.LEAP, STANDARD.of(ramp(.09, 23, .1), 0, AXIS, 0).shape());
        assertEquals(Shape.ABSENT, STANDARD.of(ramp(.08, 23, .1), 0, AXIS, 0).shape());
        assertEquals(Shape.ABSENT, STANDARD.of(ramp(.09, 23, .1), 0, AXIS, .25).shape());
        assertFalse(STANDARD.of(ramp(.09, 23, .1), 0, AXIS, .25).present());
    }

    @Test
    void sharpAsksForLessThanSevenQuartersOfADecade() {
        Definition any = new Definition(.05, .6, .085, 1.75, 0, .02);
        assertEquals(Shape.LEAP, any.of(ramp(.5, 20.7, 5), 0, AXIS, 0).shape()); // 1.5 decades
        assertEquals(Shape.GRADUAL, any.of(ramp(.3, 20.7, 3.6), 0, AXIS, 0).shape()); // 1.8
    }

    @Test
    void steadyGrowthIsToBeExtrapolated() {
        LatentCurve steady = new LatentCurve.Exponential(.3, .36, AXIS);
        assertEquals(Shape.GRADUAL, shape(steady));
        Definition three = new Definition(.05, .6, .085, 1.75, 0, .02);
        assertEquals(Shape.LEAP, three.of(steady, 0, AXIS, .25).shape());
    }

    @Test
    void otherShapesHaveTheirNames() {
        assertEquals(Shape.ABSENT, shape(new LatentCurve.Level(0)));
        assertEquals(Shape.PLATEAU, shape(new LatentCurve.Level(.4)));
        assertEquals(Shape.FALL, shape(new LatentCurve.Bend(.6, .3, .3, 1, AXIS)));
        assertEquals(Shape.DIP, shape(new LatentCurve.Bend(.6, .3, .7, .5, AXIS)));
        assertEquals(Shape.HUMP, shape(new LatentCurve.Bend(.1, .6, .2, .5, AXIS)));
        assertEquals(Shape.BELOW_CHANCE, shape(new LatentCurve.Bend(-.8, -.8, .7, .5, AXIS)));
    }

    @Test
    void refusesConstantsOutOfRange() {
        assertThrows(
                IllegalArgumentException.class, () -> new Definition(.2, .6, .3, 1.75, 2, .02));
        assertThrows(
                IllegalArgumentException.class, () -> new Definition(.05, .6, .04, 1.75, 2, .02));
    }
}
