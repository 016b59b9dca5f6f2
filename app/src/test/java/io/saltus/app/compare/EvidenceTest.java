package io.saltus.app.compare;

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
import io.saltus.statistics.exact.FisherTest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which two points are held against each other, and what of them is counted. */
class EvidenceTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final Metric RISING = Metric.graded("acc", Direction.HIGHER_IS_BETTER);
    private static final Metric FALLING = Metric.graded("error", Direction.LOWER_IS_BETTER);

    private static final Evidence EVIDENCE = new Evidence(Examples.NONE);

    private static Point point(String model, int decade, long examples, double score) {
        return Point.of(
                Axis.COMPUTE.scale(decade),
                List.of(
                        new Replicate(
                                Model.of(model),
                                OptionalLong.empty(),
                                score,
                                OptionalLong.of(examples),
                                OptionalDouble.empty())));
    }

    private static Point point(int decade, double score) {
        return point("m", decade, 100, score);
    }

    private static Curve curve(Metric metric, Point... points) {
        return new Curve(
                new Subject("add", Setup.shots(5), metric, "F", Axis.COMPUTE), List.of(points));
    }

    private static Curve rising(Point... points) {
        return curve(RISING, points);
    }

    /** 60 of 100 against 20 of 100, say. */
    private static OptionalDouble fisher(int high, int low) {
        return OptionalDouble.of(FisherTest.greater(high, 100, low, 100));
    }

    private static OptionalDouble gain(Point before, Point after) {
        return EVIDENCE.ofGain(rising(before), rising(after));
    }

    @Test
    void holdsTheBestNewPointAgainstTheBestOldOne() {
        Curve before = rising(point(20, .1), point(21, .2), point(22, .05));
        Curve after = rising(point(20, .1), point(21, .3), point(22, .6), point(23, .5));
        assertEquals(fisher(60, 20), EVIDENCE.ofGain(before, after));
    }

    @Test
    void takesNoOldPointForANewOne() {
        Curve before = rising(point(20, .9), point(21, .2));
        Curve after = rising(point(20, .9), point(21, .3));
        assertEquals(fisher(30, 90), EVIDENCE.ofGain(before, after));
        assertEquals(NONE, EVIDENCE.ofGain(before, before));
    }

    @Test
    void knowsANewPointByItsScaleScoreExamplesAndModels() {
        Point old = point("m", 20, 100, .2);
        assertEquals(NONE, gain(old, point("m", 20, 100, .2)));
        assertEquals(fisher(20, 20), gain(old, point("m", 21, 100, .2)));
        assertEquals(fisher(21, 20), gain(old, point("m", 20, 100, .21)));
        assertEquals(fisher(20, 20), gain(old, point("other", 20, 100, .2)));
        assertEquals(
                OptionalDouble.of(FisherTest.greater(40, 200, 20, 100)),
                gain(old, point("m", 20, 200, .2)));
    }

    @Test
    void holdsTheBestOldPointAgainstTheLargestNewScale() {
        Curve before = rising(point(20, .1), point(21, .6), point(22, .5));
        Curve after = rising(point(20, .1), point(21, .4), point(22, .3));
        assertEquals(fisher(60, 30), EVIDENCE.ofLoss(before, after));
    }

    @Test
    void countsHitsOfAMetricThatFalls() {
        Curve before = curve(FALLING, point(20, .9), point(21, .8));
        Curve after = curve(FALLING, point(20, .9), point(21, .5), point(22, .3));
        assertEquals(fisher(70, 20), EVIDENCE.ofGain(before, after));
        assertEquals(fisher(70, 10), EVIDENCE.ofLoss(after, curve(FALLING, point(20, .9))));
    }

    @Test
    void takesTheFirstOfEqualPoints() {
        Curve after = rising(point("m", 21, 100, .6), point("m", 22, 50, .6));
        assertEquals(fisher(60, 20), EVIDENCE.ofGain(rising(point(20, .2)), after));
        Curve falling = curve(FALLING, point("m", 21, 100, .4), point("m", 22, 50, .4));
        assertEquals(fisher(60, 20), EVIDENCE.ofGain(curve(FALLING, point(20, .8)), falling));
    }

    @Test
    void countsFractionsOnly() {
        assertEquals(fisher(100, 0), gain(point(20, 0), point(21, 1)));
        assertEquals(NONE, gain(point(20, 0), point(21, 1.001)));
        assertEquals(NONE, gain(point(20, -.001), point(21, 1)));
        assertEquals(NONE, gain(point(20, 1.5), point(21, 2.5)));
    }

    @Test
    void countsKnownExamplesOnly() {
        Point one = point("m", 20, 1, 0);
        assertEquals(OptionalDouble.of(.5), gain(one, point("m", 21, 1, 1)));
        assertEquals(NONE, gain(one, point("m", 21, 0, 1)));
        assertEquals(NONE, gain(point("m", 20, 0, 0), point("m", 21, 1, 1)));
    }

    @Test
    void countsNoMoreExamplesThanTheTestTakes() {
        Point low = point("m", 20, 10, 0);
        long most = Integer.MAX_VALUE - 11L;
        assertEquals(OptionalDouble.of(1), gain(low, point("m", 21, most, 0)));
        assertEquals(NONE, gain(low, point("m", 21, most + 1, 0)));
    }
}
