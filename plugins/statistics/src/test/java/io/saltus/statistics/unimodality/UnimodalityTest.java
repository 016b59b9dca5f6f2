package io.saltus.statistics.unimodality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnimodalityTest {

    private static final double[] TWO = {
        .02, .05, .01, .03, .04, .62, .58, .66, .61, .60, .03, .64
    };

    /** R 4.2.2, diptest 0.76.0: {@code dip(x)}. */
    @Test
    void agreesWithDiptestOnGroupsAnEvenSpreadTiesAndASample() {
        assertEquals(0.217213114754098, dip(TWO), 1e-14);
        assertEquals(0.05, dip(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1), 1e-14);
        assertEquals(0.25, dip(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), 1e-14);
        assertEquals(
                0.0833333333333333,
                dip(.31, .33, .30, .36, .35, .34, .32, .37, .345, .33, .34, .335),
                1e-14);
        assertEquals(0.125, dip(0, 0, 0, .5, .5, .5, .5, 1, 1, .5, .5, .5), 1e-14);
        assertEquals(0.125, dip(.3, .3, .3, .3), 1e-14);
        assertEquals(0.0357142857142857, dip(RAIN), 1e-14); // dip(precip)
    }

    /**
     * R 4.2.2: {@code m <- mean(x); s <- sqrt(mean((x-m)^2)); g1 <- mean((x-m)^3)/s^3; g2 <-
     * mean((x-m)^4)/s^4-3; G1 <- g1*sqrt(n*(n-1))/(n-2); G2 <- (n-1)/((n-2)*(n-3))*((n+1)*g2+6);
     * (G1^2+1)/(G2+3*(n-1)^2/((n-2)*(n-3)))}.
     */
    @Test
    void agreesWithRInTheBimodalityCoefficient() {
        assertEquals(0.617285966967248, bimodality(TWO), 1e-13);
        assertEquals(0.318543799772469, bimodality(.1, .2, .3, .4, .5, .6, .7, .8, .9, 1), 1e-13);
        assertEquals(0.565656565656566, bimodality(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), 1e-13);
        assertEquals(
                0.262096734999225, bimodality(0, 0, 0, .5, .5, .5, .5, 1, 1, .5, .5, .5), 1e-13);
        assertTrue(BimodalityCoefficient.of(new double[] {.3, .3, .3, .3}).isEmpty());
        assertTrue(BimodalityCoefficient.of(new double[] {.3, .4, .5}).isEmpty());
    }

    /** R 4.2.2, diptest 0.76.0: {@code dip.test(x, simulate.p.value = TRUE, B = 40000)$p.value}. */
    @Test
    void agreesWithDiptestInThePValueWithinTheErrorOfSimulation() {
        DipTest test = new DipTest(20000, 1);
        assertEquals(0.635, test.pValue(0.0833333333333333, 12, 0), .012);
        assertEquals(0.0708, test.pValue(0.125, 12, 0), .006);
        assertTrue(test.pValue(0.217213114754098, 12, 0) < .001);
        assertEquals(1, test.pValue(0.05, 10, 0));
    }

    @Test
    void rejectsTiedScoresOfOneGroupNoMoreOftenThanTheLevel() {
        SplittableRandom random = new SplittableRandom(5);
        DipTest test = new DipTest(999, 2);
        int rejected = 0;
        for (int round = 0; round < 1000; round++) {
            double[] sample = new double[20];
            for (int i = 0; i < 20; i++) {
                for (int draw = 0; draw < 10; draw++) {
                    sample[i] += random.nextDouble() < .5 ? 1 : 0;
                }
            }
            Arrays.sort(sample);
            double p = test.pValue(Dip.of(sample), 20, (long) (sample[19] - sample[0]));
            rejected += p < .05 ? 1 : 0;
        }
        assertTrue(rejected <= 60, rejected + " of 1000");
    }

    @Test
    void cutsBetweenTheGroupsAndNowhereWhereAllAreEqual() {
        assertEquals(.315, TwoGroups.cut(sorted(TWO)), 1e-15);
        assertEquals(.3, TwoGroups.cut(new double[] {.3, .3, .3}));
    }

    @Test
    void refusesASampleThatIsEmptyOrDoesNotRise() {
        assertThrows(IllegalArgumentException.class, () -> Dip.of(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Dip.of(new double[] {2, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> BimodalityCoefficient.of(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> TwoGroups.cut(new double[] {2, 1}));
    }

    private static double[] sorted(double... sample) {
        return Arrays.stream(sample).sorted().toArray();
    }

    private static double dip(double... sample) {
        return Dip.of(sorted(sample));
    }

    private static double bimodality(double... sample) {
        return BimodalityCoefficient.of(sorted(sample)).orElseThrow();
    }

    /** R's data set precip: mean yearly rain in 70 cities, in inches. */
    private static final double[] RAIN = {
        67, 54.7, 7, 48.5, 14, 17.2, 20.7, 13, 43.4, 40.2, 38.9, 54.5, 59.8, 48.3, 22.9, 11.5, 34.4,
        35.1, 38.7, 30.8, 30.6, 43.1, 56.8, 40.8, 41.8, 42.5, 31, 31.7, 30.2, 25.9, 49.2, 37, 35.9,
        15, 30.2, 7.2, 36.2, 45.5, 7.8, 33.4, 36.1, 40.2, 42.7, 42.5, 16.2, 39, 35, 37, 31.4, 37.6,
        39.9, 36.2, 42.8, 46.4, 24.7, 49.1, 46, 35.9, 7.8, 48.2, 15.2, 32.5, 44.7, 42.6, 38.8, 17.4,
        40.8, 29.1, 14.6, 59.2
    };
}
