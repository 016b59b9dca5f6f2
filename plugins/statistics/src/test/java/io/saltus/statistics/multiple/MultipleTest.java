package io.saltus.statistics.multiple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, {@code p.adjust}, src/test/r/reference.R. */
class MultipleTest {

    private static final double[] P = {.01, .02, .03, .04, .5};

    @Test
    void agreesWithRInHolm() {
        assertArrayEquals(new double[] {.05, .08, .09, .09, .5}, Holm.adjusted(P), 1e-15);
        assertArrayEquals(new double[] {.06, .003, .06}, Holm.adjusted(.03, .001, .03), 1e-15);
    }

    @Test
    void agreesWithRInBenjaminiAndHochberg() {
        assertArrayEquals(
                new double[] {.05, .05, .05, .05, .5}, FalseDiscovery.benjaminiHochberg(P), 1e-15);
        assertArrayEquals(
                new double[] {.03, .003, .03},
                FalseDiscovery.benjaminiHochberg(.03, .001, .03),
                1e-15);
    }

    @Test
    void agreesWithRInBenjaminiAndYekutieli() {
        double q = .114166666666667;
        assertArrayEquals(
                new double[] {q, q, q, q, 1}, FalseDiscovery.benjaminiYekutieli(P), 1e-14);
        assertArrayEquals(new double[] {1, 1}, FalseDiscovery.benjaminiYekutieli(.9, .8));
    }

    @Test
    void leavesAnEmptyFamilyEmpty() {
        assertEquals(0, Holm.adjusted().length);
        assertEquals(0, FalseDiscovery.benjaminiHochberg().length);
        assertEquals(0, FalseDiscovery.benjaminiYekutieli().length);
        assertEquals(0, FixedSequence.firstOfRun(new double[0], .05));
    }

    @Test
    void testsFromTheLastUntilOneIsNotRejected() {
        assertEquals(2, FixedSequence.firstOfRun(new double[] {.01, .2, .05, .01}, .05));
        assertEquals(4, FixedSequence.firstOfRun(new double[] {.01, .01, .01, .06}, .05));
        assertEquals(0, FixedSequence.firstOfRun(new double[] {.01, .02}, .05));
    }

    /** Over all patterns of rejections. */
    @Test
    void knowsHowTheFirstOfTheRunIsDistributed() {
        double[] rejected = {.1, .4, .8};
        double[] expected = new double[4];
        for (int pattern = 0; pattern < 8; pattern++) {
            double[] p = new double[3];
            double probability = 1;
            for (int i = 0; i < 3; i++) {
                boolean rejects = (pattern >> i & 1) == 1;
                p[i] = rejects ? 0 : 1;
                probability *= rejects ? rejected[i] : 1 - rejected[i];
            }
            expected[FixedSequence.firstOfRun(p, .05)] += probability;
        }
        assertArrayEquals(expected, FixedSequence.distribution(rejected), 1e-15);
    }

    @Test
    void refusesWhatIsNoPValue() {
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(.5, 1.01));
        assertThrows(IllegalArgumentException.class, () -> FalseDiscovery.benjaminiHochberg(-.01));
        assertThrows(
                IllegalArgumentException.class,
                () -> FalseDiscovery.benjaminiYekutieli(Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> FixedSequence.firstOfRun(new double[] {2}, .05));
        assertThrows(IllegalArgumentException.class, () -> FixedSequence.distribution(2));
    }
}
