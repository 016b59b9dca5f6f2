package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.Proportions;
import io.saltus.plugins.emergence.statistics.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2; the call stands with each. */
class ProportionsTest {

    /** {@code pbinom(k - 1, n, p, lower.tail = FALSE)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, .02, 1",
        "5, 50, .02, 0.00320974202607939",
        "60, 200, .265, 0.149010081505107",
        "200, 200, .265, 4.4583564454483e-116",
        "40, 2000, .02, 0.52166573861216"
    })
    void agreesWithRInTheUpperTail(double k, double n, double p, double expected) {
        assertEquals(expected, Proportions.upperTail(k, n, p), 1e-12 * expected);
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
        assertEquals(lower, Proportions.clopperPearsonLower(k, n, .05), 1e-7 * lower);
        assertEquals(upper, Proportions.clopperPearsonUpper(k, n, .05), 1e-7 * upper);
    }

    /** {@code sqrt(prop.trend.test(k, n, x)$statistic)} with the sign of the trend. */
    @Test
    void agreesWithRInTheTestForTrend() {
        assertEquals(
                8.36660026534075,
                trend(
                        new double[] {10, 12, 30, 60},
                        new double[] {100, 100, 100, 100},
                        20,
                        21,
                        22,
                        23),
                1e-12);
        assertEquals(
                -8.36660026534075,
                trend(
                        new double[] {60, 30, 12, 10},
                        new double[] {100, 100, 100, 100},
                        20,
                        21,
                        22,
                        23),
                1e-12);
        assertEquals(
                -1.39337272707667,
                trend(new double[] {5, 9, 4}, new double[] {50, 200, 80}, 1, 2.5, 3),
                1e-12);
    }

    @Test
    void findsNoTrendWhereThereIsNoVariance() {
        assertEquals(0, trend(new double[] {0, 0}, new double[] {9, 9}, 1, 2));
        assertEquals(0, trend(new double[] {9, 9}, new double[] {9, 9}, 1, 2));
    }

    private static double trend(double[] k, double[] n, double... x) {
        return Trend.cochranArmitage(new Counts(x, k, n, 0), x.length);
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
                            Proportions.clopperPearsonLower(k, n, tail),
                            1e-10,
                            () -> k + " of " + n + " at " + tail);
                    assertEquals(
                            1 - bisected(k, n, tail),
                            Proportions.clopperPearsonUpper(n - k, n, tail),
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
            if (Proportions.upperTail(k, n, middle) < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
