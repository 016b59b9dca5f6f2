package io.saltus.statistics.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.saltus.api.curve.Interval;
import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2 with metafor 3.8-1, src/test/r/synthesis.R. */
class RandomEffectsTest {

    private static RandomEffects of(double[] y, double... s) {
        return RandomEffects.of(y, s);
    }

    private static void agrees(Interval interval, double lower, double upper) {
        assertEquals(lower, interval.lower(), 1e-8);
        assertEquals(upper, interval.upper(), 1e-8);
    }

    @Test
    void agreesWithMetaforWhereEstimatesScatter() {
        RandomEffects effects = of(new double[] {21.2, 22.1, 22.6, 21.9}, .1, .2, .15, .3);
        assertEquals(21.9428338848064, effects.mean(), 1e-9);
        assertEquals(.299539835134549, effects.standardError(), 1e-9);
        assertEquals(.566293068169393, effects.scatter(), 1e-9);
        assertEquals(65.4170940170942, effects.heterogeneity(), 1e-9);
        assertEquals(4.08448334572401e-14, effects.pValue(), 1e-23);
        assertEquals(.954140426977449, effects.iSquared(), 1e-12);
        agrees(effects.interval(.95), 20.9895644431972, 22.8961033264157);
        agrees(effects.prediction(.95), 19.186408155417, 24.6992596141958);
    }

    /** In rational arithmetic: Python 3.11, fractions. */
    @Test
    void agreesWithTheFormulaOfDerSimonianAndLaird() {
        RandomEffects effects =
                RandomEffects.ofMoments(
                        new double[] {21.2, 22.1, 22.6, 21.9}, new double[] {.1, .2, .15, .3});
        assertEquals(21.946032038122578, effects.mean(), 1e-12);
        assertEquals(.3892758044232979, effects.standardError(), 1e-12);
        assertEquals(.7529857751908409, effects.scatter(), 1e-12);
        assertEquals(65.41709401709402, effects.heterogeneity(), 1e-11);
        double[] same = {.02, .02};
        assertEquals(0, RandomEffects.ofMoments(new double[] {.1, .1}, same).scatter());
        assertThrows(
                IllegalArgumentException.class,
                () -> RandomEffects.ofMoments(new double[] {1}, new double[] {1}));
    }

    /** The error is never below what the errors of the estimates give. */
    @Test
    void agreesWithMetaforWhereEstimatesDifferLessThanTheirErrors() {
        RandomEffects effects = of(new double[] {22, 22.05, 21.98}, .2, .1, .3);
        assertEquals(22.0351020408163, effects.mean(), 1e-12);
        assertEquals(.0857142857142857, effects.standardError(), 1e-12);
        assertEquals(0, effects.scatter());
        assertEquals(.0867346938775526, effects.heterogeneity(), 1e-10);
        assertEquals(.957559568874446, effects.pValue(), 1e-10);
        assertEquals(0, effects.iSquared());
        agrees(effects.interval(.95), 21.6663032354092, 22.4039008462234);
        agrees(effects.prediction(.95), 20.9459987777156, 23.124205303917);
    }

    @Test
    void agreesWithMetaforOnTwo() {
        RandomEffects effects = of(new double[] {21.5, 22.5}, .1, .2);
        assertEquals(21.985, effects.mean(), 1e-9);
        assertEquals(.689202437604511, effects.scatter(), 1e-9);
        agrees(effects.interval(.95), 15.6347571715195, 28.3352428285805);
        RandomEffects equal = of(new double[] {22.3, 22.3}, .1, .2);
        assertEquals(1, equal.pValue(), 1e-12);
        agrees(equal.interval(.95), 21.1635224989553, 23.4364775010446);
    }

    @Test
    void saysNothingOfAThirdAfterTwo() {
        RandomEffects two = of(new double[] {21, 22}, .1, .1);
        assertThrows(IllegalStateException.class, () -> two.prediction(.95));
    }

    @Test
    void refusesWhatIsNoEstimate() {
        assertThrows(IllegalArgumentException.class, () -> of(new double[] {21}, .1));
        assertThrows(IllegalArgumentException.class, () -> of(new double[] {21, 22}, .1));
        assertThrows(IllegalArgumentException.class, () -> of(new double[] {21, 22}, .1, 0));
        assertThrows(
                IllegalArgumentException.class, () -> of(new double[] {21, Double.NaN}, .1, .1));
        assertThrows(
                IllegalArgumentException.class,
                () -> of(new double[] {21, 22}, .1, Double.POSITIVE_INFINITY));
    }
}
