package io.saltus.statistics.changepoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** One change against none, steps, and noise about levels. */
class ChangesTest {

    /**
     * R 4.2.2: {@code k <- c(2,3,1,14,18,17); n <- rep(20,6); le <- function(k, n) lbeta(k + 1, n -
     * k + 1); ln <- sapply(1:5, function(i) le(sum(k[1:i]), sum(n[1:i])) + le(sum(k[-(1:i)]),
     * sum(n[-(1:i)])) - le(sum(k), sum(n))); c(log(mean(exp(ln))), exp(ln) / sum(exp(ln)))}.
     */
    @Test
    void agreesWithRInTheEvidenceOfOneChange() {
        SingleChange change =
                SingleChange.of(
                        new double[] {2, 3, 1, 14, 18, 17}, new double[] {20, 20, 20, 20, 20, 20});

        assertEquals(30.818037372088828, change.lnBayesFactor(), 1e-12);
        double[] posterior = {
            0, 1.8766728137e-12, 3.2930767284e-9, .999991733156, 8.2635444728e-6, 4.65652933708e-12
        };
        assertArrayEquals(posterior, change.posterior(), 1e-12);
        assertArrayEquals(new int[] {3, 3}, change.credible(.95));
        assertArrayEquals(new int[] {2, 4}, change.credible(1 - 1e-10));
    }

    @Test
    void aCredibleRangeGrowsToTheMoreProbableSideAndEndsAtTheEnds() {
        SingleChange change = new SingleChange(0, new double[] {0, .1, .2, .4, .25, .05});

        assertArrayEquals(new int[] {3, 4}, change.credible(.6));
        assertArrayEquals(new int[] {2, 4}, change.credible(.8));
        assertArrayEquals(new int[] {1, 5}, change.credible(1));
    }

    /**
     * R 4.2.2: {@code d <- diff(y); I <- sign(which.max(y) - which.min(y)) * diff(range(y)); c(I, I
     * / sqrt(mean(d^2)), I / sqrt(median(d^2)))}.
     */
    @Test
    void agreesWithRInTheAbruptnessOfARiseAndOfAFall() {
        Abruptness rise = Abruptness.of(new double[] {.25, .26, .24, .25, .27, .55, .8});
        assertEquals(.56, rise.range(), 1e-15);
        assertEquals(3.641434097069189, rise.linearity(), 1e-14);
        assertEquals(28, rise.breakthroughness(), 1e-13);
        assertEquals(4, rise.largestRise());
        Abruptness fall = Abruptness.of(new double[] {.9, .7, .6, .3, .35, .1});
        assertEquals(-3.9509183865983584, fall.linearity(), 1e-14);
        assertEquals(-4, fall.breakthroughness(), 1e-13);
    }

    @Test
    void equalValuesAreNotAbruptAndOneStepAmongTiesIsWithoutMeasure() {
        assertEquals(new Abruptness(0, 0, 0, 0), Abruptness.of(new double[] {.3, .3, .3}));
        assertEquals(
                Double.POSITIVE_INFINITY,
                Abruptness.of(new double[] {0, 0, 0, 1e-200}).breakthroughness());
    }

    /** R 4.2.2: {@code median(diff(y)^2) / (2 * qchisq(.5, 1))}. */
    @Test
    void agreesWithRInTheNoiseAboutLevels() {
        double[] y = {1.02, .97, 1.05, .99, 2.01, 2.06, 1.98, 3.51, 3.47, 3.55};
        assertEquals(0.0070339498826166771, NoiseVariance.ofDifferences(y), 1e-15);
        assertEquals(0, NoiseVariance.ofDifferences(new double[] {1, 1, 1, 5}));
    }

    @Test
    void refusesWhatIsNoSequence() {
        double[] one = {1};
        double[] two = {1, 2};
        double[] gap = {1, Double.NaN, 2};
        assertThrows(IllegalArgumentException.class, () -> SingleChange.of(one, one));
        assertThrows(
                IllegalArgumentException.class, () -> SingleChange.of(two, new double[] {2, 1}));
        assertThrows(IllegalArgumentException.class, () -> SingleChange.of(two, gap));
        assertThrows(IllegalArgumentException.class, () -> Abruptness.of(one));
        assertThrows(IllegalArgumentException.class, () -> Abruptness.of(gap));
        assertThrows(IllegalArgumentException.class, () -> NoiseVariance.ofDifferences(one));
        assertThrows(IllegalArgumentException.class, () -> Partition.ofScores(gap, 1));
        assertThrows(IllegalArgumentException.class, () -> Partition.ofScores(two, -1));
        assertThrows(IllegalArgumentException.class, () -> Partition.ofScores(new double[0], 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Partition.ofCounts(two, new double[] {2, 1}, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Partition.atMost(-1, 1, p -> Partition.ofScores(two, p)));
    }
}
