package io.saltus.statistics.posterior;

import io.saltus.statistics.posterior.Definition.Traits;

/** Sums of the weights of curves by what they do. */
final class Tally {

    private final double[] sums = new double[Traits.CODES]; // by the code of their traits
    private final double[] squares = new double[Traits.CODES];

    /**
     * Adds a curve.
     *
     * @param code see {@link Traits#code}
     */
    void add(int code, double w) {
        sums[code] += w;
        squares[code] += w * w;
    }

    /** Adds what is in another one, times a number. */
    void add(Tally other, double times) {
        for (int code = 0; code < sums.length; code++) {
            sums[code] += times * other.sums[code];
            squares[code] += times * times * other.squares[code];
        }
    }

    double total() {
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }

    double share(Shape shape) {
        double share = 0;
        for (int code = 0; code < sums.length; code++) {
            share += sums[code] > 0 && Traits.shape(code) == shape ? sums[code] : 0;
        }
        return share;
    }

    /** Returns the share of the shapes that are a leap. */
    double leap() {
        double leap = 0;
        for (int code = 0; code < sums.length; code++) {
            leap += sums[code] > 0 && Traits.shape(code).leaps() ? sums[code] : 0;
        }
        return leap;
    }

    double present() {
        double present = 0;
        for (int code = 0; code < sums.length; code++) {
            present += Traits.present(code) ? sums[code] : 0;
        }
        return present;
    }

    double above() {
        double above = 0;
        for (int code = 0; code < sums.length; code++) {
            above += Traits.above(code) ? sums[code] : 0;
        }
        return above;
    }

    /** Returns the variance of the sum of weights times how far each curve is off a probability. */
    double variance(double leap) {
        double variance = 0;
        for (int code = 0; code < sums.length; code++) {
            if (sums[code] > 0) {
                double off = Traits.shape(code).leaps() ? 1 - leap : leap;
                variance += squares[code] * off * off;
            }
        }
        return variance;
    }
}
