package io.saltus.api.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PointTest {

    private static final Metric ACCURACY = Metric.accuracy("acc", .25);

    private static Replicate run(long seed, double score, long examples, double error) {
        return new Replicate(
                Model.of("m"),
                OptionalLong.of(seed),
                score,
                examples > 0 ? OptionalLong.of(examples) : OptionalLong.empty(),
                error >= 0 ? OptionalDouble.of(error) : OptionalDouble.empty());
    }

    private static Point seeds(int count, double score, long examples, double error) {
        return Point.of(
                1e9,
                LongStream.range(0, count)
                        .mapToObj(seed -> run(seed, score, examples, error))
                        .toList());
    }

    @Test
    void countsTheExamplesOfOneRunHoweverManySeedsThereAre() {
        assertEquals(OptionalLong.of(100), seeds(5, .3, 100, .04).examples());
        assertEquals(seeds(1, .3, 100, .04).examples(), seeds(5, .3, 100, .04).examples());
    }

    @Test
    void hasTheIntervalOfOneRunHoweverManySeedsThereAre() {
        assertEquals(
                Optional.of(Interval.wilson(.3, 100, Interval.Z_95)),
                seeds(5, .3, 100, .04).interval(ACCURACY));
        Metric graded = Metric.graded("f1", Direction.HIGHER_IS_BETTER);
        assertEquals(.04, seeds(5, .3, 100, .04).standardError().orElseThrow(), 1e-15);
        assertEquals(
                .3 + Interval.Z_95 * .04,
                seeds(5, .3, 100, .04).interval(graded).orElseThrow().upper(),
                1e-12);
    }

    @Test
    void averagesNumbersWhoseSumOrSquareIsNone() {
        Point point =
                Point.of(1e9, List.of(run(1, 1.5e308, 10, 3e200), run(2, 1.5e308, 10, 4e200)));
        assertEquals(1.5e308, point.score());
        assertEquals(Math.sqrt(12.5) * 1e200, point.standardError().orElseThrow(), 1e190);
    }

    @Test
    void averagesWhatRunsDifferIn() {
        Point point = Point.of(1e9, List.of(run(1, .2, 100, .03), run(2, .4, 201, .05)));
        assertEquals(.3, point.score(), 1e-15);
        assertEquals(OptionalLong.of(151), point.examples());
        assertEquals(Math.sqrt((.0009 + .0025) / 2), point.standardError().orElseThrow(), 1e-15);
    }

    @Test
    void knowsNoPrecisionThatARunLacks() {
        Point point = Point.of(1e9, List.of(run(1, .2, 100, .03), run(2, .4, 0, -1)));
        assertEquals(OptionalLong.empty(), point.examples());
        assertEquals(OptionalDouble.empty(), point.standardError());
        assertEquals(Optional.empty(), point.interval(ACCURACY));
    }

    @Test
    void takesNoStandardErrorOfZeroForPrecision() {
        assertEquals(Optional.empty(), seeds(1, 0, 0, 0).interval(ACCURACY));
    }

    @Test
    void hasTheSameMeanInAnyOrderOfTheRuns() {
        List<Replicate> runs =
                List.of(run(1, .1, 10, 0), run(2, .7, 10, 0), run(3, .2, 10, 0), run(4, .3, 10, 0));
        List<Replicate> turned = new ArrayList<>(runs);
        Collections.reverse(turned);
        assertEquals(Point.of(1, runs).score(), Point.of(1, turned).score());
    }
}
