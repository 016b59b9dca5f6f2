package io.saltus.statistics.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2, src/test/r/reference.R. */
class DistributionTest {

    /** {@code pnorm(z, lower.tail = FALSE)}, {@code qnorm(p, lower.tail = FALSE)}. */
    @Test
    void agreesWithRInTheNormal() {
        assertEquals(8.41344746068543e-1, Normal.upper(-1), 1e-14);
        assertEquals(6.68072012688581e-2, Normal.upper(1.5), 1e-15);
        assertEquals(7.61985302416053e-24, Normal.upper(10), 1e-37);
        assertEquals(1.95996398454005, Normal.upperQuantile(.025), 1e-13);
        assertEquals(7.03448382530113, Normal.upperQuantile(1e-12), 1e-12);
    }

    /** SciPy 1.17.1, src/test/python/randomeffects.py: {@code multivariate_normal.cdf}. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, .5, .33333333333333337",
        "1, -.5, -.2, .24168146018499675",
        "1, -.5, .25, .27951123698829283",
        "-2, 1.5, -.6, .012244428471443275",
        ".3, .4, -.9, .27791070165420106",
        "-1, -1, .95, .12813002083211034",
        "3, -3, .1, .0013493405357137655"
    })
    void agreesWithSciPyInTheBivariateNormal(double h, double k, double r, double expected) {
        assertEquals(expected, BivariateNormal.lower(h, k, r), 1e-8);
    }

    @Test
    void isCertainFarOut() {
        assertEquals(0, BivariateNormal.lower(-9, 0, .5), 0);
        assertEquals(Normal.upper(-.5), BivariateNormal.lower(9, .5, .3), 0);
        assertEquals(Normal.upper(-.5), BivariateNormal.lower(.5, 9, .3), 0);
    }

    /** {@code lfactorial(n)}: on both sides of the end of the table, too. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "5, 4.78749174278205",
        "170, 706.573062245787",
        "255, 1161.71210111840",
        "256, 1167.25727856288",
        "1000000, 12815518.3846582",
        "1000000000, 19723265848.2270"
    })
    void agreesWithRInTheLogarithmOfFactorials(long n, double expected) {
        assertEquals(expected, LogFactorial.of(n), 1e-13 * expected);
    }

    /** {@code qbinom(level, n, p)}. */
    @ParameterizedTest
    @CsvSource({
        ".025, 40, .9, 32",
        ".975, 40, .9, 39",
        ".5, 7, .3, 2",
        "1, 3, .5, 3",
        "0, 3, .5, 0"
    })
    void agreesWithRInTheQuantilesOfTheBinomial(double level, int n, double p, int expected) {
        assertEquals(expected, BinomialQuantile.of(level, n, p));
    }

    /** {@code qbeta(probability, a, b)}. */
    @ParameterizedTest
    @CsvSource({
        ".025, 3, 7, .0748546314196918",
        ".5, .4, .6, .3197666482792927",
        "1e-9, 60, 141, .1346837502916920",
        ".3, 1, 9, .0388555309633384"
    })
    void agreesWithRInTheQuantilesOfTheBeta(double probability, double a, double b, double x) {
        assertEquals(x, BetaQuantile.of(probability, a, b), 1e-11);
    }

    @Test
    void takesALogitBack() {
        assertEquals(.2, Logistic.proportion(Logistic.logit(.2)), 1e-15);
        assertEquals(0, Logistic.proportion(Logistic.logit(0)));
        assertEquals(1, Logistic.proportion(Logistic.logit(1)));
    }

    @Test
    void refusesWhatIsOutsideTheRanges() {
        assertThrows(IllegalArgumentException.class, () -> Normal.upperQuantile(1.1));
        assertThrows(IllegalArgumentException.class, () -> LogFactorial.of(-1));
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(1.1, 3, .5));
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(.5, -1, .5));
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(.5, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> BetaQuantile.of(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BetaQuantile.of(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BetaQuantile.of(.5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> BetaQuantile.of(.5, 1, Double.NaN));
    }
}
