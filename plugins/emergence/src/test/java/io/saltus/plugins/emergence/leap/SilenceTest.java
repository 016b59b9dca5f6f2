package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.UndecidedReasons;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Where the data cannot tell, whatever the probability is, and right beside it. */
class SilenceTest {

    private static final String LEAPS = "a leap with probability .3";

    private static final Metric GRADED =
            new Metric(
                    "rouge",
                    Direction.HIGHER_IS_BETTER,
                    OptionalDouble.of(0),
                    OptionalDouble.of(1),
                    Grain.GRADED);

    /** What is said of a curve that would be called not emergent; empty where nothing is. */
    private static String ofUnlikely(Curve curve) {
        return new Silence(MeasuredCurve.of(curve), LEAPS, true).reason().orElse("");
    }

    private static Curve pooled(Curve curve) {
        Subject s = curve.subject();
        return new Curve(
                new Subject(s.task(), s.setup(), s.metric(), Subject.POOLED, s.axis()),
                curve.points());
    }

    private static String tooFewScales(int scales) {
        return "too few scales (%d): at least 4 are needed, better 6 over two decades or more; "
                        .formatted(scales)
                + LEAPS
                + ", which rests largely on what curves do elsewhere";
    }

    @Test
    void takesThreeScalesOfZerosForAFilterThatFindsNothingButTwoForTooFew() {
        assertEquals(UndecidedReasons.ALL_ZERO, ofUnlikely(Drawn.shares(0, 500, 0, 0, 0)));
        assertEquals(tooFewScales(2), ofUnlikely(Drawn.shares(0, 500, 0, 0)));
    }

    @Test
    void asksForFourScales() {
        assertEquals(tooFewScales(3), ofUnlikely(Drawn.shares(0, 500, .1, .3, .9)));
        assertEquals("", ofUnlikely(Drawn.shares(0, 500, .1, .2, .3, .9)));
    }

    /** Of 100 examples, .05 ends at .095 two standard errors up, and .08 at .136. */
    @Test
    void isFarBelowChanceWhereTwoStandardErrorsUpEveryScaleIsBelowHalfOfIt() {
        String far =
                "every score is far below chance, where guessing gives 0.25: a prompt or answer filter that"
                        + " finds few answers, until shown otherwise; look at the outputs";
        assertEquals(far, ofUnlikely(Drawn.shares(.25, 100, .05, .04, .05, .03)));
        assertEquals("", ofUnlikely(Drawn.shares(.25, 100, .05, .04, .05, .08)));
        assertEquals("", ofUnlikely(Drawn.shares(.25, 100, .08, .04, .05, .03)));
    }

    /** Half of it is 0, and scores of 0 are not below that. */
    @Test
    void callsNothingFarBelowAChanceLevelOfZero() {
        assertEquals("", ofUnlikely(Drawn.graded(GRADED, .001, 0, 0, 0, .5)));
    }

    /** Four decades to a nat: .15 nats are six tenths of a decade, which a floor has to last. */
    @Test
    void asksForSixTenthsOfADecade() {
        double[] enough = {.15, .1, .05, 0};
        double[] less = {.15, .1, .05, .02};
        Metric two = Metric.accuracy("acc", .5);
        assertEquals("", ofUnlikely(Drawn.along(Axis.LOSS, two, 500, enough, .5, .5, .5, .9)));
        assertEquals(
                "the scales span 0.52 of a decade: near-random over 0.6 of one cannot be shown; "
                        + LEAPS
                        + ", which rests largely on what curves do elsewhere",
                ofUnlikely(Drawn.along(Axis.LOSS, two, 500, less, .5, .5, .5, .9)));
    }

    @Test
    void saysHowManyExamplesWouldShowAnAbilityAbsent() {
        assertEquals(
                "not told from chance at the largest scale, m3 (1e21 FLOPs): 10 examples are too few to"
                        + " show the ability absent; give at least 37",
                ofUnlikely(Drawn.shares(.25, 10, .3, .2, .3, .3)));
        assertEquals(
                "not told from chance at the largest scale, m3 (1e21 FLOPs): 1 example is too few to show"
                        + " the ability absent; give at least 37",
                ofUnlikely(Drawn.shares(.25, 1, 1, 0, 1, 0)));
        assertEquals("", ofUnlikely(Drawn.shares(.25, 200, .3, .2, .3, .25)));
    }

    /** Of 4 examples: an error of .25 at .5, by which .5 is two standard errors from chance. */
    @Test
    void asksForNoExamplesWhereTheLargestScaleIsMoreThanTwoErrorsAboveChance() {
        assertEquals(
                "not told from chance at the largest scale, m3 (1e21 FLOPs): 4 examples are too few to"
                        + " show the ability absent; give at least 9",
                ofUnlikely(Drawn.graded(GRADED, .25, .1, .1, .1, .5)));
        assertEquals("", ofUnlikely(Drawn.graded(GRADED, .249, .1, .1, .1, .5)));
    }

    /**
     * No number of examples follows from p (1 - p) / s^2 at 0 or below: they are as many as an
     * error of .01 or .05 answers to there, 100 or 4, and never none.
     */
    @Test
    void takesTheErrorOfAGradedScoreAtChanceForSoManyExamples() {
        String few =
                "not told from chance at the largest scale, m3 (1e21 FLOPs): 4 examples are too few to"
                        + " show the ability absent; give at least 9";
        for (double last : new double[] {0, -.01}) {
            assertEquals("", ofUnlikely(Drawn.graded(GRADED, .01, 0, .01, 0, last)));
            assertEquals(few, ofUnlikely(Drawn.graded(GRADED, .05, 0, .01, 0, last)));
        }
        assertEquals(
                few.replace("4 examples are", "1 example is"),
                ofUnlikely(Drawn.graded(GRADED, .5, 0, .01, 0, 0)));
    }

    /** Two errors of .25 up from -.5 lies 0, which is half of chance. */
    @Test
    void isNotFarBelowChanceWhereTwoStandardErrorsReachHalfOfIt() {
        String far = "every score is far below chance";
        Curve reaching = Drawn.graded(GRADED, .25, -.5, -.5, -.5, -.5);
        Curve below = Drawn.graded(GRADED, .249, -.5, -.5, -.5, -.5);
        assertFalse(ofUnlikely(reaching).startsWith(far));
        assertTrue(ofUnlikely(below).startsWith(far));
    }

    @Test
    void asksForNoExamplesOfACurveThatIsNotCalledAbsentIsOfAllFamiliesOrOfAnUnknownNumber() {
        Curve few = Drawn.shares(.25, 10, .3, .2, .3, .3);
        assertEquals("", new Silence(MeasuredCurve.of(few), LEAPS, false).reason().orElse(""));
        assertEquals("", ofUnlikely(pooled(few)));
        assertEquals("", ofUnlikely(Drawn.shares(.25, 0, .3, .2, .3, .3)));
    }

    /** More examples would not tell what seeds scatter. */
    @Test
    void asksForSeedsWhereTheyAreWhatScatters() {
        double[] wide = {0, .25, .5};
        assertEquals(
                "not told from chance at the largest scale, m3 (1e21 FLOPs): seeds of one scale scatter"
                        + " 6.6 times as much as examples do; more seeds would tell",
                ofUnlikely(Drawn.seeds(.25, 20, wide, wide, wide, wide)));
    }
}
