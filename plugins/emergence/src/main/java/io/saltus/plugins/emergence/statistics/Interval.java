package io.saltus.plugins.emergence.statistics;

/**
 * A closed interval of real numbers.
 *
 * @param lower its lower end
 * @param upper its upper end, at least the lower
 */
public record Interval(double lower, double upper) {

    /** Refuses ends that are out of order or not numbers. */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower end " + lower + " above upper end " + upper);
        }
    }

    /** Whether a value lies inside, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Upper minus lower end. */
    public double width() {
        return upper - lower;
    }
}
