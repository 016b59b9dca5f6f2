package io.saltus.statistics.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.exact.FisherTest;
import io.saltus.statistics.exact.McNemarTest;
import io.saltus.statistics.proportion.PairedProportions;
import io.saltus.statistics.proportion.ProportionDifference;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Numbers are those of R 4.2.2 and statsmodels 0.15.0, by the calls that the Javadoc names. */
class DifferenceTest {

    private static final double[] X = {.1, .4, .35, .8, .2, .9, .55, .3, .7, .65};
    private static final double[] Y = {.2, .35, .5, .9, .1, 1, .75, .3, .8, .9};
    private static final int[] CLUSTERS = {0, 0, 1, 1, 1, 2, 2, 3, 3, 3};

    private static void assertInterval(double lower, double upper, Interval interval, double off) {
        assertEquals(lower, interval.lower(), off);
        assertEquals(upper, interval.upper(), off);
    }

    @Test
    void agreesWithStudentsPairedTest() {
        Difference difference = PairedMeans.of(X, Y);
        assertEquals(.085, difference.value(), 1e-15);
        assertEquals(0.03419714088113866, difference.standardError(), 1e-15);
        assertEquals(0.03467209761921982, difference.pValue(), 1e-12);
        assertInterval(0.00764069280851287, 0.16235930719148711, difference.interval(.95), 1e-12);
    }

    @Test
    void agreesWithTheSandwichEstimateOfClusters() {
        Difference difference = PairedMeans.clustered(X, Y, CLUSTERS);
        assertEquals(0.026166135875720482, difference.standardError(), 1e-15);
        assertEquals(0.04754448251620383, difference.pValue(), 1e-12);
        assertInterval(0.00172768, 0.16827232, difference.interval(.95), 1e-8);
    }

    @Test
    void isThePairedTestWhereEachExampleIsAClusterOfItsOwn() {
        int[] alone = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        assertEquals(
                PairedMeans.of(X, Y).standardError(),
                PairedMeans.clustered(X, Y, alone).standardError(),
                1e-15);
    }

    @Test
    void agreesWithWelchsTest() {
        Difference difference = TwoMeans.of(mean(X), mean(Y));
        assertEquals(0.133676641356837, difference.standardError(), 1e-14);
        assertEquals(17.256816416844170, difference.parts().get(0).degreesOfFreedom(), 1e-11);
        assertEquals(0.533208774126631, difference.pValue(), 1e-12);
        assertInterval(-0.196713670351620, 0.366713670351620, difference.interval(.95), 1e-12);
    }

    private static TwoMeans.Mean mean(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        double n = values.length;
        return new TwoMeans.Mean(
                sum / n, Math.sqrt((squares - sum * sum / n) / (n - 1) / n), n - 1);
    }

    @Test
    void weighsTailsBySharesOfTheVariance() {
        Difference difference =
                new Difference(2.2, List.of(new VariancePart(.7, 99), new VariancePart(.3, 4)));
        assertEquals(0.0488887762364255, difference.pValue(), 1e-13);
        assertEquals(2.1866441175581892, difference.upperQuantile(.025), 1e-12);
    }

    @Test
    void takesARunOnceToVaryAsTheOtherSideDoes() {
        assertEquals(
                0.000476851851851852,
                RunVariance.of(new double[] {.5, .52, .47}, new double[] {.55, .58})
                        .orElseThrow()
                        .variance(),
                1e-16);
        double[] one = {.5};
        assertTrue(RunVariance.of(one, one).isEmpty());
        assertEquals(
                1, RunVariance.of(one, new double[] {.4, .5}).orElseThrow().degreesOfFreedom());
    }

    @Test
    void doesNotFindADifferenceInNone() {
        double[] same = {1, 0, 1};
        assertEquals(1, PairedMeans.of(same, same).pValue());
        assertInterval(0, 0, PairedMeans.of(same, same).interval(.95), 0);
        assertEquals(0, PairedMeans.of(new double[] {0, 0}, new double[] {1, 1}).pValue());
    }

    @Test
    void agreesWithTwoOneSidedTests() {
        assertEquals(
                0.00417560494922917, Equivalence.pValue(PairedMeans.of(X, Y)::interval, .2), 1e-12);
        assertEquals(.5, Equivalence.pValue(PairedMeans.of(X, Y)::interval, .08), 1e-12);
    }

    @Test
    void isNotBelowTheMarginWhereTheOneSidedTestSaysSo() {
        // R: t.test(d, mu = 0, alternative = "greater")$p.value, half the two-sided one
        assertEquals(
                0.03467209761921982 / 2,
                Equivalence.notBelow(PairedMeans.of(X, Y)::interval, 0),
                1e-12);
    }

    @Test
    void knowsTheSmallestDifferenceThatWouldHaveBeenSeen() {
        assertEquals(0.0280158521811297, Power.detectable(.01, .05, .8), 1e-14);
    }

    @Test
    void needsMoreRunsWhereRunsAloneAreTooUncertain() {
        // R: (qnorm(.95) + qnorm(.9))^2 * .01^2 / .01^2
        assertEquals(
                8.56384735066797, Power.timesAsMany(1e-4, 0, .01, .05, .8).orElseThrow(), 1e-9);
        assertEquals(OptionalDouble.empty(), Power.timesAsMany(1e-4, 1e-4, .01, .05, .8));
    }

    @Test
    void agreesWithExactTestsOnBothSides() {
        assertEquals(0.361594608053565, McNemarTest.twoSided(12, 18), 1e-13);
        assertEquals(0.0625, McNemarTest.twoSided(0, 5), 1e-15);
        assertEquals(1, McNemarTest.twoSided(0, 0));
        assertEquals(0.2810415150597695422, McNemarTest.midP(12, 18), 1e-13);
        assertEquals(0.03125, McNemarTest.midP(0, 5), 1e-15);
        assertEquals(1, McNemarTest.midP(0, 0));
        assertEquals(1, McNemarTest.twoSided(3, 3));
        assertEquals(0.0938817433428891, FisherTest.twoSided(8, 11, 12, 32), 1e-12);
        assertEquals(0.0458161833298622, ProportionDifference.pValue(8, 11, 12, 32), 1e-13);
        assertEquals(1, ProportionDifference.pValue(0, 10, 0, 12));
    }

    @Test
    void agreesWithTheLikelihoodThatTangoMaximises() {
        assertInterval(
                0.03086453249,
                0.21806424380,
                new PairedProportions(50, 40, 20, 50).tango(.95),
                1e-9);
        assertInterval(
                -0.03699349821,
                0.03699349821,
                new PairedProportions(60, 0, 0, 40).tango(.95),
                1e-9);
        assertInterval(
                0.02151764098, 0.21360231437, new PairedProportions(40, 5, 0, 5).tango(.95), 1e-9);
        assertInterval(
                -0.01523605075,
                -0.00205246584,
                new PairedProportions(986, 3, 11, 0).tango(.9),
                1e-9);
        assertEquals(1, new PairedProportions(0, 9, 0, 0).tango(.95).upper(), 1e-12);
    }

    @Test
    void refusesWhatIsNoDifference() {
        assertThrows(IllegalArgumentException.class, () -> PairedMeans.of(X, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedMeans.clustered(X, Y, new int[X.length]));
        assertThrows(IllegalArgumentException.class, () -> new Difference(1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> PairedMeans.of(X, Y).interval(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Equivalence.pValue(PairedMeans.of(X, Y)::interval, 0));
    }
}
