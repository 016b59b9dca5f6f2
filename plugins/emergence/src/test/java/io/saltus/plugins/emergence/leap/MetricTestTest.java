package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What other metrics of the same outputs say of a leap, at the levels and right beside them. */
class MetricTestTest {

    private static final double[] LEAP = {0, 0, 0, .01, .3, .5, .7, .8};
    private static final int FIRST = 4;
    private static final double[] STEADY = {.4, .64, .784, .87, .922, .953, .972, .983};

    private static double probability(Curve curve) {
        return LeapPosterior.of(MeasuredCurve.of(curve)).probability();
    }

    private static Curve of(String metric, double... scores) {
        return Drawn.shares(Metric.accuracy(metric, 0), 500, scores);
    }

    private static Curve graded(String metric, double... scores) {
        return Drawn.graded(Metric.graded(metric, Direction.HIGHER_IS_BETTER), 0, scores);
    }

    private static MetricTest test(Levels levels, Curve curve, Curve... others) {
        Curve[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = curve;
        return MetricTest.of(MeasuredCurve.of(curve), FIRST, levels, Curves.of(all));
    }

    @Test
    void isUntestedWithoutAnotherMetric() {
        assertEquals(MetricTest.NONE, test(new Levels(), of("em", LEAP)));
    }

    @Test
    void takesALeapBackUnderAnotherFilterThatIsNotEmergentUpToTheLevel() {
        Curve other = of("em(flexible)", .1, .2, .3, .4, .5, .6, .7, .8);
        double p = probability(other);
        MetricTest at = test(new Levels(2, p), of("em(strict)", LEAP), other);
        String words =
                "but under 'em(flexible)', another filter of the same outputs, nothing leaps: whatever"
                        + " leaps is the filter's";
        assertEquals(new MetricTest("filter-artifact", true, words, words), at);
        assertEquals(
                MetricTest.NONE,
                test(new Levels(2, Math.nextDown(p)), of("em(strict)", LEAP), other));
    }

    @Test
    void saysThatAnotherFilterLeapsTooFromTheLevelOn() {
        Curve other = of("em(flexible)", 0, .01, 0, .02, .32, .5, .7, .8);
        double p = probability(other);
        String words =
                "'em(flexible)', another filter of the same outputs, leaps too; not tested with a graded"
                        + " metric";
        assertEquals(
                new MetricTest("other-filter-leaps", false, words, words),
                test(new Levels(p, -1), of("em(strict)", LEAP), other));
        assertEquals(
                MetricTest.NONE,
                test(new Levels(Math.nextUp(p), -1), of("em(strict)", LEAP), other));
    }

    @Test
    void saysWhatTheOtherAccuracyOfTheSameChoicesDoesAtTheLevels() {
        Curve other = of("acc", 0, 0, .02, .05, .1, .3, .4, .5);
        double p = probability(other);
        assertChoices("leaps too", new Levels(p, -1), other);
        assertChoices("is undecided", new Levels(Math.nextUp(p), Math.nextDown(p)), other);
        assertChoices("does not leap", new Levels(2, p), other);
    }

    private static void assertChoices(String found, Levels levels, Curve other) {
        MetricTest test = test(levels, of("acc_norm", LEAP), other);
        assertEquals("untested", test.value());
        assertFalse(test.takesBack());
        assertEquals(
                "emergent under this metric; 'acc', of the same choices, "
                        + found
                        + "; not tested with a graded one",
                test.words());
        assertTrue(
                test.meaning()
                        .startsWith(
                                "'acc' counts the same choices otherwise, and " + found + "; no"),
                test::meaning);
    }

    /** Right tokens grow steadily; an answer is right where sixteen of them are. */
    @Test
    void takesALeapBackThatASteadyShareOfRightTokensExplains() {
        Curve answers =
                of(
                        "em",
                        Arrays.stream(STEADY)
                                .map(p -> Math.rint(500 * Math.pow(p, 16)) / 500)
                                .toArray());
        MeasuredCurve measured = MeasuredCurve.of(answers);
        Curve one = graded("tokens", STEADY);
        Curve two = graded("words", STEADY);
        String smoothly =
                "'tokens', a graded metric of the same task, improves smoothly through it";
        assertEquals(
                new MetricTest(
                        "metric-artifact",
                        true,
                        "but " + smoothly,
                        smoothly + ": the leap is the metric's"),
                MetricTest.of(measured, 2, new Levels(), Curves.of(answers, one)));
        assertEquals(
                "but 'tokens', 'words', graded metrics of the same task, improve smoothly through it",
                MetricTest.of(measured, 2, new Levels(), Curves.of(answers, one, two)).words());
    }

    @Test
    void isRobustWhereAGradedMetricLeapsToo() {
        String words = "'similarity', a graded metric of the same task, leaps too";
        assertEquals(
                new MetricTest("robust", false, words, words),
                test(
                        new Levels(),
                        of("em", LEAP),
                        graded("similarity", .2, .2, .21, .2, .6, .7, .8, .9)));
    }
}
