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
    private static final double[] POWERS = new double[STEPS];
    private static final double[] INVERSES = new double[STEPS];
    private static final double[] LOGARITHMS = new double[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / STEPS);
            INVERSES[i] = 1 / (1 + (i + .5) / STEPS);
            LOGARITHMS[i] = -StrictMath.log(INVERSES[i]);
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
     * Returns ln x.
     *
     * @param x above 0, a normal number
     */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        int step = (int) (bits >>> 45) & (STEPS - 1);
        double mantissa = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 0x3FF0000000000000L);
        double r = mantissa * INVERSES[step] - 1;
        double rest = r * (1 - r * (.5 - r * (1.0 / 3 - r * (.25 - r / 5))));
        return exponent * LN2 + (LOGARITHMS[step] + rest);
    }

    /**
     * Returns x^y; 0 where x is not above 0.
     *
     * @param y above 0
     */
    static double power(double x, double y) {
        return x < Double.MIN_NORMAL ? 0 : exp(y * log(x));
    }
}
