package io.saltus.statistics.fit;

/**
 * The softplus ln(1 + e^t): the cumulant of a binomial of logit t, and a corner that is rounded.
 *
 * <p>SciPy: {@code numpy.logaddexp(0, t)}; R: {@code log1p(exp(t))}.
 */
public final class Softplus {

    private Softplus() {}

    /** Returns ln(1 + e^t), without overflow for any t; to a unit in the last place or two. */
    public static double of(double t) {
        return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
    }

    /**
     * Returns ln(1 + e^t) faster, to a relative 1e-14, where the exponential is at hand.
     *
     * @param small e^-|t|, in [0, 1]
     */
    public static double fast(double t, double small) {
        return Math.max(t, 0) + log1p(small);
    }

    /** ln(1 + x) for x in [0, 1]; that of the JDK is several times slower. */
    private static double log1p(double x) {
        if (x > 0.01) {
            return Math.log(1 + x);
        }
        double tail = x * (1.0 / 5 - x * (1.0 / 6 - x * (1.0 / 7 - x * (1.0 / 8))));
        return x * (1 - x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - tail))));
    }
}
