package io.saltus.plugins.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FindingLinesTest {

    private static Curve curve(Metric metric, String family, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(
                    Point.of(
                            Math.pow(10, 20 + i),
                            List.of(
                                    new Replicate(
                                            Model.of("m-" + i + "b"),
                                            OptionalLong.empty(),
                                            scores[i],
                                            OptionalLong.empty(),
                                            OptionalDouble.empty()))));
        }
        return new Curve(new Subject("t", Setup.UNKNOWN, metric, family, Axis.COMPUTE), points);
    }

    private static String from(String family, double onset, String more, int room) {
        Verdict verdict =
                Verdict.emergent(Shape.SHARP, "it leaps")
                        .from(Onset.between(onset / 2, onset, 2 * onset));
        Curve curve = curve(Metric.accuracy("acc", .25), family, .25, .25, .9);
        return OnsetWords.of(
                new Finding(curve, new Configured("any", Map.of()), verdict), more, room);
    }

    @Test
    void drawsScoresBetweenChanceAndBestOnOneScale() {
        assertEquals(
                "▁▁▅█", Sparkline.of(curve(Metric.accuracy("acc", .25), "F", .1, .25, .65, 1)));
    }

    @Test
    void drawsOtherMetricsBetweenTheirWorstAndBest() {
        Metric loss = Metric.graded("loss", Direction.LOWER_IS_BETTER);
        assertEquals("▁▅█", Sparkline.of(curve(loss, "F", 4, 3, 2)));
        assertEquals("▁▁", Sparkline.of(curve(loss, "F", 2, 2)));
    }

    @Test
    void sharesABlockBetweenScalesWhereThereAreMany() {
        double[] scores = new double[32];
        scores[30] = 1;
        scores[31] = 1;
        assertEquals(
                "▁".repeat(15) + "█", Sparkline.of(curve(Metric.accuracy("acc", 0), "F", scores)));
    }

    @Test
    void namesTheFirstModelAtOrBeyondTheOnsetAndWhatElseFits() {
        assertEquals("from m-2b (1e22 FLOPs), new", from("F", 3e21, ", new", 40));
        assertEquals("from m-2b (1e22 FLOPs)", from("F", 3e21, ", new", 24));
        assertEquals("from m-2b", from("F", 3e21, ", new", 12));
        assertEquals("from m-1b (1e21 FLOPs)", from("F", 1e21, "", 40));
    }

    @Test
    void namesTheScaleWhereAModelSaysLittle() {
        assertEquals("from about 3e21 FLOPs", from(Subject.POOLED, 3e21, "", 40));
    }
}
