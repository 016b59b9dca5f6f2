package io.saltus.statistics.posterior;

/**
 * Exponentials and logarithms from a table and a polynomial: fast, and the same bits everywhere.
 *
 * <p>Errors are below 1e-12, of the size of an exponential, and absolutely of a logarithm.
 */
final class Elementary {

    private static final int STEPS = 128;
    private static final double LN2 = StrictMath.log(2);
    private static final double PER_UNIT = STEPS / LN2;
    private static final double UNIT = LN2 / STEPS;
    private static final double FARTHEST = 700;
    private static final double FAR = 40;
    private static final double[] POWERS = new double[STEPS];
    private static final int LOG_STEPS = 512;
    private static final double[] LOGARITHMS = new double[2 * LOG_STEPS]; // inverse, logarithm

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / STEPS);
        }
        for (int i = 0; i < LOG_STEPS; i++) {
            double inverse = 1 / (1 + (i + .5) / LOG_STEPS);
            LOGARITHMS[2 * i] = inverse;
            LOGARITHMS[2 * i + 1] = -StrictMath.log(inverse);
        }
    }

    private Elementary() {}

    /** Returns e^x; beyond 700 to either side, e^700 or e^-700. */
    static double exp(double x) {
        double held = Math.max(-FARTHEST, Math.min(FARTHEST, x));
        int steps = (int) Math.floor(held * PER_UNIT);
        double r = held - steps * UNIT;
        double rest = 1 + r * (1 + r * (.5 + r * (1.0 / 6 + r * (1.0 / 24 + r / 120))));
        double whole = Double.longBitsToDouble((long) ((steps >> 7) + 1023) << 52);
        return whole * POWERS[steps & (STEPS - 1)] * rest;
    }

    /**
     * Replaces the first numbers by their exponentials, beyond 40 to either side by e^40 or e^-40,
     * with relative errors below 1e-10: multiplications alone, which run several at a time.
     */
    static void exps(double[] x, int size) {
        for (int i = 0; i < size; i++) {
            double r = Math.max(-FAR, Math.min(FAR, x[i])) * (1.0 / 1024);
            double tail = 1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)));
            double e = 1 + r * (1 + r * (.5 + r * tail));
            e *= e; // the 2nd power, the 4th and so on up to the 1024th
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            x[i] = e;
        }
    }

    /**
     * Returns ln x.
     *
     * @param x above 0, a normal number
     */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        int step = (int) (bits >>> 42) & (2 * (LOG_STEPS - 1));
        double mantissa = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 0x3FF0000000000000L);
        double r = mantissa * LOGARITHMS[step] - 1;
        double rest = r * (1 - r * (.5 - r * (1.0 / 3)));
        return exponent * LN2 + (LOGARITHMS[step + 1] + rest);
    }

    /**
     * Returns x^y; 0 where x is not above 0.
     *
     * @param y above 0
     */
    static double power(double x, double y) {
        return x < Double.MIN_NORMAL ? 0 : exp(y * log(x));
    }

    /** Returns the sum of the first products, in four strands that do not wait for each other. */
    static double product(double[] a, double[] b, int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < size - 3; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < size; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }

    /** Returns the sum of the first numbers, likewise. */
    static double sum(double[] a, int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < size - 3; i += 4) {
            first += a[i];
            second += a[i + 1];
            third += a[i + 2];
            fourth += a[i + 3];
        }
        for (; i < size; i++) {
            first += a[i];
        }
        return (first + second) + (third + fourth);
    }
}
