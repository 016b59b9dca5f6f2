package io.saltus.api.forecast;

import io.saltus.api.words.Numbers;

/** The smooth density behind equally likely values; see {@link Predictive#logScore}. */
final class Density {

    private static final double STRAY = .01;

    private final double[] values;
    private final double centre;
    private final double kernel;
    private final double tail;

    Density(double[] values, double centre, double quartiles, double grain) {
        if (!(grain > 0)) {
            throw new IllegalArgumentException(
                    "the grain of a score must be above 0, got " + Numbers.exact(grain));
        }
        this.values = values;
        this.centre = centre;
        double deviation = deviation(values);
        double width = quartiles > 0 ? Math.min(deviation, quartiles / 1.34) : deviation;
        kernel = Math.max(grain, .9 * width * StrictMath.pow(values.length, -.2));
        tail = Math.max(grain, deviation);
    }

    double log(double y) {
        double sum = 0;
        for (double value : values) {
            double z = (y - value) / kernel;
            sum += StrictMath.exp(-z * z / 2);
        }
        double kernels = sum / (values.length * kernel * StrictMath.sqrt(2 * Math.PI));
        double z = (y - centre) / tail;
        double cauchy = 1 / (Math.PI * tail * (1 + z * z));
        return StrictMath.log((1 - STRAY) * kernels + STRAY * cauchy);
    }

    /** With n - 1 below, 0 of one value. */
    private static double deviation(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
