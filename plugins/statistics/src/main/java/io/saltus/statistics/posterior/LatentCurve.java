package io.saltus.statistics.posterior;

/**
 * A latent curve f over positions, in decades: what is asked of one, in closed form.
 *
 * <p>A shape is 0 at its floor and at most 1. What is not monotone is a {@link Bend} or a {@link
 * Bump}; everything else crosses a level once.
 */
sealed interface LatentCurve {

    /** The natural logarithm of 10. */
    double LN10 = StrictMath.log(10);

    /** Returns f at any position, the measured range or beyond, in [-1, 1]. */
    double at(double x);

    /** Returns what {@link #numbers} are put into, for many curves of this kind. */
    Formula formula();

    /** Puts the numbers that the formula takes of this curve, one into each row. */
    void numbers(double[][] rows, int at);

    /**
     * Returns the position from which on f stays at {@code level} or above up to the end of the
     * axis; minus infinity where it always was, infinity where it never does.
     */
    double staysAbove(double level);

    /** Returns the first position at which f is above {@code level}, in the same way. */
    default double firstAbove(double level) {
        return staysAbove(level);
    }

    /** Whether f may rise and fall. */
    default boolean turns() {
        return false;
    }

    /** Returns the least f on the axis. */
    default double least(Axis axis) {
        return Math.min(at(axis.low()), at(axis.high()));
    }

    /** Returns the greatest f on the axis. */
    default double greatest(Axis axis) {
        return Math.max(at(axis.low()), at(axis.high()));
    }

    /** One value throughout. */
    record Level(double value) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.LEVEL;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = value;
        }

        @Override
        public double at(double x) {
            return value;
        }

        @Override
        public double staysAbove(double level) {
            return value >= level ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
    }

    /** 1 - f falls by a constant factor per decade, from 1 - start to 1 - end over the axis. */
    record ErrorDecay(double start, double end, Axis axis) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.ERROR_DECAY;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = Elementary.log(1 - start);
            rows[1][at] = Elementary.log(1 - end);
        }

        @Override
        public double at(double x) {
            double t = axis.share(x);
            return 1 - Elementary.power(1 - start, 1 - t) * Elementary.power(1 - end, t);
        }

        @Override
        public double staysAbove(double level) {
            double rate = Elementary.log((1 - end) / (1 - start));
            if (rate == 0) {
                return new Level(start).staysAbove(level);
            }
            return axis.at(Elementary.log((1 - level) / (1 - start)) / rate);
        }
    }

    /** top / (1 + exp(-rate (x - middle))). */
    record Sigmoid(double top, double rate, double middle) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.SIGMOID;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = top;
            rows[1][at] = rate;
            rows[2][at] = middle;
        }

        @Override
        public double at(double x) {
            return top / (1 + Elementary.exp(-rate * (x - middle)));
        }

        @Override
        public double staysAbove(double level) {
            if (level <= 0) {
                return Double.NEGATIVE_INFINITY;
            }
            return level >= top
                    ? Double.POSITIVE_INFINITY
                    : middle + Elementary.log(level / (top - level)) / rate;
        }
    }

    /** top exp(-exp(-rate (x - middle))). */
    record Gompertz(double top, double rate, double middle) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.GOMPERTZ;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = top;
            rows[1][at] = rate;
            rows[2][at] = middle;
        }

        @Override
        public double at(double x) {
            return top * Elementary.exp(-Elementary.exp(-rate * (x - middle)));
        }

        @Override
        public double staysAbove(double level) {
            if (level <= 0) {
                return Double.NEGATIVE_INFINITY;
            }
            return level >= top
                    ? Double.POSITIVE_INFINITY
                    : middle - Elementary.log(-Elementary.log(level / top)) / rate;
        }
    }

    /** A base up to the start, then a straight line that reaches the top after its length. */
    record Ramp(double base, double top, double start, double length) implements LatentCurve {

        /** Makes one from 0. */
        Ramp(double top, double start, double length) {
            this(0, top, start, length);
        }

        @Override
        public Formula formula() {
            return Formula.RAMP;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = base;
            rows[1][at] = top - base;
            rows[2][at] = start;
            rows[3][at] = 1 / length;
        }

        @Override
        public double at(double x) {
            return base + (top - base) * Math.max(0, Math.min(1, (x - start) / length));
        }

        @Override
        public double staysAbove(double level) {
            if (level <= base) {
                return Double.NEGATIVE_INFINITY;
            }
            return level > top
                    ? Double.POSITIVE_INFINITY
                    : start + (level - base) / (top - base) * length;
        }
    }

    /** end 10^(rate (x - high)), at most 1: growth by a constant factor per decade. */
    record Exponential(double end, double rate, Axis axis) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.EXPONENTIAL;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = end;
            rows[1][at] = LN10 * rate;
        }

        @Override
        public double at(double x) {
            return Math.min(1, end * Elementary.exp(LN10 * rate * (x - axis.high())));
        }

        @Override
        public double staysAbove(double level) {
            return level <= 0
                    ? Double.NEGATIVE_INFINITY
                    : axis.high() + Elementary.log(level / end) / (LN10 * rate);
        }
    }

    /** end t^exponent, with t the share of the axis passed, at most 1. */
    record Power(double end, double exponent, Axis axis) implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.POWER;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = end;
            rows[1][at] = exponent;
        }

        @Override
        public double at(double x) {
            return Math.min(1, end * Elementary.power(Math.max(0, axis.share(x)), exponent));
        }

        @Override
        public double staysAbove(double level) {
            return level <= 0
                    ? Double.NEGATIVE_INFINITY
                    : axis.at(Elementary.power(level / end, 1 / exponent));
        }
    }

    /**
     * From a base up to a peak at a place on the axis, and down again, as a normal density does.
     */
    record Bump(double base, double peak, double middle, double width, Axis axis)
            implements LatentCurve {
        @Override
        public Formula formula() {
            return Formula.BUMP;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = base;
            rows[1][at] = peak - base;
            rows[2][at] = middle;
            rows[3][at] = 1 / width;
        }

        @Override
        public double at(double x) {
            double off = (x - middle) / width;
            return base + (peak - base) * Elementary.exp(-.5 * off * off);
        }

        @Override
        public double staysAbove(double level) {
            return at(axis.high()) < level ? Double.POSITIVE_INFINITY : firstAbove(level);
        }

        @Override
        public double firstAbove(double level) {
            if (level <= base) {
                return Double.NEGATIVE_INFINITY;
            }
            return level >= peak
                    ? Double.POSITIVE_INFINITY
                    : middle
                            - width * Math.sqrt(2 * Elementary.log((peak - base) / (level - base)));
        }

        @Override
        public boolean turns() {
            return true;
        }

        @Override
        public double greatest(Axis over) {
            return peak;
        }
    }

    /** Straight from start to bend and on to the end; the bend a share of the axis in (0, 1]. */
    record Bend(double start, double middle, double end, double bend, Axis axis)
            implements LatentCurve {

        private static final double LEAST_REST = 1e-12; // at 1 there is no second part

        @Override
        public boolean turns() {
            return true;
        }

        @Override
        public Formula formula() {
            return Formula.BEND;
        }

        @Override
        public void numbers(double[][] rows, int at) {
            rows[0][at] = start;
            rows[1][at] = (middle - start) / bend;
            rows[2][at] = bend;
            rows[3][at] = (end - middle) / Math.max(LEAST_REST, 1 - bend);
        }

        @Override
        public double at(double x) {
            double t = axis.share(x);
            double f =
                    t < bend || bend == 1
                            ? start + (middle - start) * t / bend
                            : middle + (end - middle) * (t - bend) / (1 - bend);
            return Math.max(-1, Math.min(1, f));
        }

        @Override
        public double staysAbove(double level) {
            if (end < level) {
                return Double.POSITIVE_INFINITY;
            }
            if (middle < level) {
                return axis.at(bend + (1 - bend) * (level - middle) / (end - middle));
            }
            return start < level
                    ? axis.at(bend * (level - start) / (middle - start))
                    : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double firstAbove(double level) {
            if (start > level) {
                return Double.NEGATIVE_INFINITY;
            }
            if (middle > level) {
                return axis.at(bend * (level - start) / (middle - start));
            }
            return end > level
                    ? axis.at(bend + (1 - bend) * (level - middle) / (end - middle))
                    : Double.POSITIVE_INFINITY;
        }

        @Override
        public double least(Axis over) {
            return Math.min(middle, Math.min(start, end));
        }

        @Override
        public double greatest(Axis over) {
            return Math.max(middle, Math.max(start, end));
        }
    }
}
