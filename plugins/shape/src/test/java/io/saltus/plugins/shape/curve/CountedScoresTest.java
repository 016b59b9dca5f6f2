package io.saltus.plugins.shape.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CountedScoresTest {

    @Test
    void fiveSeedsOfAHundredExamplesCountAHundred() {
        Curve curve = fiveSeeds(Metric.accuracy("acc", 0), .3);
        CountedScores counts = CountedScores.of(curve).orElseThrow();

        assertArrayEquals(new double[] {100}, counts.trials());
        assertArrayEquals(new double[] {30}, counts.successes());
        double p = 31.0 / 102;
        assertEquals(p * (1 - p) / 100, ExampleNoise.variance(curve), 1e-16);
    }

    @Test
    void anErrorRateIsCountedByItsComplementAndAGradedScoreNotAtAll() {
        Metric error =
                new Metric(
                        "error",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(1),
                        OptionalDouble.of(0),
                        Grain.ALL_OR_NOTHING);
        Metric graded = Metric.graded("f1", Direction.HIGHER_IS_BETTER);

        assertArrayEquals(
                new double[] {70},
                CountedScores.of(fiveSeeds(error, .3)).orElseThrow().successes());
        assertTrue(CountedScores.of(fiveSeeds(graded, .3)).isEmpty());
    }

    private static Curve fiveSeeds(Metric metric, double score) {
        List<Replicate> runs =
                LongStream.range(0, 5)
                        .mapToObj(
                                seed ->
                                        new Replicate(
                                                Model.of("m"),
                                                OptionalLong.of(seed),
                                                score,
                                                OptionalLong.of(100),
                                                OptionalDouble.empty()))
                        .toList();
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, "family", Axis.COMPUTE),
                List.of(Point.of(1e20, runs)));
    }
}
