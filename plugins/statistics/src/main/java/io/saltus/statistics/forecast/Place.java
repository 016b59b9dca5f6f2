package io.saltus.statistics.forecast;

/**
 * Where a model to come lies, as far as that is known.
 *
 * @param position on the axis, finite; its expectation where it is not known
 * @param deviation standard deviation of the position, at least 0
 * @param family number of its family; {@link #NEW_FAMILY} for one of which nothing was measured
 */
public record Place(double position, double deviation, int family) {

    /** Number of a family of which nothing was measured. */
    public static final int NEW_FAMILY = -1;

    private static final double REACH = Math.sqrt(1.5);

    /** Refuses numbers outside of their range. */
    public Place {
        if (!(Double.isFinite(position) && deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException(
                    "a place needs a finite position and a deviation of at least 0, got %s and %s"
                            .formatted(position, deviation));
        }
    }

    /**
     * Returns positions that stand for all, each as probable: the three-point Gauss-Chebyshev rule,
     * which has the mean and the variance; one where the position is known.
     */
    double[] nodes() {
        double reach = REACH * deviation;
        return deviation == 0
                ? new double[] {position}
                : new double[] {position - reach, position, position + reach};
    }
}
