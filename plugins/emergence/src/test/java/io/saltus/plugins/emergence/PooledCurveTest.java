package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Sixty models on one compute axis, a tenth of a decade apart from 1e19 FLOPs on. */
class PooledCurveTest {

    private static final int MODELS = 60;

    /** Scores without noise: .25 up to the given model, then up by a share per model. */
    private static double[] leap(int from, double slope) {
        double[] scores = new double[MODELS];
        for (int i = 0; i < MODELS; i++) {
            // models of one neighbourhood differ a little, as real ones do
            double family = 0.02 * (i % 3 - 1);
            scores[i] = Math.min(.9, .25 + Math.max(0, i - from) * slope + family);
        }
        return scores;
    }

    private static Verdict judge(double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Replicate model =
                    new Replicate(
                            Model.of("m" + i),
                            OptionalLong.empty(),
                            scores[i],
                            OptionalLong.of(250),
                            OptionalDouble.empty());
            points.add(Point.of(Math.pow(10, 19 + i / 10.0), List.of(model)));
        }
        Subject subject =
                new Subject(
                        "task",
                        Setup.UNKNOWN,
                        Metric.accuracy("acc", .25),
                        Subject.POOLED,
                        Axis.COMPUTE);
        return Curved.judge(new Emergence(), new Curve(subject, points));
    }

    @Test
    void findsALeapOfManyModels() {
        Verdict verdict = judge(leap(35, .04));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        Onset onset = verdict.onset().orElseThrow();
        assertEquals(22.7, Math.log10(onset.scale()), .3);
        assertTrue(onset.lower().getAsDouble() < onset.scale());
        assertTrue(onset.upper().getAsDouble() > onset.scale());
    }

    @Test
    void isNotMovedByOneWeakLargeModel() {
        double[] scores = leap(35, .04);
        scores[MODELS - 2] = .26;
        assertEquals(Outcome.EMERGENT, judge(scores).outcome());
    }

    /** A model that is tuned, contaminated or misread makes no leap of sixty. */
    @Test
    void makesNoLeapOfOneStrongLargeModel() {
        double[] scores = leap(MODELS, 0);
        scores[MODELS - 1] = .9;
        Verdict verdict = judge(scores);
        assertNotEquals(Outcome.EMERGENT, verdict.outcome(), verdict::reason);
        assertTrue(verdict.reason().contains("m59"), verdict::reason);
        scores = leap(MODELS, 0);
        scores[40] = .9;
        assertEquals(Outcome.NOT_EMERGENT, judge(scores).outcome());
    }

    @Test
    void namesTheModelsAtTheTop() {
        double[] scores = leap(MODELS, 0);
        double[] top = {.5, .52, .54, .56, .58};
        System.arraycopy(top, 0, scores, MODELS - top.length, top.length);
        Verdict verdict = judge(scores);
        assertTrue(verdict.reason().contains("where the first model is m55 "), verdict::reason);
    }

    /** Fourteen models that guess, and the largest of another family that does not. */
    @Test
    void seesTheModelAtTheTop() {
        double[] flops = {
            2e20, 6e20, 8e20, 1.4e21, 2.4e21, 2.6e21, 4.8e21, 8.5e21, 1.2e22, 2.3e22, 3.7e22,
            2.9e23, 3.1e23, 5.5e23, 2.5e24
        };
        double[] scores = {
            .5, .502, .491, .503, .493, .5, .494, .476, .503, .5, .473, .487, .487, .503, .634
        };
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(
                    Point.of(
                            flops[i],
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i),
                                            OptionalLong.empty(),
                                            scores[i],
                                            OptionalLong.of(638),
                                            OptionalDouble.empty()))));
        }
        Subject subject =
                new Subject(
                        "pairs",
                        Setup.UNKNOWN,
                        Metric.accuracy("acc", .5),
                        Subject.POOLED,
                        Axis.COMPUTE);
        Verdict verdict = Curved.judge(new Emergence(), new Curve(subject, points));
        assertEquals(Outcome.UNDECIDED, verdict.outcome(), verdict::reason);
        assertTrue(verdict.reason().contains("m14 (2.5e24 FLOPs)"), verdict::reason);
    }
}
