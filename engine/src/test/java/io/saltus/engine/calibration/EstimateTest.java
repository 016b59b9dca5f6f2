package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals and draws against R 4.2.2; each test names the command. */
class EstimateTest {

    private static final double[] VALUES = {
        .31, .02, .17, .44, .05, .29, .11, .08, .61, .23, .37, .14, .19, .26, .52, .09, .33, .21,
        .48, .12
    };

    @Test
    void agreesWithRsWilsonInterval() {
        // prop.test(k, n, correct = FALSE)$conf.int
        assertEstimate(Estimate.share(0, 14).orElseThrow(), 0, 0, 0.2153108027);
        assertEstimate(Estimate.share(3, 14).orElseThrow(), 3 / 14., 0.07571386713, 0.47589230587);
        assertEstimate(Estimate.share(14, 14).orElseThrow(), 1, 0.7846891973, 1);
        assertEstimate(Estimate.share(391, 400).orElseThrow(), .9775, 0.9577973424, 0.9881184165);
    }

    @Test
    void agreesWithRsOrderStatistics() {
        // quantile(v, q); sort(v)[c(qbinom(.025, 20, q), min(20, qbinom(.975, 20, q) + 1))]
        assertEstimate(Estimate.quantile(VALUES, .5).orElseThrow(), .22, .12, .33);
        assertEstimate(Estimate.quantile(VALUES, .9).orElseThrow(), .484, .33, .61);
        double[] ranks = new double[1200];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = i + 1;
        }
        // qbinom(.025, 1200, q), qbinom(.975, 1200, q) + 1
        assertEstimate(Estimate.quantile(ranks, .5).orElseThrow(), 600.5, 566, 635);
        assertEstimate(Estimate.quantile(ranks, .9).orElseThrow(), 1080.1, 1059, 1101);
    }

    @Test
    void keepsToTheExtremesWhereAQuantileHasNoInterval() {
        assertEstimate(Estimate.quantile(new double[] {3}, .5).orElseThrow(), 3, 3, 3);
        assertEstimate(Estimate.quantile(new double[] {4, 2}, .9).orElseThrow(), 3.8, 2, 4);
    }

    @Test
    void agreesWithRsAreaUnderTheCurve() {
        // V10 <- sapply(a, function(x) mean((b < x) + .5 * (b == x))); V01 likewise;
        // mean(V10) + c(-1, 1) * qnorm(.975) * sqrt(var(V10) / 7 + var(V01) / 8), kept within [0,
        // 1]
        double[] leaps = {3.1, 0.2, 5.5, 2.2, 2.2, 4.1, -.3};
        double[] others = {-1, 0.2, 1.1, 2.2, -3, -.5, .9, 3.0};
        assertEstimate(
                Estimate.area(leaps, others).orElseThrow(), 0.776785714286, 0.529391291021, 1);
    }

    @Test
    void estimatesNothingFromNothing() {
        assertTrue(Estimate.share(0, 0).isEmpty());
        assertTrue(Estimate.quantile(new double[0], .5).isEmpty());
        assertTrue(Estimate.area(new double[0], new double[] {1}).isEmpty());
        assertTrue(Estimate.area(new double[] {1}, new double[0]).isEmpty());
    }

    @Test
    void drawsFromTheStandardNormalDistribution() {
        SplittableRandom random = new SplittableRandom(3);
        int within = 0;
        double sum = 0;
        for (int i = 0; i < 40_000; i++) {
            double z = Draws.normal(random);
            within += Math.abs(z) < 1.959963984540054 ? 1 : 0;
            sum += z;
        }
        assertEquals(.95, within / 40_000., 4 * Math.sqrt(.95 * .05 / 40_000));
        assertEquals(0, sum / 40_000, 4 / 200.);
    }

    private static void assertEstimate(Estimate got, double value, double lower, double upper) {
        assertEquals(value, got.value(), 1e-9);
        assertEquals(lower, got.lower(), 1e-9);
        assertEquals(upper, got.upper(), 1e-9);
    }
}
