package io.saltus.api.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PointIntervalTest {

    private static Point point(double score, OptionalLong examples, OptionalDouble error) {
        return Point.of(
                1,
                List.of(
                        new Replicate(
                                Model.of("m"), OptionalLong.empty(), score, examples, error)));
    }

    /** R 4.2.2: {@code prop.test(k, 200, correct = FALSE)$conf.int} for k = 0, 50. */
    @Test
    void isWilsonsWhereExamplesAreCounted() {
        Metric metric = Metric.accuracy("acc", 0);
        Interval none =
                point(0, OptionalLong.of(200), OptionalDouble.empty())
                        .interval(metric)
                        .orElseThrow();
        assertEquals(0, none.lower(), 1e-12);
        assertEquals(0.01884532638, none.upper(), 1e-10);
        Interval quarter =
                point(.25, OptionalLong.of(200), OptionalDouble.empty())
                        .interval(metric)
                        .orElseThrow();
        assertEquals(0.1950816801, quarter.lower(), 1e-10);
        assertEquals(0.3143409831, quarter.upper(), 1e-10);
    }

    @Test
    void isAboutTwoStandardErrorsElse() {
        Interval interval =
                point(3, OptionalLong.of(200), OptionalDouble.of(.5))
                        .interval(Metric.graded("ppl", Direction.LOWER_IS_BETTER))
                        .orElseThrow();
        assertEquals(3 - .97998199, interval.lower(), 1e-7);
        assertEquals(3 + .97998199, interval.upper(), 1e-7);
    }

    @Test
    void isAbsentWhereNothingIsKnownOrTheErrorIsZero() {
        Metric metric = Metric.accuracy("acc", 0);
        assertTrue(point(1, OptionalLong.empty(), OptionalDouble.of(0)).interval(metric).isEmpty());
        assertTrue(
                point(1, OptionalLong.empty(), OptionalDouble.empty()).interval(metric).isEmpty());
    }

    /** Runs at one scale answer the same examples: five seeds of 100 are 100 examples, not 500. */
    @Test
    void isOfOneRun() {
        Replicate run =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        .3,
                        OptionalLong.of(100),
                        OptionalDouble.of(.04));
        Point one = Point.of(1, List.of(run));
        Point five = Point.of(1, List.of(run, run, run, run, run));
        assertEquals(OptionalLong.of(100), five.examples());
        assertEquals(.04, five.standardError().orElseThrow(), 1e-15);
        Metric counted = Metric.accuracy("acc", 0);
        assertEquals(one.interval(counted), five.interval(counted));
    }
}
