package io.saltus.api.curve;

/**
 * A confidence interval.
 *
 * @param lower lower end; may be minus infinity
 * @param upper upper end, at least {@code lower}; may be infinite
 */
public record Interval(double lower, double upper) {

    /** The standard normal quantile of .975: z of a 95% interval. */
    public static final double Z_95 = 1.959963984540054;

    /**
     * @throws IllegalArgumentException if an end is NaN or {@code lower > upper}
     */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "an interval goes from its lower to its upper end, got [%s, %s]"
                            .formatted(lower, upper));
        }
    }

    /**
     * Returns Wilson's score interval (1927) of a proportion, {@code (p + z^2/2n +- z sqrt(p(1-p)/n
     * + z^2/4n^2)) / (1 + z^2/n)}, within [0, 1]; it has width also at p = 0 and 1. R: {@code
     * binom::binom.wilson}.
     *
     * @param p the proportion, in [0, 1]
     * @param n number of trials behind it, above 0; need not be whole
     * @param z standard normal quantile of the confidence, {@link #Z_95} for 95%
     */
    public static Interval wilson(double p, double n, double z) {
        if (!(p >= 0 && p <= 1) || !(n > 0) || !(z > 0)) {
            throw new IllegalArgumentException(
                    "Wilson's interval needs p in [0, 1], n and z above 0, got %s, %s, %s"
                            .formatted(p, n, z));
        }
        double centre = p + z * z / (2 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(
                p == 0 ? 0 : Math.max(0, (centre - spread) / scale),
                p == 1 ? 1 : Math.min(1, (centre + spread) / scale));
    }

    /** Returns the distance between the ends. */
    public double width() {
        return upper - lower;
    }

    /** Returns whether {@code value} lies between the ends or on one. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
