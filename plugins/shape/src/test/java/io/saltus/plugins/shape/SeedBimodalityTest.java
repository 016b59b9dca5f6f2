package io.saltus.plugins.shape;

import static io.saltus.plugins.shape.CurveOf.judge;
import static io.saltus.plugins.shape.CurveOf.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.shape.numerics.Dip;
import io.saltus.plugins.shape.numerics.DipTest;
import io.saltus.plugins.shape.numerics.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedBimodalityTest {

    private static final double[] TWO = {
        .02, .05, .01, .03, .04, .62, .58, .66, .61, .60, .03, .64
    };
    private static final double[] LOW = {
        .02, .05, .01, .03, .04, .035, .045, .015, .025, .055, .03, .02
    };
    private static final double[] HIGH = {
        .61, .66, .58, .60, .63, .59, .62, .64, .57, .65, .605, .62
    };

    private final SeedBimodality criterion = new SeedBimodality();

    /** R 4.2.2, diptest 0.76.0: {@code dip(x)}. */
    @Test
    void agreesWithDiptestOnGroupsAnEvenSpreadTiesAndASample() {
        assertEquals(0.217213114754098, dip(TWO), 1e-14);
        assertEquals(0.05, dip(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1), 1e-14);
        assertEquals(0.25, dip(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), 1e-14);
        assertEquals(
                0.0833333333333333,
                dip(.31, .33, .30, .36, .35, .34, .32, .37, .345, .33, .34, .335),
                1e-14);
        assertEquals(0.125, dip(0, 0, 0, .5, .5, .5, .5, 1, 1, .5, .5, .5), 1e-14);
        assertEquals(0.125, dip(.3, .3, .3, .3), 1e-14);
        assertEquals(0.0357142857142857, dip(RAIN), 1e-14); // dip(precip)
    }

    /**
     * R 4.2.2: {@code m <- mean(x); s <- sqrt(mean((x-m)^2)); g1 <- mean((x-m)^3)/s^3; g2 <-
     * mean((x-m)^4)/s^4-3; G1 <- g1*sqrt(n*(n-1))/(n-2); G2 <- (n-1)/((n-2)*(n-3))*((n+1)*g2+6);
     * (G1^2+1)/(G2+3*(n-1)^2/((n-2)*(n-3)))}.
     */
    @Test
    void agreesWithRInTheBimodalityCoefficient() {
        assertEquals(0.617285966967248, bimodality(TWO), 1e-13);
        assertEquals(0.318543799772469, bimodality(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1), 1e-13);
        assertEquals(0.565656565656566, bimodality(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), 1e-13);
        assertEquals(
                0.262096734999225, bimodality(0, 0, 0, .5, .5, .5, .5, 1, 1, .5, .5, .5), 1e-13);
        assertTrue(Double.isNaN(bimodality(.3, .3, .3, .3)));
        assertTrue(Double.isNaN(bimodality(.3, .4, .5)));
    }

    /** R 4.2.2, diptest 0.76.0: {@code dip.test(x, simulate.p.value = TRUE, B = 40000)$p.value}. */
    @Test
    void agreesWithDiptestInThePValueWithinTheErrorOfSimulation() {
        DipTest test = new DipTest(20000, 1);
        assertEquals(0.635, test.pValue(0.0833333333333333, 12, 0), .012);
        assertEquals(0.0708, test.pValue(0.125, 12, 0), .006);
        assertTrue(test.pValue(0.217213114754098, 12, 0) < .001);
        assertEquals(1, test.pValue(0.05, 10, 0));
    }

    @Test
    void rejectsTiedScoresOfOneGroupNoMoreOftenThanTheLevel() {
        SplittableRandom random = new SplittableRandom(5);
        DipTest test = new DipTest(999, 2);
        int rejected = 0;
        for (int round = 0; round < 1000; round++) {
            double[] sample = new double[20];
            for (int i = 0; i < 20; i++) {
                for (int draw = 0; draw < 10; draw++) {
                    sample[i] += random.nextDouble() < .5 ? 1 : 0;
                }
            }
            Arrays.sort(sample);
            double p = test.pValue(Dip.of(sample), 20, (long) (sample[19] - sample[0]));
            rejected += p < .05 ? 1 : 0;
        }
        assertTrue(rejected <= 60, rejected + " of 1000");
    }

    @Test
    void runsThatLeapAtDifferentScalesAreEmergentWhereHalfHaveLeapt() {
        Verdict verdict = judge(criterion, curve(LOW, LOW, TWO, HIGH));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(0, quantity(verdict, "success-0"));
        assertEquals(.5, quantity(verdict, "success-2"));
        assertEquals(1, quantity(verdict, "success-3"));
        assertEquals(0.217213114754098, quantity(verdict, "dip"), 1e-14);
        assertTrue(quantity(verdict, "dip-p") < .01);
        assertEquals(
                Onset.between(Math.pow(10, 19), Math.pow(10, 20), Math.pow(10, 20)),
                verdict.onset().orElseThrow());
    }

    @Test
    void whereMostRunsStillFailTheOnsetLiesBeyondTheData() {
        double[] few = TWO.clone();
        few[5] = .02;
        few[6] = .045;
        Verdict verdict = judge(criterion, curve(LOW, LOW, LOW, few));

        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(Censoring.RIGHT, verdict.onset().orElseThrow().censoring());
    }

    @Test
    void aSmoothShiftOfOneGroupIsNotEmergent() {
        Random random = new Random(4);
        double[][] scales = new double[6][40];
        for (int i = 0; i < 6; i++) {
            for (int s = 0; s < 40; s++) {
                scales[i][s] = .1 + .12 * i + .03 * random.nextGaussian();
            }
        }
        assertEquals(Outcome.NOT_EMERGENT, judge(criterion, curve(scales)).outcome());
    }

    @Test
    void nineSeedsAreTooFewAndTheReasonSaysSo() {
        double[] nine = Arrays.copyOf(TWO, 9);
        Verdict verdict = judge(criterion, curve(nine, nine, nine));

        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("at least 10"));
    }

    @Test
    void twoGroupsAtEveryScaleAlikeAreNoise() {
        assertEquals(Shape.NOISY, judge(criterion, curve(few(), few(), few())).shape());
    }

    private static double[] few() {
        double[] few = TWO.clone();
        few[5] = .02;
        return few;
    }

    private static double dip(double... sample) {
        return Dip.of(Arrays.stream(sample).sorted().toArray());
    }

    private static double bimodality(double... sample) {
        return Runs.bimodality(Arrays.stream(sample).sorted().toArray());
    }

    private static Curve curve(double[]... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            List<Replicate> runs = new ArrayList<>();
            for (double score : scores[i]) {
                runs.add(CurveOf.replicate("model-" + i, score, 1000));
            }
            points.add(Point.of(Math.pow(10, 18 + i), runs));
        }
        return new Curve(
                new Subject("task", Setup.UNKNOWN, Metric.accuracy("acc", 0), "GPT", Axis.COMPUTE),
                points);
    }

    /** R's data set precip: mean yearly rain in 70 cities, in inches. */
    private static final double[] RAIN = {
        67, 54.7, 7, 48.5, 14, 17.2, 20.7, 13, 43.4, 40.2, 38.9, 54.5, 59.8, 48.3, 22.9, 11.5, 34.4,
        35.1, 38.7, 30.8, 30.6, 43.1, 56.8, 40.8, 41.8, 42.5, 31, 31.7, 30.2, 25.9, 49.2, 37, 35.9,
        15, 30.2, 7.2, 36.2, 45.5, 7.8, 33.4, 36.1, 40.2, 42.7, 42.5, 16.2, 39, 35, 37, 31.4, 37.6,
        39.9, 36.2, 42.8, 46.4, 24.7, 49.1, 46, 35.9, 7.8, 48.2, 15.2, 32.5, 44.7, 42.6, 38.8, 17.4,
        40.8, 29.1, 14.6, 59.2
    };
}
