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
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    void theDipIsThePValueThatTheStudyAdjusts() {
        Verdict verdict = judge(criterion, curve(LOW, LOW, TWO, HIGH));

        assertEquals(
                List.of("dip-p"),
                verdict.quantities().stream()
                        .filter(quantity -> quantity.role().equals(Role.P_VALUE))
                        .map(Quantity::name)
                        .toList());
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
}
