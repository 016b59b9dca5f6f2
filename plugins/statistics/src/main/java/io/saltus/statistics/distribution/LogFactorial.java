package io.saltus.statistics.distribution;

/** Logarithms of factorials, the same bits on every machine. */
public final class LogFactorial {

    private static final int TABLE = 256;
    private static final double[] VALUES = new double[TABLE];

    static {
        for (int i = 2; i < TABLE; i++) {
            VALUES[i] = VALUES[i - 1] + StrictMath.log(i);
        }
    }

    private LogFactorial() {}

    /**
     * Returns ln n!, by Stirling's series beyond a table, to about 1e-15 of its size. R 4.2.2:
     * {@code lfactorial(n)}.
     *
     * @param n at least 0
     * @throws IllegalArgumentException if it is below 0
     */
    public static double of(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("n! needs n of at least 0, got " + n);
        }
        if (n < TABLE) {
            return VALUES[(int) n];
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
