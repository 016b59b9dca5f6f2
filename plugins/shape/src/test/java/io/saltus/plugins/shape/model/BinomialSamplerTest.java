package io.saltus.plugins.shape.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinomialSamplerTest {

    @Test
    void drawsWithTheMeanAndVarianceOfTheBinomial() {
        for (double n : new double[] {1, 7, 200, 1e6, 1e12}) {
            for (double p : new double[] {0.003, 0.25, 0.9}) {
                BinomialSampler sampler = new BinomialSampler(n, p);
                SplittableRandom random = new SplittableRandom(7);
                double sum = 0;
                double squares = 0;
                int draws = 20000;
                for (int i = 0; i < draws; i++) {
                    double z = (sampler.next(random) - p) / Math.sqrt(p * (1 - p) / n);
                    sum += z / draws;
                    squares += z * z / draws;
                }
                assertEquals(0, sum, 0.03, n + ", " + p);
                assertEquals(1, squares, n < 10 ? 0.3 : 0.05, n + ", " + p);
            }
        }
    }
}
