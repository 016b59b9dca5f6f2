package io.saltus.statistics.proportion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.exact.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2, src/test/r/reference.R. */
class ProportionTest {

    private static void assertInterval(double lower, double upper, Interval actual) {
        assertEquals(lower, actual.lower(), 1e-8);
        assertEquals(upper, actual.upper(), 1e-8);
    }

    /** {@code binom.test(k, n)$conf.int}. */
    @ParameterizedTest
    @CsvSource({
        "60, 200, .237389644075447, .368649875459001",
        "0, 50, 0, .0711217364641976",
        "50, 50, .928878263535802, 1",
        "250300, 1e6, .249451195613027, .251150250930677"
    })
    void agreesWithRInClopperPearson(double k, double n, double lower, double upper) {
        assertInterval(lower, upper, Proportion.clopperPearson(k, n, .95));
    }

    /** {@code prop.test(k, n, correct = FALSE)$conf.int}. */
    @Test
    void agreesWithRInWilson() {
        assertInterval(.2407474468237140, .3667906837271926, Proportion.wilson(60, 200, .95));
        assertInterval(0, .0713475991333587, Proportion.wilson(0, 50, .95));
        assertInterval(1 - .0713475991333587, 1, Proportion.wilson(50, 50, .95));
    }

    @Test
    void hasOneWilsonWithTheApi() {
        assertEquals(
                Interval.wilson(.3, 200, Interval.Z_95).lower(),
                Proportion.wilson(60, 200, .95).lower(),
                1e-15);
    }

    /** {@code qbeta(c(.025, .975), 60.5, 140.5)}. */
    @Test
    void agreesWithRInJeffreys() {
        assertInterval(.239703431907258, .366037613749928, Proportion.jeffreys(60, 200, .95));
        assertEquals(0, Proportion.jeffreys(0, 9, .95).lower());
        assertEquals(1, Proportion.jeffreys(9, 9, .95).upper());
    }

    /** {@code qbeta(.05, k, n - k + 1)} and {@code qbeta(.95, k + 1, n - k)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, 0, 0.0581550791169723",
        "50, 50, 0.941844920883028, 1",
        "5, 50, 0.0402365904021146, 0.198833002516418",
        "60, 200, 0.246696553351523, 0.357801732760455",
        "1, 1e6, 5.12932930720496e-08, 4.74385563820681e-06"
    })
    void agreesWithRInTheBoundsOfClopperAndPearson(double k, double n, double lower, double upper) {
        assertEquals(lower, Proportion.clopperPearsonLower(k, n, .05), 1e-7 * lower);
        assertEquals(upper, Proportion.clopperPearsonUpper(k, n, .05), 1e-7 * upper);
    }

    /** A hundred bisections of the tail itself, over small, large and fractional counts. */
    @Test
    void findsTheBoundsOfClopperAndPearsonToTenDigits() {
        double[] trials = {1, 2, 3.7, 10, 50, 200, 1234.5, 1e4, 1e6};
        double[] shares = {.001, .01, .1, .25, .5, .77, .99, 1};
        double[] tails = {1e-9, .005, .025, .05, .1, .3, .5};
        for (double n : trials) {
            for (double share : shares) {
                for (double tail : tails) {
                    double k = n * share;
                    assertEquals(
                            bisected(k, n, tail),
                            Proportion.clopperPearsonLower(k, n, tail),
                            1e-10,
                            () -> k + " of " + n + " at " + tail);
                    assertEquals(
                            1 - bisected(k, n, tail),
                            Proportion.clopperPearsonUpper(n - k, n, tail),
                            1e-10,
                            () -> k + " missed of " + n + " at " + tail);
                }
            }
        }
    }

    private static double bisected(double k, double n, double tail) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (BinomialTest.greater(k, n, middle) < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** By Newcombe's formulas from {@code prop.test}'s Wilson limits. */
    @Test
    void agreesWithRInNewcombesIntervals() {
        assertInterval(
                .0524314724023649,
                .3338726540369059,
                ProportionDifference.newcombe(56, 70, 48, 80, .95));
        assertInterval(-1, -.8990992576628453, ProportionDifference.newcombe(0, 50, 50, 50, .95));
        assertInterval(
                .1705227239345031,
                .8090179735354880,
                ProportionDifference.newcombe(9, 10, 3, 10, .95));
        assertInterval(
                .0561564248417483,
                .3292069954001405,
                new PairedProportions(20, 12, 2, 16).newcombe(.95));
        assertInterval(
                -.0403803315829743,
                .0403803315829743,
                new PairedProportions(30, 0, 0, 20).newcombe(.95));
        assertInterval(
                .6513827297690435,
                .8875624998422390,
                new PairedProportions(0, 40, 0, 10).newcombe(.95));
        assertInterval(
                -.2998513246127205,
                -.0963217699409322,
                new PairedProportions(10, 5, 25, 60).newcombe(.95));
    }

    @Test
    void countsPairs() {
        PairedProportions pairs = new PairedProportions(20, 12, 2, 16);
        assertEquals(.2, pairs.difference(), 1e-15);
        assertEquals(50, pairs.size());
    }

    @Test
    void takesRoundingAboveNForN() {
        double n = 3;
        double k = Math.nextUp(n);
        assertEquals(1, Proportion.wilson(k, n, .95).upper());
        assertEquals(1, Proportion.clopperPearsonUpper(k, n, .05));
        assertEquals(1, Proportion.jeffreys(k, n, .95).upper());
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(1, 0, .95));
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(-1, 3, .95));
        assertThrows(IllegalArgumentException.class, () -> Proportion.clopperPearson(4, 3, .95));
        assertThrows(IllegalArgumentException.class, () -> Proportion.jeffreys(1, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> Proportion.jeffreys(1, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> new PairedProportions(1, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new PairedProportions(0, 0, 0, 0));
    }
}
