package io.saltus.plugins.shape;

import static io.saltus.plugins.shape.CurveOf.judge;
import static io.saltus.plugins.shape.CurveOf.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.shape.model.BrokenPowerLaw;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BrokenScalingLawTest {

    private static final Metric LOSS = Metric.graded("perplexity", Direction.LOWER_IS_BETTER);
    private static final Metric ACCURACY = Metric.accuracy("acc", 0);

    private final BrokenScalingLaw criterion = new BrokenScalingLaw();

    /**
     * SciPy 1.10.1: least of 60 random starts of {@code least_squares(residuals, start,
     * method="lm", max_nfev=5000, xtol=1e-14, ftol=1e-14, gtol=1e-14)} over a, s, c0, c1, ln d, ln
     * f with residuals ln(1 + y) - ln(1 + a + s exp(-c0 (ln x - ln d) - c1 f logaddexp(0, (ln x -
     * ln d) / f))), x = 10**linspace(19, 25, m); b = s exp(c0 ln d).
     */
    @Test
    void agreesWithSciPyOnTwoLossesAndAnAccuracy() {
        agrees(
                LOSS,
                6.129079295e-04,
                2.001238,
                3563.24,
                .150156,
                .252671,
                22.006164,
                .407440,
                6.999,
                6.567,
                6.177,
                5.816,
                5.485,
                5.188,
                4.914,
                4.656,
                4.430,
                4.214,
                4.010,
                3.782,
                3.514,
                3.225,
                2.970,
                2.762,
                2.600,
                2.470,
                2.368,
                2.293,
                2.227,
                2.185,
                2.144,
                2.106);
        agrees(
                ACCURACY,
                1.346867199e-03,
                .901591,
                -.836443,
                -.001595,
                1.149534,
                22.047299,
                .943840,
                .006,
                .004,
                .006,
                .019,
                .047,
                .135,
                .321,
                .576,
                .764,
                .861,
                .884,
                .899,
                .902,
                .899);
        agrees(
                LOSS,
                2.740527723e-03,
                1.923540,
                2814.65,
                .144535,
                .192860,
                21.854678,
                .303760,
                6.98,
                6.13,
                5.431,
                4.851,
                4.372,
                3.921,
                3.337,
                2.844,
                2.51,
                2.343,
                2.184,
                2.085);
    }

    private void agrees(
            Metric metric,
            double rmsle,
            double a,
            double b,
            double c0,
            double c1,
            double at,
            double f,
            double... y) {
        Verdict verdict = judge(criterion, curve(metric, y));
        assertEquals(rmsle, quantity(verdict, "rmsle"), 1e-9);
        assertEquals(a, quantity(verdict, "a"), 1e-4);
        assertEquals(b, quantity(verdict, "b"), 1e-2 * Math.abs(b));
        assertEquals(c0, quantity(verdict, "c0"), 1e-4);
        assertEquals(c1, quantity(verdict, "c1"), 1e-3);
        assertEquals(at, quantity(verdict, "break-log10"), 1e-3);
        assertEquals(f, quantity(verdict, "sharpness"), 1e-3);
    }

    @Test
    void findsTheLawThatMadeTheCurve() {
        BrokenPowerLaw law = new BrokenPowerLaw(1.5, 2, .1, .3, 22 * Math.log(10), .5, 0, 0);
        double[] y = new double[20];
        double[] x = positions(20);
        for (int i = 0; i < 20; i++) {
            y[i] = law.at(x[i] * Math.log(10));
        }
        Verdict verdict = judge(criterion, curve(LOSS, y));

        assertEquals(0, quantity(verdict, "rmsle"), 1e-9);
        assertEquals(22, quantity(verdict, "break-log10"), 1e-4);
        assertEquals(.5, quantity(verdict, "sharpness"), 1e-3);
        assertEquals(law.offset(), quantity(verdict, "b"), 1e-3 * law.offset());
    }

    @Test
    void aFloorThatGivesWayToARiseIsEmergentAtTheBend() {
        Verdict verdict =
                judge(criterion, curve(ACCURACY, 17, x -> .02 + .2 * Math.max(0, x - 21.6)));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        Onset onset = verdict.onset().orElseThrow();
        assertEquals(21.6, Math.log10(onset.scale()), .15);
        assertTrue(onset.lower().getAsDouble() <= onset.scale());
    }

    @Test
    void aPowerLawWithoutABreakIsSmooth() {
        Verdict verdict =
                judge(criterion, curve(ACCURACY, 14, x -> 1 - .9 * Math.pow(10, -.2 * (x - 19))));

        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.SMOOTH, verdict.shape());
        assertEquals(
                Shape.SMOOTH,
                judge(criterion, curve(ACCURACY, 14, x -> .1 + .1 * (x - 19))).shape());
    }

    @Test
    void aBreakAtTheVeryEndIsUndecidedForWantOfPointsBeyond() {
        Verdict verdict =
                judge(criterion, curve(ACCURACY, 12, x -> .02 + .5 * Math.max(0, x - 24.2)));

        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("beyond"));
    }

    @Test
    void aCurveThatBendsDownwardsIsNotEmergent() {
        Verdict verdict = judge(criterion, curve(ACCURACY, 16, x -> .8 - .2 * Math.max(0, x - 22)));

        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.INVERSE, verdict.shape());
    }

    @Test
    void ninePointsEqualScoresAndALossAxisAreNotFitted() {
        assertEquals(
                Outcome.UNDECIDED, judge(criterion, curve(ACCURACY, 9, x -> x - 19)).outcome());
        assertEquals(Shape.FLAT, judge(criterion, curve(ACCURACY, 12, x -> .25)).shape());
        double[] losses = {4, 3.8, 3.6, 3.4, 3.2, 3, 2.8, 2.6, 2.4, 2.2};
        Curve along = CurveOf.curve(ACCURACY, Axis.LOSS, losses, new double[10], 0);
        assertTrue(judge(criterion, along).reason().contains("along compute"));
    }

    @Test
    void aLogLikelihoodIsFittedAsALossOfTheSameShape() {
        Metric likelihood = Metric.graded("log-likelihood", Direction.HIGHER_IS_BETTER);
        double[] loss = {
            6.98, 6.13, 5.431, 4.851, 4.372, 3.921, 3.337, 2.844, 2.51, 2.343, 2.184, 2.085
        };
        Verdict up =
                judge(criterion, curve(likelihood, Arrays.stream(loss).map(v -> -v).toArray()));
        Verdict down = judge(criterion, curve(LOSS, loss));

        assertEquals(quantity(down, "rmsle"), quantity(up, "rmsle"), 1e-12);
        assertEquals(-quantity(down, "a"), quantity(up, "a"), 1e-9);
        assertEquals(down.outcome(), up.outcome());
    }

    private static Curve curve(Metric metric, int m, DoubleUnaryOperator y) {
        return curve(metric, Arrays.stream(positions(m)).map(y).toArray());
    }

    private static Curve curve(Metric metric, double... y) {
        return CurveOf.at(positions(y.length), y, metric, 0);
    }

    private static double[] positions(int m) {
        double[] x = new double[m];
        for (int i = 0; i < m; i++) {
            x[i] = 19 + 6.0 * i / (m - 1);
        }
        return x;
    }
}
