package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ElementaryTest {

    @Test
    void agreesWithTheStrictFunctions() {
        for (double x = -690; x < 690; x += .37) {
            assertEquals(1, Elementary.exp(x) / StrictMath.exp(x), 1e-12);
            assertEquals(x, Elementary.log(StrictMath.exp(x)), 2e-12);
        }
        assertEquals(StrictMath.pow(.3, 2.5), Elementary.power(.3, 2.5), 1e-13);
        assertEquals(0, Elementary.power(0, .4));
        assertEquals(Elementary.exp(700), Elementary.exp(1e9));
    }
}
