package io.saltus.statistics.changepoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionTest {

    /** The quadratic recursion of optimal partitioning, without any pruning. */
    @Test
    void findsTheOptimumOfThePlainRecursionOnScores() {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            int m = 1 + random.nextInt(60);
            double[] y = new double[m];
            double level = 0;
            for (int i = 0; i < m; i++) {
                level = random.nextInt(9) == 0 ? random.nextInt(4) : level;
                y[i] = 1000 + level + (round % 3 == 0 ? 0 : random.nextGaussian() * .3);
            }
            double penalty = Math.pow(10, random.nextInt(5) - 3);
            double[] n = new double[m];
            Arrays.fill(n, 1);
            Partition found = Partition.ofScores(y, penalty);
            double plain = plain(y, n, penalty, false);
            assertEquals(plain, found.cost() + penalty * found.changes(), 1e-7);
            assertEquals(cost(found, y, n, false), found.cost(), 1e-7);
        }
    }

    @Test
    void findsTheOptimumOfThePlainRecursionOnCounts() {
        Random random = new Random(12);
        for (int round = 0; round < 400; round++) {
            int m = 1 + random.nextInt(60);
            double[] k = new double[m];
            double[] n = new double[m];
            double p = 0;
            for (int i = 0; i < m; i++) {
                p = random.nextInt(9) == 0 ? random.nextInt(5) / 4.0 : p;
                n[i] = round % 2 == 0 ? 50 : 1 + random.nextInt(1000000);
                k[i] = Math.rint(n[i] * Math.min(1, p * (1 - .1 * random.nextDouble())));
            }
            double penalty = Math.pow(10, random.nextInt(5) - 2);
            Partition found = Partition.ofCounts(k, n, penalty);
            double plain = plain(k, n, penalty, true);
            double tolerance = 1e-10 * (1 + plain);
            assertEquals(plain, found.cost() + penalty * found.changes(), tolerance);
            assertEquals(cost(found, k, n, true), found.cost(), tolerance);
        }
    }

    @Test
    void findsTwentyShiftsAmongAHundredThousandPointsOfEitherKind() {
        Random random = new Random(13);
        int m = 100_000;
        double[] y = new double[m];
        double[] k = new double[m];
        double[] n = new double[m];
        for (int i = 0; i < m; i++) {
            int segment = i * 21 / m;
            y[i] = segment % 2 + random.nextGaussian() * .3;
            n[i] = 20;
            for (int draw = 0; draw < 20; draw++) {
                k[i] += random.nextDouble() < (segment % 2 == 0 ? .2 : .5) ? 1 : 0;
            }
        }
        assertEquals(20, Partition.ofScores(y, 2 * .09 * Math.log(m)).changes());
        assertEquals(20, Partition.ofCounts(k, n, 2 * Math.log(m)).changes());
    }

    @Test
    void equalScoresAreOneSegmentEvenWithoutAPenalty() {
        assertEquals(0, Partition.ofScores(new double[] {.1, .1, .1, .1}, 0).changes());
        assertEquals(
                0, Partition.ofCounts(new double[] {0, 0, 0}, new double[] {9, 5, 1}, 0).changes());
    }

    @Test
    void aStepBetweenNoneAndAllCostsNothing() {
        double[] n = {100, 100, 100, 100, 100, 100};
        Partition partition =
                Partition.ofCounts(new double[] {0, 0, 0, 100, 100, 100}, n, Math.log(6));

        assertArrayEquals(new int[] {3}, partition.firsts());
        assertEquals(0, partition.cost());
    }

    private static double plain(double[] k, double[] n, double penalty, boolean counts) {
        int m = k.length;
        double[] best = new double[m + 1];
        best[0] = -penalty;
        for (int t = 1; t <= m; t++) {
            best[t] = Double.POSITIVE_INFINITY;
            for (int s = 0; s < t; s++) {
                best[t] = Math.min(best[t], best[s] + penalty + segment(k, n, s, t, counts));
            }
        }
        return best[m];
    }

    private static double cost(Partition partition, double[] k, double[] n, boolean counts) {
        double sum = 0;
        for (int j = 0; j <= partition.changes(); j++) {
            int from = partition.first(j, k.length);
            int to = partition.first(j + 1, k.length);
            assertTrue(from < to);
            sum += segment(k, n, from, to, counts);
        }
        return sum;
    }

    private static double segment(double[] k, double[] n, int from, int to, boolean counts) {
        double sum = Arrays.stream(k, from, to).sum();
        double weight = Arrays.stream(n, from, to).sum();
        double p = sum / weight;
        if (counts) {
            return p <= 0 || p >= 1
                    ? 0
                    : -2 * (sum * Math.log(p) + (weight - sum) * Math.log1p(-p));
        }
        return Arrays.stream(k, from, to).map(v -> (v - p) * (v - p)).sum();
    }
}
