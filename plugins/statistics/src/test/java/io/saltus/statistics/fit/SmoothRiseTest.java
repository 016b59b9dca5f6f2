package io.saltus.statistics.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmoothRiseTest {

    /**
     * R 4.2.2: {@code k <- c(1,2,4,9,30,61,80,95); t <- 0:7/7 - .5; predict(glm(cbind(k, 100 - k) ~
     * t, family = binomial), type = "response")}.
     */
    @Test
    void theSmoothFitIsTheLogisticRegressionOfRWhereThatIsSmooth() {
        double[] k = {1, 2, 4, 9, 30, 61, 80, 95};
        double[] n = new double[8];
        Arrays.fill(n, 100);
        double[] x = {19, 20, 21, 22, 23, 24, 25, 26};

        SmoothRise fit = SmoothRise.fit(x, k, n, 0, 1);

        assertEquals(-1.42415206911, fit.intercept(), 1e-6);
        assertEquals(8.25561590905, fit.slope(), 1e-6);
        assertArrayEquals(
                new double[] {
                    0.00386485017732, 0.01246131872671, 0.03942194431376, 0.11775756406254,
                    0.30270175185039, 0.58538235718389, 0.82116818866613, 0.93724202502008
                },
                fit.at(x),
                1e-7);
    }

    @Test
    void theSmoothFitOfAStepTakesHalfTheScalesToRise() {
        double[] k = {0, 0, 0, 0, 100, 100, 100, 100};
        double[] n = new double[8];
        Arrays.fill(n, 100);
        double[] x = {19, 20, 21, 22, 23, 24, 25, 26};

        SmoothRise fit = SmoothRise.fit(x, k, n, 0, 1);

        assertEquals(4 * Math.log(9), fit.slope(), 1e-12);
        assertEquals(0, fit.intercept(), 1e-6);
    }

    @Test
    void refusesCountsThatAreNoneAndEndsThatDoNotRise() {
        double[] x = {1, 2};
        double[] n = {9, 9};
        assertThrows(
                IllegalArgumentException.class,
                () -> SmoothRise.fit(x, new double[] {10, 9}, n, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> SmoothRise.fit(x, new double[] {1, 9}, n, .5, .5));
    }
}
