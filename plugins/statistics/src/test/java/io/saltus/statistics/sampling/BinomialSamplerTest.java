package io.saltus.statistics.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.statistics.exact.BinomialTest;
import io.saltus.statistics.likelihood.BinomialLikelihood;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialSamplerTest {

    private static final int DRAWS = 200_000;

    /** Each share of draws within five standard errors of its probability. */
    private static void assertBinomial(int n, double p, ToDoubleFunction<RandomGenerator> sampler) {
        RandomGenerator random = new SplittableRandom(7);
        double[] share = new double[n + 1];
        for (int i = 0; i < DRAWS; i++) {
            share[(int) sampler.applyAsDouble(random)] += 1.0 / DRAWS;
        }
        double[] expected = BinomialLikelihood.logProbabilities(n, p);
        for (int k = 0; k <= n; k++) {
            double probability = Math.exp(expected[k]);
            double error = Math.sqrt(probability * (1 - probability) / DRAWS);
            assertEquals(probability, share[k], 5 * error + 1e-9, k + " of " + n + " at " + p);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, .5", "10, .02", "10, .98", "50, .3", "200, .7", "7, 0", "7, 1", "0, .5"})
    void drawsFromTheTableByTheProbabilities(int n, double p) {
        assertBinomial(n, p, new BinomialSampler(n, p)::next);
    }

    @ParameterizedTest
    @CsvSource({"1, .5", "10, .02", "10, .98", "50, .3", "200, .7", "7, 0", "7, 1", "0, .5"})
    void drawsOnceByTheProbabilities(int n, double p) {
        assertBinomial(n, p, random -> BinomialSampler.once(random, n, p));
    }

    /** Inversion: P(K &lt; k) &lt;= u &lt; P(K &lt;= k), u the next number of the generator. */
    @Test
    void invertsTheDistribution() {
        BinomialSampler sampler = new BinomialSampler(60, .35);
        for (int seed = 0; seed < 1000; seed++) {
            double u = new SplittableRandom(seed).nextDouble();
            double k = sampler.next(new SplittableRandom(seed));
            assertTrue(BinomialTest.less(k - 1, 60, .35) <= u + 1e-12);
            assertTrue(u < BinomialTest.less(k, 60, .35) + 1e-12);
        }
    }

    @Test
    void drawsLargeNumbersFromTheNormal() {
        assertMoments(new BinomialSampler(1e8, .3), 3e7, Math.sqrt(2.1e7));
        assertMoments(new BinomialSampler(1e4, .3, 25), 3000, Math.sqrt(2100));
    }

    private static void assertMoments(BinomialSampler sampler, double mean, double deviation) {
        RandomGenerator random = new SplittableRandom(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double k = sampler.next(random);
            assertEquals(Math.rint(k), k);
            sum += k;
            squares += (k - mean) * (k - mean);
        }
        assertEquals(mean, sum / DRAWS, 5 * deviation / Math.sqrt(DRAWS));
        assertEquals(deviation, Math.sqrt(squares / DRAWS), .01 * deviation);
    }

    /** Fewer than 25 failures are expected: no normal distribution has so short a tail. */
    @Test
    void keepsToTheTableWhereTheNormalWouldBeBad() {
        assertBinomial(100, .9, new BinomialSampler(100, .9, 25)::next);
    }

    @Test
    void refusesWhatIsNoBinomial() {
        RandomGenerator random = new SplittableRandom(1);
        assertThrows(IllegalArgumentException.class, () -> new BinomialSampler(-1, .5));
        assertThrows(IllegalArgumentException.class, () -> new BinomialSampler(1.5, .5));
        assertThrows(IllegalArgumentException.class, () -> new BinomialSampler(1, 1.1));
        assertThrows(IllegalArgumentException.class, () -> BinomialSampler.once(random, -1, .5));
        assertThrows(
                IllegalArgumentException.class, () -> BinomialSampler.once(random, 1, Double.NaN));
    }
}
