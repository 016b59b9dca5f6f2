package io.saltus.statistics.isotonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, {@code isoreg}, src/test/r/reference.R. */
class IsotonicRegressionTest {

    private static final double[] HITS = {50, 48, 52, 47, 61, 90, 140};
    private static final double[] TRIALS = {200, 200, 200, 200, 200, 200, 200};

    @Test
    void agreesWithRInTheFit() {
        double[] shares = {.25, .24, .26, .235, .305, .45, .7};
        assertArrayEquals(
                new double[] {.245, .245, .2475, .2475, .305, .45, .7},
                IsotonicRegression.nonDecreasing(shares, TRIALS),
                1e-15);
    }

    @Test
    void agreesWithRInTheLikelihoodRatio() {
        assertEquals(.389757306181288, IsotonicRegression.likelihoodRatio(HITS, TRIALS), 1e-9);
    }

    @Test
    void poolsByWeight() {
        assertArrayEquals(
                new double[] {.5, .5, 2},
                IsotonicRegression.nonDecreasing(new double[] {2, 0, 2}, new double[] {1, 3, 1}));
    }

    @Test
    void losesNothingOnWhatNeverFalls() {
        double[] rising = {0, 0, 10, 200};
        assertEquals(0, IsotonicRegression.likelihoodRatio(rising, new double[] {50, 9, 50, 200}));
        assertEquals(0, IsotonicRegression.nonDecreasing(new double[0], new double[0]).length);
    }

    @Test
    void refusesAnotherNumberOfWeights() {
        assertThrows(
                IllegalArgumentException.class,
                () -> IsotonicRegression.nonDecreasing(new double[2], new double[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> IsotonicRegression.likelihoodRatio(new double[2], new double[3]));
    }
}
