package io.saltus.statistics.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HingeTest {

    private static final double[] X = {19, 20, 21, 22, 23, 24, 25};

    /**
     * SciPy 1.10.1, NumPy 1.24.2: for each pair of neighbouring scales, {@code minimize_scalar} of
     * the sum of squares over the knot between them, {@code method="bounded", xatol=1e-12}, the
     * slope (and the floor) by {@code lstsq} on max(0, x - c); the least of all.
     */
    @Test
    void agreesWithSciPyFromAKnownAndFromAFreeFloorUpAndDown() {
        double[] late = {.25, .26, .24, .25, .3, .55, .8};
        double[] early = {.02, .0, .01, .05, .2, .45, .6};
        double[] falling = {.8, .7, .7, .5, .4, .3, .1};
        agrees(Hinge.from(.25, X, late), 22.8, .25, .25, .0002);
        agrees(Hinge.free(X, late), 22.8, .25, .25, .0002);
        agrees(Hinge.from(0, X, early), 21.7894736587, .1899999980, 0, .0025);
        agrees(Hinge.free(X, early), 21.8421053549, .1900000051, .01, .0022);
        agrees(Hinge.from(.8, X, falling), 19.6511627705, -.1228571422, .8, .010857142857);
        agrees(Hinge.free(X, falling), 20.4999999360, -.14, .75, .009);
    }

    private static void agrees(Hinge hinge, double knot, double slope, double floor, double sum) {
        assertEquals(knot, hinge.knot(), 3e-7); // as near as a search on squares comes
        assertEquals(slope, hinge.slope(), 3e-8);
        assertEquals(floor, hinge.floor(), 1e-8);
        assertEquals(sum, hinge.sumOfSquares(), 1e-12);
    }

    @Test
    void findsAnExactHingeExactly() {
        double[] y = new double[7];
        for (int i = 0; i < 7; i++) {
            y[i] = .1 + .2 * Math.max(0, X[i] - 21.7);
        }
        for (Hinge hinge : new Hinge[] {Hinge.from(.1, X, y), Hinge.free(X, y)}) {
            assertEquals(21.7, hinge.knot(), 1e-12);
            assertEquals(.2, hinge.slope(), 1e-12);
            assertEquals(0, hinge.sumOfSquares(), 1e-28);
        }
    }

    /** The grid of knots is independent of the closed form. */
    @Test
    void noKnotOnAFineGridFitsBetterAndTheProfileIsTheGridsWithinItsStep() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int m = 4 + random.nextInt(12);
            double[] x = random.doubles(m, 0, 6).sorted().toArray();
            double[] y = random.doubles(m).map(v -> random.nextInt(3) == 0 ? 0 : v).toArray();
            boolean free = random.nextBoolean();
            Hinge best = free ? Hinge.free(x, y) : Hinge.from(.2, x, y);
            double excess = .1;
            HingeProfile profile = HingeProfile.of(best, x, y, free, excess);
            double lower = best.knot();
            double upper = best.knot();
            for (double c = x[0]; c < x[m - 1]; c += 1e-3) {
                double sum = atKnot(c, x, y, free);
                assertTrue(sum > best.sumOfSquares() - 1e-9);
                if (sum < best.sumOfSquares() + excess) {
                    lower = Math.min(lower, c);
                    upper = Math.max(upper, c);
                }
            }
            assertEquals(lower, profile.lower(), 2e-3);
            assertEquals(upper, profile.upper(), 2e-3);
        }
    }

    private static double atKnot(double c, double[] x, double[] y, boolean free) {
        double[] u = Arrays.stream(x).map(v -> Math.max(0, v - c)).toArray();
        double meanU = free ? Arrays.stream(u).average().orElseThrow() : 0;
        double level = free ? Arrays.stream(y).average().orElseThrow() : .2;
        double both = 0;
        double square = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            both += (u[i] - meanU) * (y[i] - level);
            square += (u[i] - meanU) * (u[i] - meanU);
            total += (y[i] - level) * (y[i] - level);
        }
        return total - both * both / square;
    }

    @Test
    void refusesWhatIsNoCurve() {
        double[] y = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> Hinge.free(new double[] {1, 1, 2}, y));
        assertThrows(IllegalArgumentException.class, () -> Hinge.free(new double[] {1, 2}, y));
        assertThrows(
                IllegalArgumentException.class,
                () -> Hinge.from(Double.NaN, new double[] {1, 2, 3}, y));
    }
}
