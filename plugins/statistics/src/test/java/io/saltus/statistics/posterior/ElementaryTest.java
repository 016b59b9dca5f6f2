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

    @Test
    void manyAtOnceAreWhatEachIs() {
        double[] x = new double[1001];
        double[] y = new double[1001];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 500) * .08;
            y[i] = x[i];
        }
        Elementary.exps(y, 1000);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 1000; i++) {
            assertEquals(1, y[i] / StrictMath.exp(x[i]), 1e-10);
            sum += x[i];
            squares += x[i] * x[i];
        }
        assertEquals(x[1000], y[1000]);
        assertEquals(sum, Elementary.sum(x, 1000), 1e-9);
        assertEquals(squares, Elementary.product(x, x, 1000), 1e-6);
        double[] far = {-1e9, 1e9};
        Elementary.exps(far, 2);
        assertEquals(1, far[0] * far[1], 1e-9);
    }
}
