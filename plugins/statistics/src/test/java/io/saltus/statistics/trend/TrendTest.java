package io.saltus.statistics.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, src/test/r/reference.R. */
class TrendTest {

    private static final double[] SCORES = {.25, .24, .26, .235, .305, .45, .7};
    private static final double[] POSITIONS = {19, 20, 21, 22, 23, 24, 25};
    private static final double[] EQUAL = {200, 200, 200, 200, 200, 200, 200};

    /** {@code sqrt(prop.trend.test(k, n, x)$statistic)} with the sign of the trend. */
    @Test
    void agreesWithRInCochranAndArmitage() {
        double[] hits = {50, 48, 52, 47, 61, 90, 140};
        assertEquals(10.1796610362837, CochranArmitage.z(POSITIONS, hits, EQUAL), 1e-12);
        double[] hundred = {100, 100, 100, 100};
        double[] at = {20, 21, 22, 23};
        assertEquals(
                8.36660026534075,
                CochranArmitage.z(at, new double[] {10, 12, 30, 60}, hundred),
                1e-12);
        assertEquals(
                -8.36660026534075,
                CochranArmitage.z(at, new double[] {60, 30, 12, 10}, hundred),
                1e-12);
        assertEquals(
                -1.39337272707667,
                CochranArmitage.z(
                        new double[] {1, 2.5, 3},
                        new double[] {5, 9, 4},
                        new double[] {50, 200, 80}),
                1e-12);
    }

    @Test
    void findsNoTrendWhereThereIsNoVariance() {
        double[] two = {1, 2};
        assertEquals(0, CochranArmitage.z(two, new double[] {0, 0}, new double[] {9, 9}));
        assertEquals(0, CochranArmitage.z(two, new double[] {9, 9}, new double[] {9, 9}));
        assertEquals(0, CochranArmitage.z(new double[0], new double[0], new double[0]));
    }

    /** {@code cor.test(x, y, method = "kendall", alternative = "greater")$p.value}. */
    @Test
    void agreesWithRInMannAndKendall() {
        assertEquals(.0345238095238095, MannKendall.rise(SCORES), 1e-14);
        assertEquals(1.0 / 720, MannKendall.rise(1, 2, 3, 4, 5, 6), 1e-15);
        double[] twelve = {.1, .3, .2, .5, .7, .6, .65, .8, .9, .85, .95, .99};
        assertEquals(58, MannKendall.s(twelve));
        assertEquals(3.90863524354533, MannKendall.z(twelve), 1e-13);
        assertEquals(4.64094906684231e-5, MannKendall.rise(twelve), 1e-17);
    }

    /** Against all orders of the scores. */
    @Test
    void isExactWithTies() {
        assertTied(15, 2.34421140318097976, .00476190476190476, 0, 0, 0, 0, .1, .3, .8);
        assertTied(-10, -2.20454076850486, 1, .5, .4, .3, .2, .1);
        assertTied(0, 0, 1, .2, .2, .2, .2);
        assertTied(8, 1.3389110974330103, .0944444444444444, .1, .3, .2, .5, .5, .4);
        assertTied(7, 1.515873457919734, .0666666666666667, .1, .5, .3, .5, .9);
    }

    private static void assertTied(int s, double z, double p, double... scores) {
        assertEquals(s, MannKendall.s(scores));
        assertEquals(z, MannKendall.z(scores), 1e-13);
        assertEquals(p, MannKendall.rise(scores), 1e-14);
    }

    /** Brute force: the share of all orders of the scores whose S is as large. */
    @Test
    void isTheShareOfOrdersThatRiseAsMuch() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 40; round++) {
            double[] scores =
                    random.ints(2 + round % 5, 0, 4 + round % 30).asDoubleStream().toArray();
            List<double[]> orders = new ArrayList<>();
            collect(scores, 0, orders);
            int s = MannKendall.s(scores);
            double share =
                    orders.stream().filter(order -> MannKendall.s(order) >= s).count()
                            / (double) orders.size();
            assertEquals(share, MannKendall.rise(scores), 1e-12);
        }
    }

    private static void collect(double[] scores, int from, List<double[]> orders) {
        if (from == scores.length) {
            orders.add(scores.clone());
        }
        for (int i = from; i < scores.length; i++) {
            double[] next = scores.clone();
            next[from] = scores[i];
            next[i] = scores[from];
            collect(next, from + 1, orders);
        }
    }

    @Test
    void takesAFallForARiseOfTheNegated() {
        assertEquals(1.0 / 120, MannKendall.fall(.5, .4, .3, .2, .1), 1e-15);
        assertEquals(1, MannKendall.rise(3), "one score has no trend");
    }

    /** The median of all pairwise slopes. */
    @Test
    void agreesWithRInTheilAndSen() {
        assertEquals(.0525, TheilSen.slope(POSITIONS, SCORES), 1e-15);
        assertEquals(0, TheilSen.slope(new double[] {1}, new double[] {1}));
    }

    @Test
    void refusesArraysOfDifferentLength() {
        assertThrows(
                IllegalArgumentException.class, () -> TheilSen.slope(new double[3], new double[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> CochranArmitage.z(new double[3], new double[2], new double[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> CochranArmitage.z(new double[3], new double[3], new double[2]));
    }
}
