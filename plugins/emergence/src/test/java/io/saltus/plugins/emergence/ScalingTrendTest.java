package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.statistics.trend.MannKendall;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, the third part of src/test/r/check.R. */
class ScalingTrendTest {

    private static Verdict judge(Curve curve) {
        return Curved.judge(new ScalingTrend(), curve);
    }

    private static double number(Verdict verdict, String name) {
        return verdict.quantity(name).orElseThrow();
    }

    /** {@code mkp(y)}: the share of all orders of the scores with S at least as large. */
    @Test
    void agreesWithRInTheExactTestWithTiesToo() {
        assertMannKendall(15, 2.34421140318, .0047619047619, 0, 0, 0, 0, .1, .3, .8);
        assertMannKendall(-10, -2.2045407685, 1, .5, .4, .3, .2, .1);
        assertMannKendall(0, 0, 1, .2, .2, .2, .2);
        assertMannKendall(8, 1.33891109743, .0944444444444, .1, .3, .2, .5, .5, .4);
        assertMannKendall(1, 0, .5, .3, .6);
        assertMannKendall(3, 1.04446593573, .166666666667, 1, 2, 3);
        assertMannKendall(0, 0, 1, .7);
        assertMannKendall(0, 0, 1);
    }

    /** {@code pnorm(mkz(y), lower = FALSE)}: beyond 10 scores. */
    @Test
    void agreesWithRInTheNormalLimit() {
        assertMannKendall(
                58,
                3.90863524355,
                4.64094906684e-05,
                .1,
                .3,
                .2,
                .5,
                .7,
                .6,
                .65,
                .8,
                .9,
                .85,
                .95,
                .99);
    }

    private static void assertMannKendall(double s, double z, double p, double... scores) {
        assertEquals(s, MannKendall.s(scores));
        assertEquals(z, MannKendall.z(scores), 1e-10);
        assertEquals(p, MannKendall.rise(scores), 1e-12);
    }

    /**
     * {@code tr(...)}: {@code prop.trend.test} with the sign of the trend, the median of all
     * slopes, {@code isoreg}, 2 (l_saturated - l_isotonic).
     */
    @Test
    void agreesWithRInTrendSlopeAndMonotoneFit() {
        assertTrend(
                Curved.counts(0, 50, 0, 0, 50, 50, 0, 50),
                8.45154254729,
                0,
                190.954250488,
                new double[] {0, 0, .666666666667, .666666666667, .666666666667, 1});
        assertTrend(
                Curved.counts(0, 50, 40, 30, 20, 10),
                -6.32455532034,
                -.2,
                42.5760541145,
                new double[] {.5, .5, .5, .5});
        assertTrend(Curved.counts(0, 50, 25, 25, 25), 0, 0, 0, new double[] {.5, .5, .5});
        assertTrend(
                Curved.counts(.25, 1_000_000, 250300, 249900, 251000, 250000),
                .103238293604,
                -2.5e-05,
                3.08967374451,
                new double[] {.2501, .2501, .2505, .2505});
    }

    private static void assertTrend(Curve curve, double z, double slope, double lr, double[] fit) {
        Verdict verdict = judge(curve);
        assertEquals(z, number(verdict, "cochran-armitage-z"), 1e-9);
        assertEquals(slope, number(verdict, "theil-sen-slope"), 1e-12);
        assertEquals(lr, number(verdict, "monotone-lr"), 1e-7);
        for (int i = 0; i < fit.length; i++) {
            assertEquals(fit[i], number(verdict, "isotonic-" + i), 1e-10);
        }
    }

    @Test
    void namesTheShape() {
        assertShape(Shape.FLAT, 50, 52, 48, 51, 50, 49);
        assertShape(Shape.SMOOTH, 70, 90, 100, 120, 135, 150);
        assertShape(Shape.INVERSE, 150, 130, 110, 90, 70, 55);
        assertShape(Shape.U_SHAPED, 150, 110, 70, 60, 100, 160);
        assertShape(Shape.INVERTED_U, 60, 100, 150, 155, 110, 60);
        assertShape(Shape.SATURATED, 190, 188, 192, 195, 196, 198);
        assertShape(Shape.NOISY, 100, 140, 80, 140, 80, 105);
    }

    private static void assertShape(Shape shape, long... successes) {
        Verdict verdict = judge(Curved.counts(.25, 200, successes));
        assertEquals(shape, verdict.shape(), verdict::reason);
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
    }

    @Test
    void leavesALeapUndecided() {
        Verdict verdict = judge(Curved.counts(0, 2000, 2, 4, 4, 6, 10, 18, 164, 1608));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertEquals(Shape.SMOOTH, verdict.shape());
        assertTrue(verdict.reason().contains("near-random floor"), verdict.reason());
    }

    @Test
    void saysWhatIsMissing() {
        assertTrue(judge(Curved.counts(0, 50, 3, 9)).reason().contains("at least 3"));
        Metric unknown = Metric.graded("bleu", Direction.HIGHER_IS_BETTER);
        Verdict rising = judge(Curved.scores(unknown, OptionalLong.empty(), 1, 2, 3, 4, 7));
        assertEquals(Outcome.UNDECIDED, rising.outcome());
        assertEquals(Shape.SMOOTH, rising.shape());
        assertTrue(rising.reason().contains("chance level"), rising.reason());
        assertEquals(10, number(rising, "mann-kendall-s"));
        assertTrue(judge(Curved.counts(0, 50, 0, 0, 0, 0)).reason().contains("every score is 0"));
    }

    /** A perfect order that 100 examples a scale do not tell from noise. */
    @Test
    void asksTheOrderOfScoresWhereExamplesAreAssumed() {
        double[] rising = {.32, .325, .33, .335, .34, .345, .35, .36};
        Metric accuracy = Metric.accuracy("acc", 1 / 3.0);
        assertEquals(
                Shape.SMOOTH, judge(Curved.scores(accuracy, OptionalLong.empty(), rising)).shape());
        assertEquals(
                Shape.FLAT, judge(Curved.scores(accuracy, OptionalLong.of(100), rising)).shape());
    }

    @Test
    void turnsAMetricThatFallsAsItImproves() {
        Metric brier =
                new Metric(
                        "brier",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(.75),
                        OptionalDouble.of(0),
                        Grain.GRADED);
        Verdict verdict =
                judge(Curved.scores(brier, OptionalLong.of(500), .6, .61, .5, .4, .3, .2));
        assertEquals(Shape.SMOOTH, verdict.shape());
        assertEquals(13, number(verdict, "mann-kendall-s"));
        assertTrue(number(verdict, "theil-sen-slope") > 0);
        assertEquals(.605, number(verdict, "isotonic-0"), 1e-12);
    }

    @Cases(60)
    void isUnchangedByAnAffineChangeOfAGradedMetric(Case any) {
        List<Integer> values = any.integers(1, 9, 0, 64);
        int factor = any.integer(1, 40);
        int shift = any.integer(-50, 50);
        double[] scores = values.stream().mapToDouble(v -> v / 64.0).toArray();
        double[] changed = values.stream().mapToDouble(v -> v / 64.0 * factor + shift).toArray();
        Verdict one = judge(Curved.scores(graded(0, 1), OptionalLong.of(200), scores));
        Verdict two =
                judge(Curved.scores(graded(shift, factor + shift), OptionalLong.of(200), changed));
        assertEquals(one.outcome(), two.outcome());
        assertEquals(one.shape(), two.shape());
        one.quantity("mann-kendall-p")
                .ifPresent(p -> assertEquals(p, number(two, "mann-kendall-p"), 1e-12));
        one.quantity("cochran-armitage-z")
                .ifPresent(z -> assertEquals(z, number(two, "cochran-armitage-z"), 1e-9));
        one.quantity("theil-sen-slope")
                .ifPresent(b -> assertEquals(b * factor, number(two, "theil-sen-slope"), 1e-9));
    }

    private static Metric graded(double chance, double best) {
        return new Metric(
                "score",
                Direction.HIGHER_IS_BETTER,
                OptionalDouble.of(chance),
                OptionalDouble.of(best),
                Grain.GRADED);
    }

    @Cases(100)
    void neverSaysEmergent(Case any) {
        List<Integer> successes = any.integers(1, 13, 0, 20);
        int chance = any.integer(0, 99);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        Verdict verdict = judge(Curved.counts(chance / 100.0, 20, k));
        assertTrue(verdict.outcome() != Outcome.EMERGENT);
    }

    /** The raw score falls, which is better. */
    @Test
    void saysWhatAMetricDoesThatIsBetterWhenLower() {
        Metric known =
                new Metric(
                        "brier",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(.75),
                        OptionalDouble.of(0),
                        Grain.GRADED);
        Verdict better = judge(Curved.scores(known, OptionalLong.of(500), .6, .5, .4, .3, .2, .1));
        assertEquals(Shape.SMOOTH, better.shape());
        assertTrue(better.reason().startsWith("falls with scale (lower is better)"));
        Verdict worse = judge(Curved.scores(known, OptionalLong.of(500), .1, .2, .3, .4, .5, .6));
        assertEquals(Shape.INVERSE, worse.shape());
        assertTrue(worse.reason().startsWith("rises with scale (lower is better)"));
        Metric perplexity = Metric.graded("perplexity", Direction.LOWER_IS_BETTER);
        assertTrue(
                judge(Curved.scores(perplexity, OptionalLong.empty(), 60, 50, 40, 30, 20, 10))
                        .reason()
                        .startsWith(
                                "falls with scale (lower is better), but what guessing scores"));
    }
}
