package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.AssumedExamples;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmergenceTest {

    private static Verdict judge(Curve curve) {
        return Curved.judge(new Emergence(), curve);
    }

    private static String headline(Verdict verdict) {
        return verdict.aspect("headline").orElseThrow();
    }

    /**
     * GPT-3, few-shot, 2000 problems (Brown et al. 2020, Table H.1), at scales a decade apart here.
     */
    @Test
    void callsArithmeticOfGpt3Emergent() {
        Verdict addition = judge(Curved.counts(0, 2000, 2, 4, 4, 6, 10, 18, 164, 1608));
        assertEquals(Outcome.EMERGENT, addition.outcome());
        assertEquals("emergent", headline(addition));
        Onset onset = addition.onset().orElseThrow();
        assertTrue(onset.scale() > 1e23 && onset.scale() < 1e25, onset::toString);
        assertTrue(onset.lower().getAsDouble() < onset.scale());
    }

    /** As of BBH read with strict-match and no chain of thought (obscaling). */
    @Test
    void doesNotTakeAnAnswerFilterThatFindsNothingForAFlatCurve() {
        Verdict verdict = judge(Curved.counts(.25, 250, 0, 0, 3, 0, 1, 0, 12, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("far below chance"), verdict::reason);
        Verdict inverse = judge(Curved.counts(.25, 250, 64, 60, 40, 22, 10, 6, 3, 0));
        assertEquals(Outcome.NOT_EMERGENT, inverse.outcome());
        assertEquals(Shape.INVERSE, inverse.shape());
    }

    /**
     * The best logistic lies between those of the grid, and 12,000 examples tell it from all of
     * them.
     */
    @Test
    void refitsWhereNoShapeOfTheGridComesNearTheData() {
        Verdict verdict =
                judge(
                        Curved.counts(
                                .25, 1000, 273, 267, 298, 347, 405, 518, 605, 728, 823, 920, 955,
                                977));
        assertTrue(verdict.quantity("onset-bootstrap-lower").isPresent(), verdict::toString);
    }

    @Test
    void callsAStepEmergent() {
        Verdict verdict = judge(Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("unpredicted", verdict.aspect("predictability").orElseThrow());
        assertEquals("untested", verdict.aspect("metric").orElseThrow());
        assertEquals(1e22, verdict.quantity("bracket-lower").getAsDouble());
        assertEquals(1e23, verdict.quantity("bracket-upper").getAsDouble());
        assertTrue(verdict.quantity("lambda").getAsDouble() > 4);
        assertEquals(2, verdict.overlays().size());
    }

    @Test
    void doesNotCallASteadyRiseEmergent() {
        Verdict verdict = judge(Curved.counts(.25, 200, 55, 66, 78, 88, 101, 110, 124, 135));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.SMOOTH, verdict.shape());
    }

    /**
     * 2D+, few-shot, of GPT-3 (Brown et al. 2020, Table H.1) climbs from .02 to .12 before it
     * leaps.
     */
    @Test
    void callsALeapFromAFloorAboveChanceEmergentByItsLaws() {
        Verdict verdict = judge(Curved.counts(0, 2000, 40, 82, 70, 90, 178, 238, 1110, 2000));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
    }

    /** z = .04 + .4 t^2: no leap, though the scales below .10 are all below it. */
    @Test
    void doesNotCallASmoothRiseFromAboveChanceEmergent() {
        Verdict verdict = judge(Curved.counts(.25, 2000, 560, 572, 609, 670, 755, 866, 1001, 1160));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
    }

    /** Hinges and steps with the noise of 200 examples, measured with more at the same shares. */
    @Test
    void isNotWeakenedByMoreExamplesAtTheSameProportions() {
        SplittableRandom random = new SplittableRandom(1);
        int emergent = 0;
        for (int curve = 0; curve < 150; curve++) {
            long[] few = new long[8];
            double from = 3 + 2.5 * random.nextDouble();
            double slope = curve % 2 == 0 ? 9 : .1 + .2 * random.nextDouble();
            for (int i = 0; i < few.length; i++) {
                double z = Math.min(.6, Math.max(0, i - from) * slope);
                for (int example = 0; example < 200; example++) {
                    few[i] += random.nextDouble() < .25 + .75 * z ? 1 : 0;
                }
            }
            if (judge(Curved.counts(.25, 200, few)).outcome() != Outcome.EMERGENT) {
                continue;
            }
            emergent++;
            for (int times : new int[] {2, 5, 20}) {
                long[] many = Arrays.stream(few).map(k -> k * times).toArray();
                Verdict verdict = judge(Curved.counts(.25, 200L * times, many));
                assertEquals(Outcome.EMERGENT, verdict.outcome(), verdict::reason);
            }
        }
        assertTrue(emergent > 100, "emergent " + emergent);
    }

    /** A bend after two decades that takes 3 decades from near-random to substantial. */
    @Test
    void doesNotCallASlowClimbALeap() {
        Verdict verdict = judge(Curved.counts(.25, 2000, 500, 500, 500, 590, 680, 770, 860, 950));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
    }

    @Test
    void namesTheFormOfACurveWithoutALeap() {
        assertEquals(
                Shape.FLAT, judge(Curved.counts(.25, 200, 50, 52, 48, 51, 49, 50, 47, 52)).shape());
        assertEquals(
                Shape.INVERSE,
                judge(Curved.counts(.25, 200, 160, 150, 120, 100, 80, 60, 50, 40)).shape());
        assertEquals(
                Shape.U_SHAPED,
                judge(Curved.counts(.25, 200, 160, 130, 100, 70, 60, 90, 130, 170)).shape());
        assertEquals(
                Shape.SATURATED, judge(Curved.counts(.25, 200, 190, 192, 195, 196, 198)).shape());
    }

    @Test
    void isLimitedByResolutionOnAFloorWithoutHits() {
        Verdict verdict = judge(Curved.counts(0, 50, 0, 0, 0, 0, 0, 1, 6, 14));
        assertEquals("resolution-limited", verdict.aspect("predictability").orElseThrow());
    }

    @Test
    void doesNotTakeZerosThroughoutForAnAbsentAbility() {
        Verdict verdict = judge(Curved.counts(0, 500, 0, 0, 0, 0, 0, 0, 0, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("answer filter"), verdict.reason());
    }

    @Test
    void saysThatItsScalesAreTooFew() {
        assertEquals(Outcome.UNDECIDED, judge(Curved.counts(.25, 200, 50, 120)).outcome());
        assertEquals(Outcome.UNDECIDED, judge(Curved.counts(.25, 200, 50)).outcome());
    }

    @Test
    void callsALeapThatAGradedMetricDoesNotShareTheMetrics() {
        Curve exact = Curved.counts(0, 500, 0, 0, 0, 1, 6, 19, 49, 117); // to the power of 20
        Curve tokens =
                Curved.scores(
                        Metric.graded("token_accuracy", Direction.HIGHER_IS_BETTER),
                        OptionalLong.empty(),
                        .50,
                        .60,
                        .68,
                        .74,
                        .80,
                        .85,
                        .89,
                        .93);
        Verdict alone = judge(exact);
        Verdict beside = new Emergence().judge(exact, Curves.of(exact, tokens));
        assertEquals("untested", alone.aspect("metric").orElseThrow());
        assertEquals("metric-artifact", beside.aspect("metric").orElseThrow());
        assertEquals(Outcome.NOT_EMERGENT, beside.outcome());
        assertEquals("emergent-under-metric", headline(beside));
    }

    @Test
    void doesNotDependOnTheUnitOfScale() {
        Curve curve = Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150);
        List<Point> moved =
                curve.points().stream()
                        .map(p -> Point.of(p.scale() * 1e3, p.replicates()))
                        .toList();
        Verdict there = judge(new Curve(curve.subject(), moved));
        Verdict here = judge(curve);
        assertEquals(here.outcome(), there.outcome());
        assertEquals(
                here.quantity("onset-log10").getAsDouble() + 3,
                there.quantity("onset-log10").getAsDouble(),
                1e-9);
    }

    @Test
    void judgesModelsOfAllFamiliesByNeighbourhoods() {
        Curve curve = Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150);
        Curve pooled =
                new Curve(
                        new Subject(
                                "task",
                                curve.subject().setup(),
                                curve.metric(),
                                Subject.POOLED,
                                Axis.COMPUTE),
                        curve.points());
        assertTrue(judge(pooled).aspect("headline").isPresent());
    }

    @Cases(150)
    void answersOnAnyCurve(Case any) {
        List<Integer> successes = any.integers(1, 13, 0, 20);
        int chance = any.integer(0, 99);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        Verdict verdict = judge(Curved.counts(chance / 100.0, 20, k));
        assertTrue(!verdict.reason().isBlank());
    }

    @Test
    void bootstrapsTheOnsetWhereTheAbilityIsPresent() {
        Verdict present = judge(Curved.counts(.25, 200, 50, 48, 53, 49, 51, 90, 140, 150));
        double lower = present.quantity("onset-bootstrap-lower").getAsDouble();
        double upper = present.quantity("onset-bootstrap-upper").getAsDouble();
        assertTrue(1e21 < lower && lower < upper && upper < 1e24);
        assertEquals(1, present.quantity("onset-bootstrap-share").getAsDouble(), .01);
        Verdict absent = judge(Curved.counts(.25, 200, 50, 48, 53, 49, 51, 50, 52, 49));
        assertTrue(absent.quantity("onset-bootstrap-share").isEmpty());
    }

    @Test
    void refitsNothingWhereNoneIsAskedFor() {
        Curve curve = Curved.counts(.25, 200, 50, 48, 53, 49, 51, 90, 140, 150);
        Verdict without =
                Curved.judge(
                        new Emergence(0.05, 0.02, 0.10, 0.05, 0, new AssumedExamples(), 0), curve);
        assertTrue(without.quantity("onset-bootstrap-share").isEmpty());
        assertEquals(judge(curve).onset(), without.onset());
    }

    @Test
    void takesNoCopyAndNoF1OfTheSameAnswersForAGradedMetric() {
        double[] scores = {0, 0, .008, .008, .017, .025, .2, .55};
        for (String copy : new String[] {"sequence_f1", "partial credit"}) {
            Curve exact = Curved.scores(Metric.accuracy("em", 0), OptionalLong.of(120), scores);
            Curve graded =
                    Curved.scores(
                            Metric.graded(copy, Direction.HIGHER_IS_BETTER),
                            OptionalLong.of(120),
                            scores);
            Verdict verdict = new Emergence().judge(exact, Curves.of(List.of(exact, graded)));
            assertEquals("untested", verdict.aspect("metric").orElseThrow());
        }
        double[] choices = {.26, .25, .24, .26, .25, .5, .7, .8};
        double[] classes = {.2, .2, .19, .21, .2, .48, .69, .79};
        Curve exact = Curved.scores(Metric.accuracy("acc", .25), OptionalLong.of(500), choices);
        Curve f1 =
                Curved.scores(
                        Metric.graded("f1", Direction.HIGHER_IS_BETTER),
                        OptionalLong.of(500),
                        classes);
        Verdict verdict = new Emergence().judge(exact, Curves.of(List.of(exact, f1)));
        assertEquals("untested", verdict.aspect("metric").orElseThrow());
    }
}
