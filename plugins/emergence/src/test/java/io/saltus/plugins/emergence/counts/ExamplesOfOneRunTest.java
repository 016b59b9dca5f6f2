package io.saltus.plugins.emergence.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.AboveChance;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Five seeds of 100 examples at each scale: 100 examples, wherever they are counted. */
class ExamplesOfOneRunTest {

    private static final Curve CURVE = curve(0.02, 0.03, 0.4, 0.7);

    private static Curve curve(double... scores) {
        List<Point> points =
                java.util.stream.IntStream.range(0, scores.length)
                        .mapToObj(i -> Point.of(Math.pow(10, 20 + i), seeds(i, scores[i])))
                        .toList();
        return new Curve(
                new Subject(
                        "task",
                        Setup.shots(0),
                        Metric.accuracy("accuracy", 0),
                        "family",
                        Axis.COMPUTE),
                points);
    }

    private static List<Replicate> seeds(int scale, double score) {
        return LongStream.rangeClosed(1, 5)
                .mapToObj(
                        seed ->
                                new Replicate(
                                        Model.of("model-" + scale).inFamily("family"),
                                        OptionalLong.of(seed),
                                        score,
                                        OptionalLong.of(100),
                                        OptionalDouble.empty()))
                .toList();
    }

    @Test
    void aCurveIsCountedAsItsPointsAre() {
        ScaleCounts counts = CountedCurve.of(CURVE, 7).counts();
        for (int i = 0; i < counts.size(); i++) {
            assertEquals(100, CURVE.point(i).examples().orElseThrow());
            assertEquals(100, counts.trials(i));
        }
    }

    /** What a chart draws is what the criterion says. */
    @Test
    void aCriterionSaysTheIntervalOfThePoint() {
        Verdict verdict = new AboveChance().judge(CURVE, Curves.of(CURVE));
        for (int i = 0; i < CURVE.size(); i++) {
            Interval drawn = CURVE.point(i).interval(CURVE.metric()).orElseThrow();
            assertEquals(drawn.lower(), verdict.quantity("wilson-lower-" + i).orElseThrow(), 1e-14);
            assertEquals(drawn.upper(), verdict.quantity("wilson-upper-" + i).orElseThrow(), 1e-14);
        }
    }
}
