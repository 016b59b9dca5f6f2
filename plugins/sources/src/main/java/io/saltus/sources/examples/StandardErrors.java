package io.saltus.sources.examples;

import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What a standard error follows from, and what follows from it. */
public final class StandardErrors {

    private StandardErrors() {}

    /**
     * Returns a standard error as it is stated, unless it is 0, which says that all examples scored
     * alike, or no positive finite number.
     */
    public static OptionalDouble stated(OptionalDouble error) {
        return error.orElse(0) > 0 && Double.isFinite(error.getAsDouble())
                ? error
                : OptionalDouble.empty();
    }

    /**
     * Returns a standard error as a file states it; what is stated and cannot be one is told of: a
     * text, a list, no finite number, less than 0.
     *
     * @param error the number that is stated, if it is one
     * @param written what is stated as a message quotes it; {@code nothing} and {@code 'N/A'} say
     *     that there is none
     * @param told is given what is stated
     */
    public static OptionalDouble stated(
            OptionalDouble error, String written, Consumer<String> told) {
        boolean none = error.orElse(1) == 0 || written.equals("nothing") || written.equals("'N/A'");
        OptionalDouble stated = stated(error);
        if (stated.isEmpty() && !none) {
            told.accept(written);
        }
        return stated;
    }

    /**
     * Returns that of a confidence interval [l, u] around a score x at level c: (u - l) / (2 z)
     * with z the normal quantile of (1 + c) / 2; where one end is cut off at the least or the
     * greatest score there is, the other half counts alone: (x - l) / z or (u - x) / z.
     *
     * @param level c, in (0, 1), or a percentage in (1, 100)
     * @param least least possible score, or minus infinity
     * @param greatest greatest possible score, or infinity
     * @return none if x does not lie in the interval or there is no such level
     */
    public static OptionalDouble ofInterval(
            double score, double lower, double upper, double level, double least, double greatest) {
        double share = level > 1 && level < 100 ? level / 100 : level;
        if (!(lower <= score && score <= upper && share > 0 && share < 1)) {
            return OptionalDouble.empty();
        }
        double half = (upper - lower) / 2;
        if (lower <= least && upper < greatest) {
            half = upper - score;
        } else if (upper >= greatest && lower > least) {
            half = score - lower;
        }
        double error = half / quantile((1 + share) / 2);
        return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    /** Returns s / sqrt(n) of the standard deviation s of n examples; none if either is unknown. */
    public static OptionalDouble ofDeviation(double deviation, long examples) {
        return deviation >= 0 && examples > 0
                ? OptionalDouble.of(deviation / Math.sqrt((double) examples))
                : OptionalDouble.empty();
    }

    /** Normal quantile of p in (1/2, 1), by bisection: Phi(z) = p. */
    static double quantile(double p) {
        double low = 0;
        double high = 8;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (normal(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), for x from 0 to 8 (Marsaglia 2004,
     * doi:10.18637/jss.v011.i04).
     */
    private static double normal(double x) {
        double sum = x;
        double term = x;
        for (int k = 3; term > 1e-17 * sum; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }
}
