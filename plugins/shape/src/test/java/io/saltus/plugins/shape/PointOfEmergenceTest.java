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
import io.saltus.plugins.shape.numerics.Hinge;
import io.saltus.plugins.shape.numerics.HingeProfile;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointOfEmergenceTest {

    private static final double[] X = {19, 20, 21, 22, 23, 24, 25};

    private final PointOfEmergence fromChance = new PointOfEmergence();
    private final PointOfEmergence fromFree = new PointOfEmergence(Floor.FREE, .95, .05, .1, 5);

    /**
     * SciPy 1.10.1, NumPy 1.24.2: for each pair of neighbouring scales, {@code minimize_scalar} of
     * the sum of squares over the knot between them, {@code method="bounded", xatol=1e-12}, the
     * slope (and the floor) by {@code lstsq} on max(0, x - c); the least of all.
     */
    @Test
    void agreesWithSciPyFromAKnownAndFromAFreeFloorUpAndDown() {
        double[] late = {.25, .26, .24, .25, .3, .55, .8};
        double[] early = {.02, .0, .01, .05, .2, .45, .6};
        double[] falling = {.8, .7, .7, .5, .4, .3, .1};
        agrees(Hinge.from(.25, X, late), 22.8, .25, .25, .0002);
        agrees(Hinge.free(X, late), 22.8, .25, .25, .0002);
        agrees(Hinge.from(0, X, early), 21.7894736587, .1899999980, 0, .0025);
        agrees(Hinge.free(X, early), 21.8421053549, .1900000051, .01, .0022);
        agrees(Hinge.from(.8, X, falling), 19.6511627705, -.1228571422, .8, .010857142857);
        agrees(Hinge.free(X, falling), 20.4999999360, -.14, .75, .009);
    }

    private static void agrees(Hinge hinge, double knot, double slope, double floor, double sum) {
        assertEquals(knot, hinge.knot(), 3e-7); // as near as a search on squares comes
        assertEquals(slope, hinge.slope(), 3e-8);
        assertEquals(floor, hinge.floor(), 1e-8);
        assertEquals(sum, hinge.sumOfSquares(), 1e-12);
    }

    @Test
    void findsAnExactHingeExactly() {
        double[] y = new double[7];
        for (int i = 0; i < 7; i++) {
            y[i] = .1 + .2 * Math.max(0, X[i] - 21.7);
        }
        for (Hinge hinge : new Hinge[] {Hinge.from(.1, X, y), Hinge.free(X, y)}) {
            assertEquals(21.7, hinge.knot(), 1e-12);
            assertEquals(.2, hinge.slope(), 1e-12);
            assertEquals(0, hinge.sumOfSquares(), 1e-28);
        }
    }

    /** The grid of knots is independent of the closed form. */
    @Test
    void noKnotOnAFineGridFitsBetterAndTheProfileIsTheGridsWithinItsStep() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int m = 4 + random.nextInt(12);
            double[] x = random.doubles(m, 0, 6).sorted().toArray();
            double[] y = random.doubles(m).map(v -> random.nextInt(3) == 0 ? 0 : v).toArray();
            boolean free = random.nextBoolean();
            Hinge best = free ? Hinge.free(x, y) : Hinge.from(.2, x, y);
            double excess = .1;
            HingeProfile profile = HingeProfile.of(best, x, y, free, excess);
            double lower = best.knot();
            double upper = best.knot();
            for (double c = x[0]; c < x[m - 1]; c += 1e-3) {
                double sum = atKnot(c, x, y, free);
                assertTrue(sum > best.sumOfSquares() - 1e-9);
                if (sum < best.sumOfSquares() + excess) {
                    lower = Math.min(lower, c);
                    upper = Math.max(upper, c);
                }
            }
            assertEquals(lower, profile.lower(), 2e-3);
            assertEquals(upper, profile.upper(), 2e-3);
        }
    }

    private static double atKnot(double c, double[] x, double[] y, boolean free) {
        double[] u = Arrays.stream(x).map(v -> Math.max(0, v - c)).toArray();
        double meanU = free ? Arrays.stream(u).average().orElseThrow() : 0;
        double level = free ? Arrays.stream(y).average().orElseThrow() : .2;
        double both = 0;
        double square = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            both += (u[i] - meanU) * (y[i] - level);
            square += (u[i] - meanU) * (u[i] - meanU);
            total += (y[i] - level) * (y[i] - level);
        }
        return total - both * both / square;
    }

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
