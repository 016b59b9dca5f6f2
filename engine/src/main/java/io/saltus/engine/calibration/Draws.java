package io.saltus.engine.calibration;

import java.util.SplittableRandom;

/** Random draws; the same on every machine for the same generator. */
final class Draws {

    private static final int TABLE = 256;
    private static final double[] LOG_FACTORIALS = new double[TABLE];

    static {
        for (int i = 2; i < TABLE; i++) {
            LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1] + StrictMath.log(i);
        }
    }

    private Draws() {}

    /** Returns the generator of one curve: of its own for each seed, name and index. */
    static SplittableRandom of(long seed, String name, int index) {
        long word = mixed(seed);
        word = mixed(word ^ name.hashCode());
        return new SplittableRandom(mixed(word ^ index));
    }

    /** Spreads the bits of a word (the finaliser of MurmurHash3, Appleby 2011). */
    private static long mixed(long word) {
        long w = word + 0x9e3779b97f4a7c15L;
        w = (w ^ w >>> 33) * 0xff51afd7ed558ccdL;
        w = (w ^ w >>> 33) * 0xc4ceb9fe1a85ec53L;
        return w ^ w >>> 33;
    }

    /** Returns a draw from U(from, to). */
    static double uniform(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Returns a draw from N(0, 1), by Box and Muller (1958). */
    static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /**
     * Returns a draw from Bin(n, p), by inversion outwards from the mode: about sqrt(n p (1 - p))
     * steps.
     *
     * @param n at least 0
     * @param p in [0, 1]
     */
    static long binomial(SplittableRandom random, long n, double p) {
        double u = random.nextDouble();
        if (p <= 0 || n == 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        long mode = Math.min(n, (long) ((n + 1) * p));
        double odds = p / (1 - p);
        double atMode =
                StrictMath.exp(
                        logFactorial(n)
                                - logFactorial(mode)
                                - logFactorial(n - mode)
                                + mode * StrictMath.log(p)
                                + (n - mode) * StrictMath.log1p(-p));
        u -= atMode;
        long low = mode;
        long high = mode;
        double below = atMode;
        double above = atMode;
        while (u > 0 && (low > 0 || high < n)) {
            if (low > 0) {
                below *= low / (odds * (n - low + 1));
                low--;
                u -= below;
                if (u <= 0) {
                    return low;
                }
            }
            if (high < n) {
                above *= odds * (n - high) / (high + 1);
                high++;
                u -= above;
                if (u <= 0) {
                    return high;
                }
            }
            if (below + above < 1e-300) {
                break; // what is left of u is rounding
            }
        }
        return mode;
    }

    /** Returns ln n!, by Stirling's series beyond a table. */
    static double logFactorial(long n) {
        if (n < TABLE) {
            return LOG_FACTORIALS[(int) n];
        }
        double m = n + 1.0;
        double inverse = 1 / m;
        double squared = inverse * inverse;
        return (m - 0.5) * StrictMath.log(m)
                - m
                + 0.5 * StrictMath.log(2 * Math.PI)
                + inverse * (1.0 / 12 - squared * (1.0 / 360 - squared / 1260));
    }
}
