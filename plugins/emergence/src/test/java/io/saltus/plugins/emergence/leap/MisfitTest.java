package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MisfitTest {

    private static final Metric GRADED =
            new Metric(
                    "rouge",
                    Direction.HIGHER_IS_BETTER,
                    OptionalDouble.of(0),
                    OptionalDouble.of(1),
                    Grain.GRADED);

    private static boolean isMisfit(Curve curve) {
        return LeapPosterior.of(MeasuredCurve.of(curve)).isMisfit();
    }

    private static Curve zigzag(long examples, double low, double high, int scales) {
        double[] scores = new double[scales];
        for (int i = 0; i < scales; i++) {
            scores[i] = i % 2 == 0 ? low : high;
        }
        return Drawn.shares(0, examples, scores);
    }

    @Test
    void asksForFiveScales() {
        assertTrue(isMisfit(zigzag(500, .02, .9, 5)));
        assertFalse(isMisfit(zigzag(500, .02, .9, 4)));
    }

    /** Each score of 0, 1, 1, 0, 0, 1, 1 lies between those beside it: nothing zigzags. */
    @Test
    void isNoneWhereEveryScoreLiesBetweenThoseBesideIt() {
        assertFalse(isMisfit(Drawn.shares(0, 500, .02, .9, .9, .02, .02, .9, .9, .02)));
    }

    /**
     * Six scores .24 off .5 on 100 examples: X^2 = 6 .24^2 / (.5 .5 / 100 + .1^2 + .015^2) = 27
     * about a flat curve, and the posterior follows them some of the way down to 22.5, where p of
     * six degrees is .001. The fewer the examples, the wider they may scatter.
     */
    @Test
    void allowsScoresTheMoreScatterTheFewerExamplesThereAre() {
        assertLeast(.24, 100);
        assertLeast(.32, 20);
        assertLeast(.39, 10);
    }

    @Test
    void takesThirtyExamplesWhereNothingSaysHowMany() {
        assertLeast(.29, 30);
        assertLeast(.29, 0);
    }

    /** The least way off .5, in hundredths, from which on six scores are a misfit. */
    private static void assertLeast(double off, long examples) {
        String of = off + " on " + examples;
        assertTrue(isMisfit(zigzag(examples, .5 - off, .5 + off, 6)), of);
        double less = off - .01;
        assertFalse(isMisfit(zigzag(examples, .5 - less, .5 + less, 6)), of);
    }

    /** No number of examples follows from the error of a graded 0 or 1: the error itself is it. */
    @Test
    void takesTheStandardErrorOfAScoreWithoutExamples() {
        assertTrue(isMisfit(Drawn.graded(GRADED, .1, 0, 1, 0, 1, 0)));
        assertFalse(isMisfit(Drawn.graded(GRADED, .3, 0, 1, 0, 1, 0)));
    }

    /** The curve of all families has a scatter of its own. */
    @Test
    void isNoneOfAllFamilies() {
        Curve curve = zigzag(500, .02, .9, 8);
        Subject s = curve.subject();
        Subject all = new Subject(s.task(), s.setup(), s.metric(), Subject.POOLED, s.axis());
        assertTrue(isMisfit(curve));
        assertFalse(isMisfit(new Curve(all, curve.points())));
    }
}
