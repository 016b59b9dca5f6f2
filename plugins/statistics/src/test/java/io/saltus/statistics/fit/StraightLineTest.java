package io.saltus.statistics.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StraightLineTest {

    private static final double[] X = {19, 20, 21.5, 22, 23, 25};

    /** R 4.2.2: {@code f <- lm(y ~ x); c(coef(f)[2], sum(resid(f)^2), cor(x, y))}. */
    @Test
    void agreesWithR() {
        StraightLine line = StraightLine.fit(X, new double[] {.2, .25, .22, .4, .5, .45});

        assertEquals(0.050054644808743172, line.slope(), 1e-15);
        assertEquals(0.026020765027322406, line.sumOfSquares(), 1e-15);
        assertEquals(0.083333333333333343, line.totalSquares(), 1e-15);
        assertEquals(0.82930743374946958, line.correlation(), 1e-14);
    }

    @Test
    void equalScoresAreExactlyFlat() {
        StraightLine line = StraightLine.fit(X, new double[] {.1, .1, .1, .1, .1, .1});

        assertEquals(new StraightLine(0, 0, 0), line);
        assertEquals(0, line.correlation());
    }

    @Test
    void aFallHasANegativeCorrelation() {
        assertEquals(
                -1, StraightLine.fit(new double[] {1, 2, 3}, new double[] {3, 2, 1}).correlation());
    }

    @Test
    void refusesWhatIsNoCurve() {
        double[] y = {1, 2};
        assertThrows(
                IllegalArgumentException.class, () -> StraightLine.fit(new double[] {2, 1}, y));
        assertThrows(IllegalArgumentException.class, () -> StraightLine.fit(X, y));
        assertThrows(
                IllegalArgumentException.class,
                () -> StraightLine.fit(new double[] {1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> StraightLine.fit(new double[] {1, Double.POSITIVE_INFINITY}, y));
    }

    /** R 4.2.2: {@code log1p(exp(t))}. */
    @Test
    void theSoftplusAgreesWithRAndOverflowsNowhere() {
        double[][] known = {
            {-40, 4.2483542552915889e-18},
            {-3, 0.048587351573742062},
            {-.5, 0.47407698418010669},
            {0, 0.69314718055994529},
            {.5, 0.97407698418010669},
            {5, 5.0067153484891183},
            {800, 800}
        };
        for (double[] pair : known) {
            double t = pair[0];
            assertEquals(pair[1], Softplus.of(t), 1e-15 * pair[1]);
            assertEquals(pair[1], Softplus.fast(t, Math.exp(-Math.abs(t))), 1e-14 * pair[1]);
        }
    }
}
