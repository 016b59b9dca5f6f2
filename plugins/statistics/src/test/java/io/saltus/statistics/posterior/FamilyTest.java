package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {

    private static final Axis AXIS = Axis.of(new double[] {20, 20.5, 21, 23});

    @Test
    void weightsSumToOne() {
        double sum = Arrays.stream(Family.values()).mapToDouble(Family::weight).sum();
        assertEquals(1, sum, 1e-12);
    }

    /** Brute force on a grid knows nothing of closed forms. */
    @ParameterizedTest
    @EnumSource
    void crossesLevelsWhereAGridDoes(Family family) {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[] u = random.doubles(Math.max(1, family.dimensions())).toArray();
            LatentCurve curve = family.curve(u, AXIS);
            double level = .01 + .4 * random.nextDouble();
            double first = Double.POSITIVE_INFINITY;
            double last = Double.NEGATIVE_INFINITY;
            double least = 1;
            double greatest = -1;
            double step = 3.0 / 6000;
            for (int i = 0; i <= 6000; i++) {
                double x = 20 + i * step;
                double f = curve.at(x);
                assertTrue(f >= -1 && f <= 1, family + " at " + x);
                if (f > level) {
                    first = Math.min(first, x);
                }
                if (f < level) {
                    last = x;
                }
                least = Math.min(least, f);
                greatest = Math.max(greatest, f);
            }
            assertEquals(least, curve.least(AXIS), 2e-3);
            assertEquals(greatest, curve.greatest(AXIS), 2e-3);
            near(first, curve.firstAbove(level), step);
            near(last, curve.staysAbove(level), step);
        }
    }

    private static void near(double grid, double closed, double step) {
        if (grid > 20 && grid < 23) {
            assertEquals(grid, closed, 1.01 * step);
        } else if (grid <= 20) {
            assertTrue(closed <= 20 + 1.01 * step, () -> "begins above, but " + closed);
        } else {
            assertTrue(closed >= 23 - 1.01 * step, () -> "never comes there, but " + closed);
        }
    }

    @Test
    void anAxisIsADecadeAtLeast() {
        assertEquals(new Axis(20, 21, 20), Axis.of(new double[] {21}));
        assertEquals(new Axis(19.5, 20.5, 19.5), Axis.of(new double[] {20, 20.5}));
        assertEquals(new Axis(20, 23, 21), Axis.of(new double[] {20, 20, 21, 23}));
    }
}
