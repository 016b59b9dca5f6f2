package io.saltus.api.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference numbers are R 4.2.2's: {@code x <- c(.1, .2, .2, .35, .6)}. */
class PredictiveTest {

    private final Predictive five = Predictive.of(.2, .6, .1, .35, .2);

    @Test
    void givesTheQuantilesOfR() {
        // quantile(x, c(.05, .3, .5, .8), type = 5)
        assertEquals(.1, five.quantile(.05), 1e-15);
        assertEquals(.2, five.quantile(.3), 1e-15);
        assertEquals(.2, five.median(), 1e-15);
        assertEquals(.475, five.quantile(.8), 1e-15);
        assertEquals(new Interval(.1, .6), five.interval(.95));
        assertEquals(.29, five.mean(), 1e-15);
    }

    @Test
    void scoresAsR() {
        // mean(abs(x - y)) - mean(abs(outer(x, x, "-"))) / 2
        assertEquals(.058, five.crps(.3), 1e-15);
        assertEquals(.518, five.crps(.9), 1e-15);
        assertEquals(.3, Predictive.of(.6).crps(.9), 1e-15);
        // q <- quantile(x, c(.25, .75), type = 5); h <- .9 * min(sd(x), diff(q) / 1.34) * 5^-.2
        // log(.99 * mean(dnorm(y, x, h)) + .01 * dcauchy(y, median(x), sd(x)))
        assertEquals(.560632140263545, five.logScore(.3), 1e-12);
        assertEquals(-10.5238644142378, five.logScore(5), 1e-12);
        assertTrue(Double.isFinite(Predictive.of(.5).logScore(1e6)));
    }

    @Test
    void countsWhatLiesAboveAndBelow() {
        assertEquals(.4, five.above(.2), 0);
        assertEquals(.2, five.below(.2), 0);
        assertEquals(.8, five.above(.15), 0);
        assertEquals(0, five.above(.6), 0);
        assertEquals(1, five.below(.7), 0);
    }

    @Test
    void mixesByWeight() {
        Predictive low = Predictive.of(0, 0, 0, 0);
        Predictive high = Predictive.of(1, 1);
        assertArrayEquals(
                new double[] {0, 0, 0, 0, 0, 1},
                Predictive.mixture(List.of(low, high), 5, 1).values());
        assertEquals(
                .35,
                Predictive.mixture(List.of(low.withLeap(.2), high.withLeap(.5), low), 1, 1, 7)
                        .leap()
                        .orElseThrow(),
                1e-15);
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThrows(IllegalArgumentException.class, Predictive::of);
        assertThrows(IllegalArgumentException.class, () -> Predictive.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Predictive.of(new double[2001]));
        assertThrows(IllegalArgumentException.class, () -> five.quantile(1.1));
        assertThrows(IllegalArgumentException.class, () -> five.withLeap(-.1));
        assertThrows(IllegalArgumentException.class, () -> five.logScore(.1, 0));
        assertThrows(IllegalArgumentException.class, () -> Predictive.mixture(List.of(five), 0));
    }
}
