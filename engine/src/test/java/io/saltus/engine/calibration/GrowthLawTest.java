package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws whose widths are in decades, and the designs they are measured by. */
class GrowthLawTest {

    private static final Design VARIED =
            new Design(new Varied(OptionalInt.empty(), OptionalLong.empty(), true), .25, 0);

    @ParameterizedTest
    @EnumSource(GrowthLaw.class)
    void staysAProbability(GrowthLaw law) {
        for (int i = 0; i < 300; i++) {
            Latent latent = law.draw(new Span(19, 22), Draws.of(1, law.id(), i));
            for (double x = 17; x < 25; x += .05) {
                double z = latent.score().applyAsDouble(x);
                assertTrue(z >= 0 && z <= 1, "z = " + z);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = GrowthLaw.class,
            names = {
                "ALGEBRAIC",
                "ARCTANGENT",
                "PROBIT",
                "COMPLEMENTARY_LOG_LOG",
                "SMOOTH_RAMP",
                "HILL"
            })
    void takesTheWidthDrawnFromATenthToNineTenths(GrowthLaw law) {
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            var score = law.draw(new Span(0, 3), Draws.of(2, law.id(), i)).score();
            // far below and above: the floor and the top, but where the ends are reached slowly
            double least = score.applyAsDouble(-1e7);
            double rise = score.applyAsDouble(1e7) - least;
            double from = crossing(score, least + .1 * rise);
            double to = crossing(score, least + .9 * rise);
            widths.add(to - from);
        }
        widths.sort(null);
        assertEquals(.1, widths.get(0), .01);
        assertEquals(12, widths.get(399), .6);
        // half are sharp
        assertEquals(.5, widths.stream().mapToDouble(w -> w < 1.5 ? 1 : 0).sum() / 400, .09);
    }

    private static double crossing(java.util.function.DoubleUnaryOperator score, double level) {
        double below = -100;
        double above = 100;
        for (int i = 0; i < 60; i++) {
            double middle = (below + above) / 2;
            if (score.applyAsDouble(middle) < level) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    @Test
    void drawsTheSameWidthsOnEverySpan() {
        for (int i = 0; i < 50; i++) {
            var near = GrowthLaw.DECAY.draw(new Span(0, 2), Draws.of(3, "", i)).score();
            var far = GrowthLaw.DECAY.draw(new Span(0, 6), Draws.of(3, "", i)).score();
            assertEquals(near.applyAsDouble(1.5), far.applyAsDouble(1.5), 1e-12);
        }
    }

    @Test
    void drawsLeapsAndOthersOfMostLaws() {
        Map<Truth, Set<KnownShape>> laws = new HashMap<>();
        int leaps = 0;
        for (GrowthLaw law : GrowthLaw.values()) {
            for (int i = 0; i < 200; i++) {
                Simulation simulation = Simulation.of(law, VARIED, 1, i);
                laws.computeIfAbsent(simulation.truth(), t -> new HashSet<>()).add(law);
                leaps += simulation.truth() == Truth.EMERGENT ? 1 : 0;
                assertEquals(simulation.truth() == Truth.EMERGENT, simulation.onset().isPresent());
            }
        }
        double share = leaps / 200. / GrowthLaw.values().length;
        assertTrue(share > .12 && share < .3, "share of leaps: " + share);
        assertEquals(GrowthLaw.values().length, laws.get(Truth.NOT_EMERGENT).size());
        Set<KnownShape> never = new HashSet<>(Set.of(GrowthLaw.values()));
        never.removeAll(laws.get(Truth.EMERGENT));
        assertEquals(
                Set.of(
                        GrowthLaw.ABSENT,
                        GrowthLaw.PLATEAU,
                        GrowthLaw.FROM_A_PLATEAU,
                        GrowthLaw.FALL_AND_RISE,
                        GrowthLaw.DECAY),
                never);
    }

    @Test
    void sharesScalesBetweenShapesAndFourCurvesOfEach() {
        Set<List<Double>> scales = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            for (KnownShape law : List.of(GrowthLaw.HILL, GrowthLaw.PROBIT)) {
                double[] positions = Simulation.of(law, VARIED, 1, i).curve().positions();
                scales.add(java.util.Arrays.stream(positions).boxed().toList());
            }
        }
        assertEquals(2, scales.size());
    }

    @Test
    void variesTheDesignFromCurveToCurve() {
        Set<Integer> sizes = new HashSet<>();
        Set<Long> examples = new HashSet<>();
        int scattered = 0;
        for (int i = 0; i < 300; i++) {
            Placement placement =
                    VARIED.layout().draw(Draws.of(1, "shared", i), Draws.of(1, "own", i));
            List<Place> places = placement.places();
            sizes.add(places.size());
            examples.add(places.get(0).examples());
            scattered += places.get(0).knack() == 0 ? 0 : 1;
            double length = placement.span().length();
            assertTrue(length >= 2 && length <= 4);
            for (int k = 1; k < places.size(); k++) {
                assertTrue(places.get(k).position() > places.get(k - 1).position());
                assertEquals(places.get(0).examples(), places.get(k).examples());
            }
        }
        assertEquals(Set.of(3, 4, 5, 6, 7, 8), sizes);
        assertTrue(examples.stream().allMatch(n -> n >= 50 && n <= 10_000));
        assertTrue(examples.size() > 200);
        assertEquals(.5, scattered / 300., .1);
        Layout fixed = new Varied(OptionalInt.of(4), OptionalLong.of(70), false);
        assertEquals("4 uneven scales, 70 examples", fixed.words());
        for (Place place : fixed.draw(Draws.of(1, "shared", 0), Draws.of(1, "own", 0)).places()) {
            assertEquals(70, place.examples());
            assertTrue(place.knack() == 0, "no scatter");
        }
    }
}
