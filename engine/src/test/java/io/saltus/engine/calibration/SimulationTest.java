package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Curves are drawn as their design says. */
class SimulationTest {

    private static final Span SPAN = new Span(19, 25);

    private static Design design(int scales, long examples, double chance, double s) {
        return new Design(Layout.equispaced(SPAN, scales, examples), chance, s);
    }

    @Test
    void drawsTheSameCurveAgain() {
        Design design = design(8, 200, .25, .15);
        for (KnownShape shape : KnownShape.all()) {
            if (design.suits(shape)) {
                Curve first = Simulation.of(shape, design, 5, 3).curve();
                Simulation.of(shape, design, 5, 4);
                assertEquals(first, Simulation.of(shape, design, 5, 3).curve());
            }
        }
        assertNotEquals(
                Simulation.of(BenchmarkShape.LINEAR, design, 5, 3).curve(),
                Simulation.of(BenchmarkShape.LINEAR, design, 6, 3).curve());
    }

    @Test
    void placesScalesEquallyAndCountsExamples() {
        Curve curve = Simulation.of(BenchmarkShape.STEP, design(5, 50, 0, 0), 1, 0).curve();
        assertEquals(5, curve.size());
        assertEquals(1e19, curve.point(0).scale(), 1e7);
        assertEquals(20.5, curve.positions()[1], 1e-9);
        assertEquals(25, curve.positions()[4], 1e-9);
        for (Point point : curve.points()) {
            assertEquals(50, point.examples().orElseThrow());
            assertEquals(Math.rint(point.score() * 50), point.score() * 50, 1e-9);
        }
        assertEquals(0, curve.point(0).score(), "no hit at chance 0 below a step");
    }

    @Test
    void scoresChanceWhereNothingIsLearnt() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 500; i++) {
            for (double y :
                    Simulation.of(BenchmarkShape.FLAT, design(8, 200, .25, 0), 1, i)
                            .curve()
                            .scores()) {
                sum += y;
                squares += y * y;
            }
        }
        double mean = sum / 4000;
        assertEquals(.25, mean, 4 * Math.sqrt(.25 * .75 / 200 / 4000));
        assertEquals(.25 * .75 / 200, squares / 4000 - mean * mean, .0001);
    }

    @Test
    void spreadsScoresByTheOverdispersion() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 500; i++) {
            for (double y :
                    Simulation.of(BenchmarkShape.FLAT, design(8, 1_000_000, .25, .3), 1, i)
                            .curve()
                            .scores()) {
                double logit = Math.log(y / (1 - y));
                sum += logit;
                squares += logit * logit;
            }
        }
        double mean = sum / 4000;
        assertEquals(Math.log(1 / 3.), mean, .02);
        assertEquals(.3, Math.sqrt(squares / 4000 - mean * mean), .015);
    }

    @Test
    void givesTheTokenAccuracyBesideAMirage() {
        Simulation mirage = Simulation.of(BenchmarkShape.MIRAGE, design(8, 200, 0, 0), 1, 0);
        List<Curve> others = mirage.context().otherMetrics(mirage.curve());
        assertEquals(1, others.size());
        assertEquals("token-accuracy", others.get(0).metric().name());
        double[] tokens = others.get(0).scores();
        assertTrue(tokens[0] > .3 && tokens[7] > .9, "rises from the start");
        assertTrue(mirage.curve().scores()[0] < .1);
        assertTrue(!design(8, 200, .25, 0).suits(BenchmarkShape.MIRAGE));
    }

    @Test
    void poolsModelsOfManyFamilies() {
        Design design = new Design(new Pool(SPAN, 40, 200), .25, 0);
        Set<List<Double>> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Curve curve = Simulation.of(BenchmarkShape.HINGE, design, 1, i).curve();
            assertEquals(Subject.POOLED, curve.subject().family());
            List<Replicate> models =
                    curve.points().stream().flatMap(point -> point.replicates().stream()).toList();
            assertEquals(40, models.size());
            assertTrue(models.stream().map(m -> m.model().family()).distinct().count() >= 6);
            seen.add(java.util.Arrays.stream(curve.positions()).boxed().toList());
        }
        assertEquals(50, seen.size(), "other scales on each curve");
    }

    @Test
    void leavesOneLargeModelOfAPoolBehind() {
        Pool pool = new Pool(SPAN, 40, 200);
        List<Place> places = pool.draw(Draws.of(1, "", 0), Draws.of(1, "", 1)).places();
        List<Place> weak = places.stream().filter(place -> place.ahead() < 0).toList();
        assertEquals(1, weak.size());
        assertEquals(-2, weak.get(0).ahead());
        assertTrue(places.indexOf(weak.get(0)) >= 32);
    }

    @Test
    void statesStandardErrorsWhereTheDesignSaysSo() {
        Design design =
                new Design(
                        Layout.equispaced(SPAN, 8, 200),
                        .25,
                        0,
                        io.saltus.api.data.Axis.COMPUTE,
                        Design.Stated.STANDARD_ERROR);
        Point point = Simulation.of(BenchmarkShape.LINEAR, design, 1, 0).curve().point(3);
        assertTrue(point.examples().isEmpty());
        double y = point.score();
        assertEquals(Math.sqrt(y * (1 - y) / 200), point.standardError().orElseThrow(), 1e-12);
    }

    @Test
    void refusesDesignsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> design(8, 200, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> design(8, 200, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> design(1, 200, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Pool(SPAN, 9, 200));
        assertThrows(
                IllegalArgumentException.class,
                () -> Layout.at(List.of(20.0, 20.0), List.of(1L, 1L)));
    }
}
