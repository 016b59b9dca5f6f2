package io.saltus.statistics.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Reference numbers: src/test/python/randomeffects.py, SciPy 1.17.1. */
class RandomEffectsTest {

    @Test
    void agreesWithDerSimonianAndLaird() {
        RandomEffects some =
                RandomEffects.of(
                        new double[] {.10, .30, .35, .65, .45},
                        new double[] {.02, .03, .05, .01, .05});
        assertEquals(0.37956101186296165, some.mean(), 1e-12);
        assertEquals(0.12042661978761289, some.standardError(), 1e-12);
        assertEquals(0.20971471850562792, some.deviation(), 1e-12);
        assertEquals(0.170593899521729, some.widenedError(), 1e-9);
    }

    @Test
    void knowsNoDifferenceWhereErrorsExplainAll() {
        RandomEffects same = RandomEffects.of(new double[] {.1, .1}, new double[] {.02, .02});
        assertEquals(0, same.deviation(), 0);
        assertEquals(.1, same.mean(), 1e-15);
        assertEquals(.1, same.standardError(), 1e-15);
    }

    @Test
    void asksForTwoEffectsWithErrors() {
        double[] one = {1};
        double[] two = {1, 2};
        double[] exact = {1, 0};
        assertThrows(IllegalArgumentException.class, () -> RandomEffects.of(one, one));
        assertThrows(IllegalArgumentException.class, () -> RandomEffects.of(two, exact));
    }
}
