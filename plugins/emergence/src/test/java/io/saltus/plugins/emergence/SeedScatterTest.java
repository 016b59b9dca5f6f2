package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.plugins.emergence.counts.SeedScatter;
import org.junit.jupiter.api.Test;

class SeedScatterTest {

    private static final double[] TRIALS = {200, 200, 200};

    /**
     * R 4.2.2: {@code k <- c(50, 58, 41, 120, 140, 133); s <- factor(c(1, 1, 1, 2, 2, 2));
     * summary(glm(cbind(k, 200 - k) ~ s, family = quasibinomial))$dispersion} gives 2.108281; the
     * half success and half failure that stand in here change it by less than 1%.
     */
    @Test
    void isTheDispersionOfAQuasibinomialModelOfTheScales() {
        SeedScatter scatter = new SeedScatter();
        scatter.add(new double[] {.25, .29, .205}, TRIALS);
        scatter.add(new double[] {.6, .7, .665}, TRIALS);
        assertEquals(2.108281, scatter.dispersion(), .02);
    }

    @Test
    void countsSeedsThatAgreeAsOneSetOfExamples() {
        SeedScatter scatter = new SeedScatter();
        scatter.add(new double[] {.5, .5, .5}, TRIALS);
        assertEquals(1, scatter.dispersion());
        assertEquals(200, scatter.effectiveTrials(200, 3));
    }

    @Test
    void countsSeedsThatScatterForLess() {
        SeedScatter scatter = new SeedScatter();
        scatter.add(new double[] {.2, .5, .8}, TRIALS);
        double phi = scatter.dispersion();
        assertEquals(200 / (1 + (phi - 1) / 3), scatter.effectiveTrials(200, 3));
        assertEquals(200 / phi, scatter.effectiveTrials(200, 1), 1e-9);
    }

    @Test
    void hasNoScatterWithOneSeedOrNoHits() {
        SeedScatter scatter = new SeedScatter();
        scatter.add(new double[] {.3}, new double[] {200});
        scatter.add(new double[] {0, 0}, new double[] {200, 200});
        assertEquals(1, scatter.dispersion());
    }
}
