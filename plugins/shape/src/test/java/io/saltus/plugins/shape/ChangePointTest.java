package io.saltus.plugins.shape;

import static io.saltus.plugins.shape.CurveOf.accuracy;
import static io.saltus.plugins.shape.CurveOf.graded;
import static io.saltus.plugins.shape.CurveOf.judge;
import static io.saltus.plugins.shape.CurveOf.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.shape.ChangePoint.Cost;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointTest {

    private final ChangePoint binomial = new ChangePoint();
    private final ChangePoint squared = new ChangePoint(Cost.SQUARED_ERROR, 2, 50, .1, 5);

    /**
     * Python 3, NumPy 1.24.2, SciPy 1.10.1: the plain recursion F[t] = min F[s] + 2 ln m + c(s, t)
     * over all s, c = -2 (K ln p + (N - K) ln(1 - p)); the Bayes factor by {@code
     * scipy.special.betaln(K + 1, N - K + 1)} of left, right and all, as the mean over the m - 1
     * places; at a million examples by {@code lbeta} of R 4.2.2, which keeps more digits.
     */
    @Test
    void agreesWithNumPyAndSciPyOnCountsFromNoneToAll() {
        agrees(
                accuracy(.25, 200, .25, .26, .24, .255, .245, .49, .705),
                1644.4763952791043,
                69.3535946281,
                new int[] {5, 6},
                5,
                .999991931);
        agrees(accuracy(0, 100, 0, 0, 0, 0, 0, 1, 1, 1), 0, 518.5306567250, new int[] {5}, 5, 1);
        agrees(
                accuracy(0, 100, .1, .14, .09, .3, .31, .29, .8, .78),
                780.010451631026,
                106.8274998237,
                new int[] {3, 6},
                6,
                1);
        agrees(
                accuracy(0, 200, .8, .6, .4, .2, .1),
                1068.7644617945348,
                105.9043295406,
                new int[] {1, 2, 3, 4},
                2,
                .9360375887);
        agrees(
                accuracy(.25, 1000000, .251, .2495, .2504, .2501, .3, .301),
                6946022.476667167,
                8490.74707968094,
                new int[] {1, 4},
                4,
                1);
    }

    private void agrees(
            Curve curve, double cost, double bayes, int[] firsts, int likely, double posterior) {
        Verdict verdict = judge(binomial, curve);
        assertEquals(firsts.length, quantity(verdict, "change-points"));
        for (int j = 0; j < firsts.length; j++) {
            assertEquals(firsts[j], quantity(verdict, "first-index-" + j));
        }
        assertEquals(cost, quantity(verdict, "cost"), 1e-9 * (1 + cost));
        assertEquals(bayes, quantity(verdict, "bayes-factor-ln"), 1e-11 * bayes);
        assertEquals(posterior, quantity(verdict, "posterior-" + likely), 1e-9);
    }

    /**
     * R 4.2.2, strucchange 1.5.3: {@code b <- breakpoints(y ~ 1, h = 2); breakpoints(b, breaks =
     * k)}, which gives the 1-based last index of each segment, and its {@code RSS}; k is the number
     * that 2 ln m times the variance of differences leaves.
     */
    @Test
    void agreesWithStrucchangeOnSquaredError() {
        squares(
                0.01014166667,
                new int[] {4, 7},
                1.02,
                .97,
                1.05,
                .99,
                2.01,
                2.06,
                1.98,
                3.51,
                3.47,
                3.55);
        squares(0.042175, new int[] {4}, 5, 5.1, 4.9, 5.05, 3, 2.9, 3.1, 3.02);
        squares(0, new int[] {4, 8}, .1, .1, .1, .1, .9, .9, .9, .9, .4, .4);
    }

    private void squares(double cost, int[] firsts, double... y) {
        Verdict verdict = judge(squared, graded(Direction.HIGHER_IS_BETTER, y));
        assertEquals(firsts.length, quantity(verdict, "change-points"));
        for (int j = 0; j < firsts.length; j++) {
            assertEquals(firsts[j], quantity(verdict, "first-index-" + j));
        }
        assertEquals(cost, quantity(verdict, "cost"), 1e-11);
        assertTrue(verdict.quantity("bayes-factor-ln").isEmpty());
        assertEquals("squared-error", verdict.aspect("cost").orElseThrow());
    }

    @Test
    void aStepIsEmergentInItsBracket() {
        Verdict verdict = judge(binomial, accuracy(.25, 200, .25, .26, .24, .25, .27, .7, .71));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(
                Onset.between(Math.pow(10, 23), Math.pow(10, 24), Math.pow(10, 24)),
                verdict.onset().orElseThrow());
        assertEquals(4, verdict.overlays().get(0).points().size());
    }

    @Test
    void aStraightRiseIsSmoothThoughItsLevelsChange() {
        Verdict verdict = judge(binomial, accuracy(0, 100, .03, .1, .2, .31, .4, .5, .6, .69, .8));

        assertTrue(quantity(verdict, "change-points") >= 1);
        assertEquals(Shape.SMOOTH, verdict.shape());
    }

    @Test
    void equalScoresHaveNoChange() {
        for (double score : new double[] {0, .4, 1}) {
            Verdict verdict = judge(binomial, accuracy(0, 50, score, score, score, score, score));
            assertEquals(0, quantity(verdict, "change-points"));
            assertEquals(Shape.FLAT, verdict.shape());
        }
    }

    @Test
    void aDeclineIsInverseAndARiseAfterADeclineIsUShaped() {
        assertEquals(
                Shape.INVERSE,
                judge(binomial, accuracy(0, 500, .8, .8, .8, .05, .05, .05)).shape());
        assertEquals(
                Shape.U_SHAPED,
                judge(binomial, accuracy(0, 500, .8, .8, .02, .02, .9, .9)).shape());
    }

    @Test
    void aMetricWithoutCountsIsJudgedBySquaredErrorAndSaysSo() {
        Verdict verdict =
                judge(
                        binomial,
                        graded(Direction.LOWER_IS_BETTER, 5, 5.1, 4.9, 5.05, 3, 2.9, 3.1, 3.02));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("squared-error", verdict.aspect("cost").orElseThrow());
    }

    @Test
    void leavesNoMoreChangesThanTheMaximum() {
        double[] stairs = new double[40];
        for (int i = 0; i < 40; i++) {
            stairs[i] = i / 4 * .1;
        }
        for (int most = 0; most < 9; most++) {
            ChangePoint few = new ChangePoint(Cost.BINOMIAL, 2, most, .1, 5);
            double changes = quantity(judge(few, accuracy(0, 5000, stairs)), "change-points");
            assertTrue(changes <= most, changes + " of " + most);
        }
    }

    @Test
    void judgesAHundredThousandCheckpointsAndFindsEveryShift() {
        int m = 100_000;
        Random random = new Random(3);
        double[] x = new double[m];
        double[] y = new double[m];
        for (int i = 0; i < m; i++) {
            x[i] = 19 + 6.0 * i / m;
            y[i] = (i * 21 / m) % 2 + .3 * random.nextGaussian();
        }
        Curve curve =
                CurveOf.at(
                        x,
                        y,
                        io.saltus.api.data.Metric.graded("score", Direction.HIGHER_IS_BETTER),
                        0);
        assertEquals(20, quantity(judge(squared, curve), "change-points"));
    }

    @Cases(200)
    void anAffineChangeOfAGradedMetricMovesNoChange(Case any) {
        double factor = any.number(0.01, 100);
        double shift = any.number(-5, 5);
        double[] y = {1.02, .97, 1.05, .99, 2.01, 2.06, 1.98, 3.51, 3.47, 3.55};
        double[] changed = Arrays.stream(y).map(v -> (v + shift) * factor).toArray();
        Verdict verdict = judge(squared, graded(Direction.HIGHER_IS_BETTER, changed));

        assertEquals(2, quantity(verdict, "change-points"));
        assertEquals(7, quantity(verdict, "first-index-1"));
    }

    /** The raw level falls, which is better. */
    @Test
    void saysThatAnErrorFalls() {
        Curve errors =
                CurveOf.graded(Direction.LOWER_IS_BETTER, 9, 9.1, 9, 8.9, 9, 2, 2.1, 2, 1.9, 2);
        Verdict verdict = judge(new ChangePoint(), errors);
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertTrue(verdict.reason().startsWith("the level falls from 9 to 2"), verdict::reason);
    }
}
