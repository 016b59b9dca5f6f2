package io.saltus.statistics.posterior;

/**
 * The stretch of positions that a curve is looked at over: from the smallest measured one to the
 * largest, and at least one decade down from it.
 *
 * @param low position of its lower end
 * @param high position of its upper end
 * @param second the second smallest measured position; {@code low} where there are fewer than three
 */
record Axis(double low, double high, double second) {

    /** Decades below which measured positions are looked at as part of a longer axis. */
    private static final double SHORTEST = 1;

    /** Returns the axis of rising positions, several of which may be equal. */
    static Axis of(double[] positions) {
        double high = positions[positions.length - 1];
        double low = Math.min(positions[0], high - SHORTEST);
        double second = low;
        double third = low;
        for (double x : positions) {
            if (second == low && x > positions[0]) {
                second = x;
            } else if (x > second) {
                third = x;
            }
        }
        return new Axis(low, high, third > second ? second : low);
    }

    /**
     * Returns the share of the axis that lies below a position: 0 at its low end, 1 at its high.
     */
    double share(double x) {
        return (x - low) / (high - low);
    }

    /** Returns the same axis with its upper end at a position, if that lies beyond. */
    Axis upTo(double position) {
        return position > high ? new Axis(low, position, second) : this;
    }

    /** Returns the position below which a share of the axis lies. */
    double at(double share) {
        return low + share * (high - low);
    }
}
