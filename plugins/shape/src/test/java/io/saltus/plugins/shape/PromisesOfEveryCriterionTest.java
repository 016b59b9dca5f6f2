package io.saltus.plugins.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of each criterion of this plugin, on any curve. */
class PromisesOfEveryCriterionTest {

    @Test
    void everyCriterionIsFound() {
        assertEquals(
                List.of(
                        "breakthroughness",
                        "broken-scaling-law",
                        "change-point",
                        "point-of-emergence",
                        "seed-bimodality"),
                CurveOf.CRITERIA.stream()
                        .map(c -> c.getClass().getAnnotation(About.class).id())
                        .sorted()
                        .toList());
    }

    @Cases(value = 400, seed = 20260102)
    void everyCurveGetsTheSameAnswerTwice(Case any) {
        Curve curve = AnyCurve.of(any);
        for (Criterion criterion : CurveOf.CRITERIA) {
            Verdict verdict = CurveOf.judge(criterion, curve);
            assertEquals(verdict, CurveOf.judge(criterion, curve));
            assertTrue(verdict.reason().length() > 10 && !verdict.reason().endsWith("."));
        }
    }

    @Cases(value = 250, seed = 20260101)
    void theUnitOfScaleDoesNotMatter(Case any) {
        Curve curve = AnyCurve.of(any);
        if (!curve.axis().unit().equals("FLOPs")) {
            return;
        }
        for (Criterion criterion : CurveOf.CRITERIA) {
            Verdict one = CurveOf.judge(criterion, curve);
            Verdict other = CurveOf.judge(criterion, CurveOf.rescaled(curve, 1024));
            assertEquals(
                    one.outcome(),
                    other.outcome(),
                    one.reason()
                            + " / "
                            + other.reason()
                            + one.quantities()
                            + other.quantities()
                            + criterion
                            + " on "
                            + curve);
            assertEquals(one.shape(), other.shape());
            one.onset()
                    .ifPresent(
                            onset ->
                                    assertEquals(
                                            onset.scale() * 1024,
                                            other.onset().orElseThrow().scale(),
                                            1e-6 * onset.scale() * 1024));
        }
    }

    @Cases(value = 200, seed = 20260103)
    void onePointOrTwoAreUndecided(Case any) {
        Curve curve = AnyCurve.of(any);
        Curve start =
                new Curve(curve.subject(), curve.points().subList(0, Math.min(2, curve.size())));
        for (Criterion criterion : CurveOf.CRITERIA) {
            assertEquals(Outcome.UNDECIDED, CurveOf.judge(criterion, start).outcome());
        }
    }

    /** The one rule of docs/criteria/README.md, on 12 scales, with 12 runs at each. */
    @Test
    void emptyCasesAreAnsweredAlike() {
        for (Criterion criterion : CurveOf.CRITERIA) {
            says(Outcome.UNDECIDED, criterion, level(0, 1000, 0));
            says(Outcome.UNDECIDED, criterion, level(0, 0, 0));
            says(Outcome.UNDECIDED, criterion, level(.25, 1000, 0));
            says(Outcome.UNDECIDED, criterion, level(.25, 8, .25));
            says(Outcome.UNDECIDED, criterion, level(.5, 40, .5));
            says(Outcome.NOT_EMERGENT, criterion, level(.25, 200, .25));
            says(Outcome.NOT_EMERGENT, criterion, level(.25, 0, .25));
            says(Outcome.NOT_EMERGENT, criterion, level(.25, 200, .6));
            says(Outcome.NOT_EMERGENT, criterion, level(.25, 200, 1));
            says(Outcome.NOT_EMERGENT, criterion, level(0, 200, 1));
            says(Outcome.NOT_EMERGENT, criterion, fall(.25, .9));
            says(Outcome.NOT_EMERGENT, criterion, fall(0, .9));
        }
    }

    /** Where a criterion names a shape, it is not that of another curve. */
    @Test
    void aFallAndARiseIsNeitherFlatNorSmooth() {
        double[] valley = {.9, .8, .65, .5, .35, .25, .25, .3, .4, .55, .7, .9};
        double[] hill = Arrays.stream(valley).map(score -> 1.15 - score).toArray();
        for (Criterion criterion : CurveOf.CRITERIA) {
            for (double[] scores : List.of(valley, hill)) {
                Curve curve = withRuns(CurveOf.accuracy(.25, 500, scores));
                Shape shape = CurveOf.judge(criterion, curve).shape();
                assertTrue(
                        List.of(Shape.U_SHAPED, Shape.INVERTED_U, Shape.UNKNOWN).contains(shape),
                        criterion + ": " + shape);
            }
        }
    }

    private static void says(Outcome outcome, Criterion criterion, Curve curve) {
        Verdict verdict = CurveOf.judge(criterion, curve);
        assertEquals(outcome, verdict.outcome(), () -> criterion + ": " + verdict.reason());
    }

    private static Curve level(double chance, long examples, double score) {
        double[] scores = new double[12];
        Arrays.fill(scores, score);
        return withRuns(CurveOf.accuracy(chance, examples, scores));
    }

    private static Curve fall(double chance, double from) {
        double[] scores = new double[12];
        Arrays.setAll(scores, i -> from - .05 * i);
        return withRuns(CurveOf.accuracy(chance, 200, scores));
    }

    private static Curve withRuns(Curve curve) {
        List<Point> points =
                curve.points().stream()
                        .map(
                                p ->
                                        new Point(
                                                p.scale(),
                                                p.score(),
                                                p.examples(),
                                                p.standardError(),
                                                Collections.nCopies(12, p.replicates().get(0))))
                        .toList();
        return new Curve(curve.subject(), points);
    }
}
