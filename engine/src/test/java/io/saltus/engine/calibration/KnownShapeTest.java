package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shapes keep to their formulas and to the rule that says what they are. */
class KnownShapeTest {

    private static final Span SPAN = new Span(19, 25);
    private static final int DRAWS = 200;

    private static void each(KnownShape shape, java.util.function.Consumer<Latent> check) {
        for (int i = 0; i < DRAWS; i++) {
            check.accept(shape.draw(SPAN, Draws.of(7, shape.id(), i)));
        }
    }

    private static double z(Latent latent, double x) {
        return latent.score().applyAsDouble(x);
    }

    private static void assertWithin(double lower, double upper, double value) {
        assertTrue(value >= lower && value <= upper, () -> value + " in " + lower + ", " + upper);
    }

    @Test
    void drawsFlatOnes() {
        each(BenchmarkShape.FLAT, latent -> assertEquals(0, z(latent, 22)));
        each(
                BenchmarkShape.FLAT_ABOVE_CHANCE,
                latent -> {
                    assertWithin(.1, .6, z(latent, 22));
                    assertEquals(z(latent, 19), z(latent, 25));
                });
    }

    @Test
    void drawsLines() {
        assertLine(BenchmarkShape.LINEAR, 0, .15, .35, .8);
        assertLine(BenchmarkShape.SATURATED, .75, .95, .99, .99);
        assertLine(BenchmarkShape.INVERSE, .4, .8, 0, .2);
    }

    private static void assertLine(
            KnownShape shape, double least, double most, double leastEnd, double mostEnd) {
        each(
                shape,
                latent -> {
                    assertWithin(least, most, z(latent, 19));
                    assertWithin(leastEnd, mostEnd, z(latent, 25));
                    assertEquals((z(latent, 19) + z(latent, 25)) / 2, z(latent, 22), 1e-12);
                });
    }

    @Test
    void drawsPowerLawsOfTheError() {
        each(
                BenchmarkShape.POWER_LAW_ERROR,
                latent -> {
                    assertWithin(0, .1, z(latent, 19));
                    assertWithin(.4, .85, z(latent, 25));
                    double product = (1 - z(latent, 19)) * (1 - z(latent, 25));
                    assertEquals(product, Math.pow(1 - z(latent, 22), 2), 1e-12);
                });
    }

    @Test
    void drawsLogisticsOfTheirWidth() {
        each(
                BenchmarkShape.SLOW_LOGISTIC,
                latent -> {
                    double slope = logit(z(latent, 23)) - logit(z(latent, 22));
                    assertWithin(4.394 / 8, 4.395 / 4, slope);
                    assertWithin(19 + .35 * 6, 19 + .8 * 6, 22 - logit(z(latent, 22)) / slope);
                });
        // 1 / (1 + exp(-4.394 / 2)) one decade above the middle at a width of two: plogis(2.197225)
        assertEquals(.9, BenchmarkShape.logistic(23, 22, 2), 1e-12);
        each(
                BenchmarkShape.SHARP_LOGISTIC,
                latent -> {
                    assertWithin(.35 * .88, .9, z(latent, 25.5));
                    assertEquals(.1, z(latent, latent.onset().orElseThrow()), 1e-6);
                });
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void drawsUShapes() {
        each(
                BenchmarkShape.U_SHAPED,
                latent -> {
                    assertWithin(.35, .7, z(latent, 19));
                    assertWithin(.45, .8, z(latent, 25));
                    double least = 1;
                    for (double x = 21; x < 22.7; x += .005) {
                        least = Math.min(least, z(latent, x));
                    }
                    assertEquals(0, least, .002);
                });
    }

    @Test
    void drawsNoiseAnewAtEachScale() {
        double sum = 0;
        double squares = 0;
        Latent latent = BenchmarkShape.NOISY.draw(SPAN, new SplittableRandom(1));
        for (int i = 0; i < 10_000; i++) {
            double value = z(latent, 22);
            sum += value;
            squares += value * value;
        }
        assertEquals(.25, sum / 10_000, .006);
        assertEquals(.15, Math.sqrt(squares / 10_000 - Math.pow(sum / 10_000, 2)), .005);
    }

    @Test
    void drawsStepsAndHinges() {
        each(
                BenchmarkShape.STEP,
                latent -> {
                    double tau = latent.onset().orElseThrow();
                    assertWithin(19 + .4 * 6, 19 + .85 * 6, tau);
                    assertEquals(0, z(latent, Math.nextDown(tau)));
                    assertWithin(.3, .8, z(latent, tau));
                    assertEquals(z(latent, tau), z(latent, 25));
                });
        each(
                BenchmarkShape.HINGE,
                latent -> {
                    double onset = latent.onset().orElseThrow();
                    double b = z(latent, 25);
                    assertWithin(.35, .8, b);
                    // z = b (x - tau) / (25 - tau) = .1 at the onset
                    double tau = (onset - .1 / b * 25) / (1 - .1 / b);
                    assertWithin(19 + .4 * 6 - 1e-6, 19 + .75 * 6 + 1e-6, tau);
                    assertEquals(0, z(latent, tau - 1e-5));
                    assertEquals(b / 2, z(latent, (tau + 25) / 2), 1e-6);
                });
    }

    @Test
    void drawsPowersOfATokenAccuracy() {
        each(
                BenchmarkShape.MIRAGE,
                latent -> {
                    int length = latent.length().orElseThrow();
                    assertWithin(8, 29, length);
                    double a = Math.pow(z(latent, 19), 1.0 / length);
                    double b = Math.pow(z(latent, 25), 1.0 / length);
                    assertWithin(.35, .6, a);
                    assertWithin(.93, .985, b);
                    assertEquals(
                            1 - Math.sqrt((1 - a) * (1 - b)),
                            Math.pow(z(latent, 22), 1.0 / length),
                            1e-9);
                });
    }

    @ParameterizedTest
    @EnumSource(ForeignShape.class)
    void drawsForeignShapesThatKeepTheRule(ForeignShape shape) {
        each(
                shape,
                latent -> {
                    DoubleUnaryOperator score = latent.score();
                    if (shape == ForeignShape.LOGISTIC_ON_NOISE) {
                        assertWithin(.1 - .015, .1 + .015, z(latent, latent.onset().orElseThrow()));
                    } else if (shape.truth().equals(Optional.of(Truth.EMERGENT))) {
                        double onset = latent.onset().orElseThrow();
                        assertTrue(LeapRule.isLeap(score, SPAN));
                        assertTrue(z(latent, onset + 1e-6) >= .1);
                        assertTrue(z(latent, onset - 1e-6) <= .1);
                    } else {
                        assertTrue(latent.onset().isEmpty());
                        assertTrue(
                                shape == ForeignShape.INVERTED_U
                                        || shape == ForeignShape.DECAY
                                        || LeapRule.isSmooth(score, SPAN));
                        for (double x = 19; x <= 25; x += .1) {
                            assertWithin(-.02, 1, z(latent, x));
                        }
                    }
                });
    }

    @Test
    void countsHingesAsLeapsAndQuadraticsAsSmooth() {
        assertTrue(LeapRule.isLeap(x -> .6 * Math.max(0, x - 22) / 3, SPAN));
        assertTrue(LeapRule.isSmooth(x -> .05 + .6 * Math.pow((x - 19) / 6, 2), SPAN));
        // from .02 to .20 in 2.2 decades: neither
        DoubleUnaryOperator between = x -> Math.max(0, x - 21) * .18 / 2.2;
        assertTrue(!LeapRule.isLeap(between, SPAN) && !LeapRule.isSmooth(between, SPAN));
    }

    @Test
    void drawsTheBenchmarksFormsAsWideAsTheSpan() {
        Span narrow = new Span(-3, -1);
        for (KnownShape shape : KnownShape.all()) {
            if (shape.group() == ShapeGroup.LAWS
                    || shape == BenchmarkShape.NOISY
                    || shape == ForeignShape.LOGISTIC_ON_NOISE) {
                continue;
            }
            Latent here = shape.draw(SPAN, Draws.of(3, shape.id(), 0));
            Latent there = shape.draw(narrow, Draws.of(3, shape.id(), 0));
            for (double t : new double[] {.1, .35, .55, .9}) {
                assertEquals(z(here, 19 + 6 * t), z(there, -3 + 2 * t), 1e-9, () -> shape.id() + t);
            }
        }
    }
}
