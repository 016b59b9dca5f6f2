package io.saltus.statistics.posterior;

import io.saltus.statistics.posterior.LatentCurve.Bend;
import io.saltus.statistics.posterior.LatentCurve.Bump;
import io.saltus.statistics.posterior.LatentCurve.ErrorDecay;
import io.saltus.statistics.posterior.LatentCurve.Exponential;
import io.saltus.statistics.posterior.LatentCurve.Gompertz;
import io.saltus.statistics.posterior.LatentCurve.Level;
import io.saltus.statistics.posterior.LatentCurve.Power;
import io.saltus.statistics.posterior.LatentCurve.Ramp;
import io.saltus.statistics.posterior.LatentCurve.Sigmoid;

/**
 * The families of latent curves, each with its prior weight and the prior of its parameters, a
 * function of independent uniform numbers u.
 *
 * <p>U is uniform, LU log-uniform; lo and hi are the ends of the axis, in decades, and widths are
 * decades too, so that "sharp" does not depend on the span measured. The weights sum to 1.
 */
enum Family {
    /** 0. */
    ABSENT(.11, true, 0) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Level(0);
        }
    },
    /** U(0, .95). */
    CONSTANT(.04, false, 1) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Level(.95 * u[0]);
        }
    },
    /** Straight, from end U to end: end at hi U(0, 1). */
    LINEAR(.08, false, 2) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Bend(u[0] * u[1], u[0], u[0], 1, axis);
        }
    },
    /** Straight, from U(0, 1) at lo down to that times U(0, 1). */
    FALLING(.02, false, 2) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Bend(u[0], u[0] * u[1], u[0] * u[1], 1, axis);
        }
    },
    /** A power law of the error: 1 - f geometric, from end U to end; end at hi U(0, .98). */
    ERROR_DECAY(.10, false, 2) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            double end = .98 * u[0];
            return new ErrorDecay(end * u[1], end, axis);
        }
    },
    /** Logistic of 10-90 width LU(1.5, 12), middle U(lo - 2, hi + 1.5), top U(.08, 1). */
    LOGISTIC_SLOW(.13, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return sigmoid(u, axis, SLOW);
        }
    },
    /** Logistic of 10-90 width LU(.1, 1.5), middle U(lo - .5, hi + .5), top U(.08, 1). */
    LOGISTIC_SHARP(.105, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return sigmoid(u, axis, SHARP);
        }
    },
    /** Ramp of length LU(1.5, 8), start U(lo - .5, hi), top U(.08, 1). */
    RAMP_SLOW(.07, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Ramp(top(u), start(u, axis), logUniform(u[1], LONG_RAMP));
        }
    },
    /** Ramp of length LU(.05, 1.5), start and top as before. */
    RAMP_SHARP(.07, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Ramp(top(u), start(u, axis), logUniform(u[1], SHORT_RAMP));
        }
    },
    /** Gompertz of width LU(1.5, 12), middle and top as the slow logistic's. */
    GOMPERTZ_SLOW(.055, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return gompertz(u, axis, SLOW);
        }
    },
    /** Gompertz of width LU(.1, 1.5), middle and top as the sharp logistic's. */
    GOMPERTZ_SHARP(.06, true, 3) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return gompertz(u, axis, SHARP);
        }
    },
    /** U(.03, .95) at hi, times 10^(LU(.1, 3)) per decade. */
    EXPONENTIAL(.055, true, 2) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Exponential(.03 + .92 * u[0], logUniform(u[1], RATE), axis);
        }
    },
    /** U(.03, 1) at hi, times the share of the axis passed to the power LU(.4, 5). */
    POWER(.045, true, 2) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            return new Power(.03 + .97 * u[0], logUniform(u[1], EXPONENT), axis);
        }
    },
    /**
     * From a = U(0, .6) down by U(0, a + .5) at U(.15, .95) of the axis, and up again to 1 at most.
     */
    DIP(.02, false, 4) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            double start = .6 * u[1];
            double middle = start - u[2] * (start + .5);
            return new Bend(start, middle, middle + (1 - middle) * u[3], bend(u), axis);
        }
    },
    /**
     * A normal density's curve: peak U(.05, 1) at U(.15, .95) of the axis, its standard deviation
     * LU(.2, 2.5), above a base that is the peak times U^3.
     */
    HUMP(.02, false, 4) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            double peak = .05 + .95 * u[1];
            double base = peak * (u[2] * u[2] * u[2]);
            return new Bump(base, peak, axis.at(bend(u)), logUniform(u[3], HUMP_WIDTH), axis);
        }
    },
    /**
     * Below chance, U(-1, -.1), up to U(0, .98) of the axis, then straight, over LU(.05, 4)
     * decades, to U(that, 1).
     */
    BELOW_CHANCE(.02, false, 4) {
        @Override
        LatentCurve curve(double[] u, Axis axis) {
            double base = -1 + .9 * u[0];
            double from = axis.at(.98 * u[2]);
            return new Ramp(base, base + (1 - base) * u[1], from, logUniform(u[3], RECOVERY));
        }
    };

    private static final double ANSWERS = .15;
    private static final double NO_PLATEAU = .6;
    static final double LOWEST_PLATEAU = .05;
    private static final double HIGHEST_PLATEAU = .4;
    private static final Widths SLOW = new Widths(LogRange.of(1.5, 12), 2, 1.5);
    private static final Widths SHARP = new Widths(LogRange.of(.1, 1.5), .5, .5);
    private static final LogRange LONG_RAMP = LogRange.of(1.5, 8);
    private static final LogRange SHORT_RAMP = LogRange.of(.05, 1.5);
    private static final LogRange RATE = LogRange.of(.1, 3);
    private static final LogRange EXPONENT = LogRange.of(.4, 5);
    private static final LogRange RECOVERY = LogRange.of(.05, 4);
    private static final LogRange HUMP_WIDTH = LogRange.of(.2, 2.5);

    private final double weight;
    private final boolean fromZero;
    private final int parameters;

    Family(double weight, boolean fromZero, int parameters) {
        this.weight = weight;
        this.fromZero = fromZero;
        this.parameters = parameters;
    }

    /** Returns the curve of the uniform numbers u, at least as many as the curve has parameters. */
    abstract LatentCurve curve(double[] u, Axis axis);

    /** Returns the prior probability. */
    double weight() {
        return weight;
    }

    /** Returns how many uniform numbers an ability is a function of. */
    int dimensions() {
        return parameters + (fromZero ? 1 : 0);
    }

    /**
     * Returns what answering without the ability gives beyond chance: .15 t^5, t uniform in (-1,
     * 1), where the family's floor is 0, so that half of the time it is within .005 of 0, with a
     * standard deviation of .045; else 0.
     */
    double answers(double[] u) {
        if (!fromZero) {
            return 0;
        }
        return answer(2 * u[parameters] - 1);
    }

    private static double answer(double t) {
        return ANSWERS * (t * t) * (t * t) * t;
    }

    /**
     * Returns the floor on a curve of many families, which may be a plateau that the metric gives
     * (a constant answer, a credit for unparsed ones): {@link #answers} with probability .6, else
     * U(.05, .4).
     */
    double floor(double[] u) {
        if (!fromZero) {
            return 0;
        }
        double v = u[parameters];
        if (v < NO_PLATEAU) {
            return answer(2 * v / NO_PLATEAU - 1);
        }
        double share = (v - NO_PLATEAU) / (1 - NO_PLATEAU);
        return LOWEST_PLATEAU + (HIGHEST_PLATEAU - LOWEST_PLATEAU) * share;
    }

    /** Of a log-uniform number: the least, and the logarithm of the greatest over the least. */
    private record LogRange(double least, double log) {
        static LogRange of(double least, double most) {
            return new LogRange(least, StrictMath.log(most / least));
        }
    }

    private record Widths(LogRange range, double before, double beyond) {}

    private static double top(double[] u) {
        return .08 + .92 * u[0];
    }

    private static double start(double[] u, Axis axis) {
        return axis.low() - .5 + (axis.high() - axis.low() + .5) * u[2];
    }

    private static double bend(double[] u) {
        return .15 + .8 * u[0];
    }

    private static double middle(double[] u, Axis axis, Widths widths) {
        double from = axis.low() - widths.before;
        return from + (axis.high() + widths.beyond - from) * u[2];
    }

    private static LatentCurve sigmoid(double[] u, Axis axis, Widths widths) {
        double rate = 4.394 / logUniform(u[1], widths.range);
        return new Sigmoid(top(u), rate, middle(u, axis, widths));
    }

    private static LatentCurve gompertz(double[] u, Axis axis, Widths widths) {
        double rate = 3.3 / logUniform(u[1], widths.range);
        return new Gompertz(top(u), rate, middle(u, axis, widths));
    }

    private static double logUniform(double u, LogRange range) {
        return range.least * Elementary.exp(range.log * u);
    }
}
