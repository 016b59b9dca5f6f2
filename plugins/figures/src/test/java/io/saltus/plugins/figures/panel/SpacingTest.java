package io.saltus.plugins.figures.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SpacingTest {

    private static void assertPlaces(double[] expected, double... wanted) {
        assertArrayEquals(expected, Spacing.of(wanted, 2, 0, 20), 1e-12);
    }

    @Test
    void leavesAloneWhatDoesNotTouch() {
        assertPlaces(new double[] {3, 5, 11}, 3, 5, 11);
    }

    @Test
    void movesWhatTouchesApartAboutItsMiddle() {
        assertPlaces(new double[] {9, 11}, 10, 10);
        assertPlaces(new double[] {7, 9, 11, 15}, 8, 9, 10, 15);
    }

    @Test
    void staysWithinTheBounds() {
        assertPlaces(new double[] {0, 2, 4}, 0, 0, 0);
        assertPlaces(new double[] {16, 18, 20}, 20, 20, 20);
        assertPlaces(new double[] {}, new double[0]);
    }
}
