package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which other curves of the same outputs are asked: gradual ones, under which nothing leaps. */
class OtherFiltersTest {

    private static final Curve STRICT =
            Drawn.shares(Metric.accuracy("em(strict)", 0), 500, 0, 0, 0, .01, .3, .5, .7, .8);
    private static final double[] GRADUAL = {.1, .2, .3, .4, .5, .6, .7, .8};

    private static Curve gradual(String name) {
        return Drawn.shares(Metric.accuracy(name, 0), 500, GRADUAL);
    }

    private static String beside(Curve other) {
        return OtherFilters.beside(STRICT, Curves.of(STRICT, other))
                .map(OtherFilters::metric)
                .orElse("none");
    }

    private static String choosing(String metric, String other) {
        Curve curve = Drawn.shares(Metric.accuracy(metric, 0), 500, .1, .1, .1, .1, .5, .6, .7, .8);
        return OtherFilters.choosing(curve, Curves.of(curve, gradual(other)))
                .map(OtherFilters::metric)
                .orElse("none");
    }

    @Test
    void readsTheNameBeforeABracketOrACommaAsThatOfTheSameOutputs() {
        assertEquals("em(flexible)", beside(gradual("em(flexible)")));
        assertEquals("em (flexible)", beside(gradual("em (flexible)")));
        assertEquals("em,flexible", beside(gradual("em,flexible")));
        assertEquals("em", beside(gradual("em")), "without a filter");
        assertEquals("none", beside(gradual("acc(flexible)")));
        assertEquals("none", beside(gradual("emx")));
    }

    @Test
    void asksOnlyAccuraciesOfTheLikeliestChoiceOfOneAnother() {
        assertEquals("acc", choosing("acc_norm", "acc"));
        assertEquals("acc_per_token", choosing("acc", "acc_per_token"));
        assertEquals("none", choosing("acc", "exact_match"));
        assertEquals("none", choosing("acc", "acc_other"));
        assertEquals("none", choosing("exact_match", "acc"));
    }

    @Test
    void asksNoGradedMetric() {
        Metric graded =
                new Metric(
                        "em(graded)",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(0),
                        OptionalDouble.of(1),
                        Grain.GRADED);
        assertEquals("none", beside(Drawn.shares(graded, 500, GRADUAL)));
    }

    /** Of eight scales five. */
    @Test
    void asksCurvesOfMoreThanHalfTheScales() {
        Metric other = Metric.accuracy("em(flexible)", 0);
        assertEquals("em(flexible)", beside(Drawn.shares(other, 500, .1, .2, .3, .4, .5)));
        assertEquals("none", beside(Drawn.shares(other, 500, .1, .2, .3, .4)));
    }

    /** A best score of .9 makes no share of answers, and without a chance level nothing else. */
    @Test
    void asksNoCurveThatCannotBeJudged() {
        Metric odd =
                new Metric(
                        "em(odd)",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.empty(),
                        OptionalDouble.of(.9),
                        Grain.ALL_OR_NOTHING);
        assertEquals("none", beside(Drawn.shares(odd, 500, GRADUAL)));
    }

    @Test
    void asksNoFilterThatFindsNoAnswers() {
        Metric other = Metric.accuracy("em(flexible)", 0);
        assertEquals("none", beside(Drawn.shares(other, 500, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    @Test
    void takesTheFilterUnderWhichALeapIsLeastProbable() {
        Curve leaps = Drawn.shares(Metric.accuracy("em(a)", 0), 500, 0, 0, 0, .01, .3, .5, .7, .8);
        Curve gradual = gradual("em(b)");
        OtherFilters least =
                OtherFilters.beside(STRICT, Curves.of(STRICT, leaps, gradual)).orElseThrow();
        assertEquals("em(b)", least.metric());
        assertEquals(
                LeapPosterior.of(MeasuredCurve.of(gradual)).probability(), least.probability());
    }
}
