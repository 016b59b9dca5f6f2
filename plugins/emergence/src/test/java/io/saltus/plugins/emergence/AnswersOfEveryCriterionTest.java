package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Metric;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All criteria of this plugin answer the same empty case alike (docs/criteria/README.md). */
class AnswersOfEveryCriterionTest {

    static Stream<Criterion> everyCriterion() {
        return ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.getClass().getPackageName().equals(packageName()))
                .map(Criterion.class::cast);
    }

    /** Those that judge a curve without any other beside it. */
    static Stream<Criterion> everyCriterionOfOneCurve() {
        return everyCriterion().filter(c -> !(c instanceof StrategyEmergence));
    }

    private static String packageName() {
        return Emergence.class.getPackageName();
    }

    private static String id(Criterion criterion) {
        return criterion.getClass().getAnnotation(About.class).id();
    }

    private static void says(Outcome outcome, Criterion criterion, Curve curve) {
        Verdict verdict = Curved.judge(criterion, curve);
        assertEquals(outcome, verdict.outcome(), () -> id(criterion) + ": " + verdict.reason());
        assertFalse(verdict.reason().isBlank());
    }

    private static Curve uncounted(double chance, double... scores) {
        return Curved.scores(Metric.accuracy("acc", chance), OptionalLong.empty(), scores);
    }

    private static double[] equal(double score) {
        double[] scores = new double[8];
        Arrays.fill(scores, score);
        return scores;
    }

    @ParameterizedTest
    @MethodSource("everyCriterion")
    void onePointOrTwoAreUndecided(Criterion criterion) {
        for (double chance : new double[] {0, .25}) {
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 190));
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 50));
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 0, 190));
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 190, 50));
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 0, 0));
            says(Outcome.UNDECIDED, criterion, Curved.counts(chance, 200, 200, 200));
        }
    }

    /** Three scales have a location, but no criterion that asks for a floor calls them a leap. */
    @ParameterizedTest
    @MethodSource("everyCriterion")
    void aLeapOfThreePointsIsUndecided(Criterion criterion) {
        says(
                criterion instanceof CriticalScale ? Outcome.EMERGENT : Outcome.UNDECIDED,
                criterion,
                Curved.counts(.25, 200, 50, 50, 190));
    }

    @ParameterizedTest
    @MethodSource("everyCriterion")
    void anAllZeroCurveIsUndecidedAndSaysWhereToLook(Criterion criterion) {
        Curve silent = Curved.counts(0, 1000, 0, 0, 0, 0, 0, 0, 0, 0);
        says(Outcome.UNDECIDED, criterion, silent);
        says(Outcome.UNDECIDED, criterion, uncounted(0, equal(0)));
        says(Outcome.UNDECIDED, criterion, uncounted(.25, equal(0)));
        if (!(criterion instanceof StrategyEmergence)) {
            String reason = Curved.judge(criterion, silent).reason();
            assertTrue(reason.contains("every score is 0"), reason);
        }
    }

    @ParameterizedTest
    @MethodSource("everyCriterionOfOneCurve")
    void chanceThroughoutIsNotEmergentWhereTheExamplesSuffice(Criterion criterion) {
        says(
                Outcome.NOT_EMERGENT,
                criterion,
                Curved.counts(.25, 200, 50, 50, 50, 50, 50, 50, 50, 50));
        says(
                Outcome.NOT_EMERGENT,
                criterion,
                Curved.counts(.25, 200, 52, 47, 55, 50, 44, 51, 53, 49));
        says(Outcome.NOT_EMERGENT, criterion, Curved.counts(0, 200, 0, 1, 0, 0, 0, 0, 0, 0));
        says(Outcome.NOT_EMERGENT, criterion, uncounted(.25, equal(.25)));
        says(
                Outcome.NOT_EMERGENT,
                criterion,
                Curved.counts(.25, 50, 12, 13, 12, 11, 12, 13, 12, 12));
    }

    @ParameterizedTest
    @MethodSource("everyCriterion")
    void chanceThroughoutIsUndecidedOnAHandfulOfExamples(Criterion criterion) {
        says(Outcome.UNDECIDED, criterion, Curved.counts(.25, 8, 2, 2, 2, 2, 2, 2, 2, 2));
        says(Outcome.UNDECIDED, criterion, Curved.counts(0, 2, 0, 1, 0, 0, 0, 0, 0, 0));
        says(Outcome.UNDECIDED, criterion, Curved.counts(0, 1, 0, 1, 0, 0, 0, 0, 0, 0));
        says(Outcome.UNDECIDED, criterion, Curved.counts(.5, 50, 25, 25, 25, 25, 25, 25, 25));
    }

    @ParameterizedTest
    @MethodSource("everyCriterionOfOneCurve")
    void whatIsThereFromTheStartIsNotEmergent(Criterion criterion) {
        for (double chance : new double[] {0, .25}) {
            says(
                    Outcome.NOT_EMERGENT,
                    criterion,
                    Curved.counts(chance, 200, 200, 200, 200, 200, 200, 200, 200, 200));
            says(
                    Outcome.NOT_EMERGENT,
                    criterion,
                    Curved.counts(chance, 200, 120, 120, 120, 120, 120, 120, 120, 120));
        }
    }

    @ParameterizedTest
    @MethodSource("everyCriterionOfOneCurve")
    void aFallIsNotEmergent(Criterion criterion) {
        List<Curve> falls =
                List.of(
                        Curved.counts(.25, 200, 190, 170, 150, 130, 110, 90, 70, 50),
                        Curved.counts(0, 200, 190, 170, 150, 130, 110, 90, 70, 50),
                        Curved.counts(0, 200, 190, 170, 150, 130, 110, 60, 20, 0));
        for (Curve fall : falls) {
            says(Outcome.NOT_EMERGENT, criterion, fall);
            Shape shape = Curved.judge(criterion, fall).shape();
            assertTrue(List.of(Shape.INVERSE, Shape.UNKNOWN).contains(shape), shape::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyCriterionOfOneCurve")
    void aFallAndARiseIsNotALeap(Criterion criterion) {
        for (long examples : new long[] {200, 1000}) {
            long[] valley = {160, 120, 80, 50, 48, 52, 100, 165};
            Curve curve =
                    Curved.counts(
                            .25,
                            examples,
                            Arrays.stream(valley).map(k -> k * examples / 200).toArray());
            Verdict verdict = Curved.judge(criterion, curve);
            if (!(criterion instanceof CriticalScale)) {
                assertNotEquals(Outcome.EMERGENT, verdict.outcome(), verdict::reason);
            }
            assertTrue(
                    List.of(Shape.U_SHAPED, Shape.UNKNOWN).contains(verdict.shape()),
                    () -> id(criterion) + " " + verdict.shape());
        }
    }

    @ParameterizedTest
    @MethodSource("everyCriterionOfOneCurve")
    void withoutExamplesTheEvidenceIsDegraded(Criterion criterion) {
        Verdict verdict =
                Curved.judge(criterion, uncounted(.25, .25, .26, .25, .24, .25, .6, .8, .9));
        assertEquals("degraded", verdict.aspect("evidence").orElseThrow());
    }
}
