package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvePosteriorTest {

    /** GPT-3: log10 of parameters, and right answers of 2,000. */
    private static final double[] X = {8.097, 8.551, 8.881, 9.121, 9.423, 9.823, 10.109, 11.242};

    private static final Belief ZERO = Belief.known(0);

    private static Evidence of2000(double... shares) {
        double[] n = new double[shares.length];
        Arrays.fill(n, 2000);
        return Evidence.answers(Arrays.stream(shares).map(s -> s * 2000).toArray(), n);
    }

    @Test
    void twinsOfGpt3LeapAlike() {
        Evidence add = of2000(0, 0, .001, 0, 0, .001, .008, .14);
        Evidence subtract = of2000(0, 0, 0, 0, .0005, 0, .005, .14);
        double p = CurvePosterior.of(X, add, ZERO).probability();
        double q = CurvePosterior.of(X, subtract, ZERO).probability();
        assertTrue(p > .9 && q > .9, p + " and " + q);
        assertEquals(p, q, .05);
    }

    @Test
    void whatGrowsByASteadyFactorIsPresentButNoLeap() {
        double[] n = new double[8];
        Arrays.fill(n, 10_000);
        double[] anagrams = {50, 127, 213, 305, 381, 549, 838, 1510};
        CurvePosterior posterior = CurvePosterior.of(X, Evidence.answers(anagrams, n), ZERO);
        assertTrue(posterior.probability() < .1);
        assertTrue(posterior.aboveChance() > .99);
    }

    @Test
    void aLeapToComeIsLikelierTheFartherItMayBe() {
        double[] x = Arrays.copyOf(X, 7);
        CurvePosterior absent = CurvePosterior.of(x, of2000(0, 0, 0, .0005, 0, .001, .008), ZERO);
        assertEquals(absent.probability(), absent.leapBy(x[6]), 1e-12);
        double near = absent.leapBy(x[6] + .5);
        double far = absent.leapBy(x[6] + 1.5);
        assertTrue(absent.probability() < near && near < far, near + " and " + far);
        assertTrue(far > .1 && far < .9, "that it ever does is open: " + far);
        CurvePosterior leapt = CurvePosterior.of(X, of2000(0, 0, 0, 0, .001, .002, .1, .8), ZERO);
        assertEquals(leapt.probability(), leapt.leapBy(13), .1);
    }

    @Test
    void sharesSumToOneAndTheOnsetLiesInItsInterval() {
        CurvePosterior posterior =
                CurvePosterior.of(X, of2000(0, 0, 0, 0, .001, .002, .1, .8), ZERO);
        double sum = Arrays.stream(Shape.values()).mapToDouble(posterior::share).sum();
        assertEquals(1, sum, 1e-9);
        CurvePosterior.Onset onset = posterior.onset().orElseThrow();
        assertTrue(onset.interval().lower() <= onset.median());
        assertTrue(onset.median() <= onset.interval().upper());
        assertEquals(10.1, onset.median(), .3);
        Forecast at = posterior.forecast(11.242);
        assertEquals(.8, at.mean(), .05);
        assertTrue(at.atLeast(1000, 2000) > .9);
        assertTrue(at.quantile(.025, 2000) < .8 && at.quantile(.975, 2000) > .78);
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        Evidence evidence = of2000(.01, .02, .02, .02, .03, .03, .05, .15);
        double alone = CurvePosterior.of(X, evidence, ZERO).probability();
        List<Double> together =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(i -> CurvePosterior.of(X, evidence, ZERO).probability())
                        .distinct()
                        .toList();
        assertEquals(List.of(alone), together);
    }

    @Test
    void unknownExamplesAndChanceAreAveragedOver() {
        double[] shares = {.25, .24, .26, .25, .25, .26, .27, .5};
        double[] n = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};
        double[] k = Arrays.stream(shares).map(s -> 1000 * s).toArray();
        double known =
                CurvePosterior.of(X, Evidence.answers(k, n), Belief.known(.25)).probability();
        Evidence same = Evidence.shares(shares, Belief.known(1000), 0);
        assertEquals(known, CurvePosterior.of(X, same, Belief.known(.25)).probability(), 1e-12);
        Evidence unknown =
                Evidence.shares(
                        shares, Belief.among(new double[] {20, 1000}, new double[] {1, 1}), .01);
        double broad = CurvePosterior.of(X, unknown, Belief.known(.25)).probability();
        assertTrue(broad > .05 && broad <= known + .02, broad + " of " + known);
        Belief either = Belief.among(new double[] {.25, .5}, new double[] {1, 1});
        CurvePosterior judged = CurvePosterior.of(X, Evidence.answers(k, n), either);
        assertEquals(1, judged.chance(0) + judged.chance(1), 1e-12);
        assertTrue(judged.chance(0) > .9);
    }

    @Test
    void gradedScoresHaveANormalError() {
        double[] errors = new double[8];
        Arrays.fill(errors, .01);
        double[] scores = {0, .01, 0, -.005, .01, 0, .02, .6};
        CurvePosterior posterior = CurvePosterior.of(X, Evidence.scores(scores, errors), ZERO);
        assertTrue(posterior.probability() > .9);
    }

    @Test
    void oneScaleDecidesNothing() {
        Evidence one = Evidence.answers(new double[] {60}, new double[] {100});
        double p = CurvePosterior.of(new double[] {22}, one, ZERO).probability();
        assertTrue(p > .02 && p < .9, () -> "" + p);
    }

    @Test
    void refusesWhatIsNoCurve() {
        Evidence two = Evidence.answers(new double[] {1, 2}, new double[] {9, 9});
        assertThrows(
                IllegalArgumentException.class,
                () -> CurvePosterior.of(new double[] {2, 1}, two, ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> CurvePosterior.of(new double[] {1}, two, ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> CurvePosterior.of(new double[] {1, 2}, two, Belief.known(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Evidence.answers(new double[] {3}, new double[] {2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Evidence.scores(new double[] {.3}, new double[] {0}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Belief.among(new double[] {1}, new double[] {0}));
    }
}
