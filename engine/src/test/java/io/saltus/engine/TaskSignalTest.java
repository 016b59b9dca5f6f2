package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TaskSignalTest {

    /** Several scores at a scale are its seeds. */
    private static Curve curve(long examples, double[]... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            List<Replicate> seeds = new ArrayList<>();
            for (int seed = 0; seed < scores[i].length; seed++) {
                seeds.add(
                        new Replicate(
                                Model.of("m" + i),
                                OptionalLong.of(seed),
                                scores[i][seed],
                                OptionalLong.of(examples),
                                OptionalDouble.empty()));
            }
            points.add(Point.of(Math.pow(10, 20 + i), seeds));
        }
        return new Curve(
                new Subject(
                        "t",
                        new Setup(OptionalInt.empty(), "standard"),
                        Metric.accuracy("acc", .25),
                        "F",
                        Axis.COMPUTE),
                points);
    }

    private static double[] at(double... scores) {
        return scores;
    }

    @Test
    void findsTheFirstScaleFromWhichOnScoresAreAboveChance() {
        Curve curve = curve(1000, at(.30), at(.25), at(.31), at(.5), at(.99), at(.98));
        TaskSignal signal = TaskSignal.of(curve, OptionalDouble.empty());
        assertEquals(1e22, signal.first().orElseThrow(), 1e10);
        assertEquals(1e24, signal.saturated().orElseThrow(), 1e10);
        assertEquals(.99 - .25, signal.signal(), 1e-12);
        assertEquals(TaskSignal.Source.EXAMPLES, signal.source());
        // 15 pairs, of which (1, 2) and (5, 6) fall
        assertEquals((13 - 2) / 15., signal.order().orElseThrow(), 1e-12);
        // .25 after .30 falls by 2.5 standard errors, .98 after .99 does not
        assertEquals(Optional.of(1), signal.falls());
    }

    @Test
    void takesTheScatterOfSeedsThenOfLateStates() {
        Curve seeds = curve(1000, at(.3, .4), at(.5, .5), at(.6));
        TaskSignal signal = TaskSignal.of(seeds, OptionalDouble.of(.01));
        // R 4.2.2: sqrt(mean(c(var(c(.3, .4)), var(c(.5, .5)))))
        assertEquals(.05, signal.noise().orElseThrow(), 1e-12);
        assertEquals((.6 - .35) / .05, signal.ratio().orElseThrow(), 1e-9);
        assertEquals(TaskSignal.Source.SEEDS, signal.source());
        TaskSignal late = TaskSignal.of(curve(1000, at(.3), at(.5)), OptionalDouble.of(.01));
        assertEquals(TaskSignal.Source.CHECKPOINTS, late.source());
        assertEquals(20, late.ratio().orElseThrow(), 1e-9);
    }
}
