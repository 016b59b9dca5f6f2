package io.saltus.plugins.everyevalever;

import java.util.OptionalDouble;

/**
 * The standard error that a record's {@code uncertainty} stands for, in units of the score.
 *
 * <p>As stated; else from the confidence interval; else s / sqrt(n) from the standard deviation of
 * the samples. An interval [l, u] around a score x at level c gives (u - l) / (2 z) with z the
 * normal quantile of (1 + c) / 2; where one end is cut off at the least or the greatest score there
 * is, the other half counts alone: (x - l) / z or (u - x) / z. Without a level c is 0.95.
 */
final class Precision {

    private final Tree details;
    private final double score;
    private final double min;
    private final double max;

    /**
     * @param details the record's {@code score_details}
     * @param min least possible score, or minus infinity
     * @param max greatest possible score, or infinity
     */
    Precision(Tree details, double score, double min, double max) {
        this.details = details;
        this.score = score;
        this.min = min;
        this.max = max;
    }

    /** Returns the standard error, if the record gives it in any form; 0 if it says so. */
    OptionalDouble standardError() {
        Tree stated = either("standard_error");
        OptionalDouble value =
                stated.number().isPresent() ? stated.number() : stated.at("value").number();
        if (value.isPresent()) {
            return value;
        }
        OptionalDouble interval = ofInterval(either("confidence_interval"));
        return interval.isPresent() ? interval : ofDeviation();
    }

    /** Returns the number of samples behind the score; 0 if it is not known. */
    long samples() {
        double samples = either("num_samples").number().orElse(0);
        return samples >= 1 && samples < 1e15 ? (long) samples : 0;
    }

    /** Records of the first versions hold the uncertainty among the details. */
    private Tree either(String name) {
        Tree nested = details.at("uncertainty", name);
        return nested.isThere() ? nested : details.at(name);
    }

    private OptionalDouble ofInterval(Tree interval) {
        double lower = interval.at("lower").number().orElse(Double.NaN);
        double upper = interval.at("upper").number().orElse(Double.NaN);
        double level = interval.at("confidence_level").number().orElse(0.95);
        level = level > 1 && level < 100 ? level / 100 : level;
        if (!(lower <= score && score <= upper && level > 0 && level < 1)) {
            return OptionalDouble.empty();
        }
        double half = (upper - lower) / 2;
        if (lower <= min && upper < max) {
            half = upper - score;
        } else if (upper >= max && lower > min) {
            half = score - lower;
        }
        double error = half / quantile((1 + level) / 2);
        return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    private OptionalDouble ofDeviation() {
        double deviation = either("standard_deviation").number().orElse(Double.NaN);
        return deviation >= 0 && samples() > 0
                ? OptionalDouble.of(deviation / Math.sqrt(samples()))
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
