package io.saltus.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2, src/test/r. */
class LikelihoodTest {

    /** {@code dbinom(k, n, p, log = TRUE)}. */
    @ParameterizedTest
    @CsvSource({
        "60, 200, .25, -4.06963218860375",
        "0, 50, .02, -1.01013536587597",
        "200, 200, .9, -21.07210313156526",
        "3, 3, .5, -2.07944154167984"
    })
    void agreesWithRInTheBinomial(double k, double n, double p, double expected) {
        assertEquals(expected, BinomialLikelihood.logProbability(k, n, p), 1e-12);
    }

    @Test
    void agreesWithRInATable() {
        assertArrayEquals(
                new double[] {
                    -.669430653942629, -.957112726394410, -2.343407087514301, -4.828313737302301
                },
                BinomialLikelihood.logProbabilities(3, .2),
                1e-14);
    }

    @Test
    void knowsWhatIsImpossibleAndWhatIsCertain() {
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLikelihood.kernel(1, 5, 0));
        assertEquals(Double.NEGATIVE_INFINITY, BinomialLikelihood.kernel(4, 5, 1));
        assertEquals(0, BinomialLikelihood.logProbability(0, 5, 0));
        assertEquals(0, BinomialLikelihood.logProbability(5, 5, 1));
        assertEquals(0, BinomialLikelihood.logProbability(0, 0, .5));
    }

    @Test
    void sumsOverScales() {
        double[] k = {1, 2};
        double[] n = {4, 4};
        double[] p = {.25, .5};
        assertEquals(
                Math.log(.25) + 3 * Math.log(.75) + 4 * Math.log(.5),
                BinomialLikelihood.kernel(k, n, p),
                1e-14);
    }

    @Test
    void refusesWhatIsNoCountOrProportion() {
        assertThrows(IllegalArgumentException.class, () -> BinomialLikelihood.kernel(3, 2, .5));
        assertThrows(IllegalArgumentException.class, () -> BinomialLikelihood.kernel(1, 2, 1.1));
        assertThrows(
                IllegalArgumentException.class, () -> BinomialLikelihood.logProbabilities(-1, .5));
        assertThrows(
                IllegalArgumentException.class,
                () -> BinomialLikelihood.kernel(new double[1], new double[2], new double[1]));
    }
}
