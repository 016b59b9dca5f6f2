package io.saltus.statistics.difference;

import io.saltus.api.curve.Interval;
import java.util.function.DoubleFunction;

/** Whether a difference lies within a margin, from its intervals. */
public final class Equivalence {

    private static final int HALVINGS = 50;

    private Equivalence() {}

    /**
     * Returns the p-value of "the difference is at least the margin, up or down": the least level
     * whose interval of confidence 1 - 2 level lies within (-margin, margin), which is the larger
     * of the two one-sided p-values (TOST, Schuirmann 1987); 1/2 or above where the estimate itself
     * is not within.
     *
     * @param interval the interval of each two-sided confidence in (0, 1); narrower for a smaller
     *     one
     * @param margin above 0
     * @throws IllegalArgumentException if the margin is not above 0
     */
    public static double pValue(DoubleFunction<Interval> interval, double margin) {
        requireMargin(margin);
        return leastLevel(interval, found -> found.lower() > -margin && found.upper() < margin);
    }

    /**
     * Returns the p-value of "the difference is at most -margin": the least level whose interval of
     * confidence 1 - 2 level lies above -margin (non-inferiority).
     *
     * @param interval as above
     * @param margin at least 0
     * @throws IllegalArgumentException if the margin is below 0
     */
    public static double notBelow(DoubleFunction<Interval> interval, double margin) {
        if (margin != 0) {
            requireMargin(margin);
        }
        return leastLevel(interval, found -> found.lower() > -margin);
    }

    private interface Claim {
        boolean holds(Interval interval);
    }

    private static double leastLevel(DoubleFunction<Interval> interval, Claim claim) {
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < HALVINGS; i++) {
            // near 0 as finely as near 1/2
            double middle = low == 0 ? high / 16 : Math.sqrt(low * high);
            if (middle < 1e-15) {
                break;
            }
            if (claim.holds(interval.apply(1 - 2 * middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static void requireMargin(double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("a margin must be above 0, got " + margin);
        }
    }
}
