package io.saltus.statistics.fit;

/** What fits and change points ask of the arrays they are given. */
public final class Arguments {

    private Arguments() {}

    /**
     * Asks for points (x, y): as many of one as of the other, all finite, x strictly rising.
     *
     * @throws IllegalArgumentException if they are not, or fewer than {@code least}
     */
    public static void points(double[] x, double[] y, int least) {
        sameLength(x, y);
        values(y, least);
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || i > 0 && x[i] <= x[i - 1]) {
                throw new IllegalArgumentException(
                        "x must be finite and strictly rising, got %s at index %d"
                                .formatted(x[i], i));
            }
        }
    }

    /**
     * Asks for finite values.
     *
     * @throws IllegalArgumentException if one is not finite, or there are fewer than {@code least}
     */
    public static void values(double[] y, int least) {
        if (y.length < least) {
            throw new IllegalArgumentException(
                    "at least %d values are needed, got %d".formatted(least, y.length));
        }
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "values must be finite, got %s at index %d".formatted(y[i], i));
            }
        }
    }

    /**
     * Asks for k successes of n trials: 0 &lt;= k &lt;= n and n &gt; 0, finite, not of necessity
     * whole.
     *
     * @throws IllegalArgumentException if they are not, or there are fewer than {@code least}
     */
    public static void counts(double[] k, double[] n, int least) {
        sameLength(k, n);
        values(n, least);
        for (int i = 0; i < k.length; i++) {
            if (!(k[i] >= 0 && k[i] <= n[i] && n[i] > 0)) {
                throw new IllegalArgumentException(
                        "successes must be in [0, trials] and trials above 0, got %s of %s at index %d"
                                .formatted(k[i], n[i], i));
            }
        }
    }

    private static void sameLength(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "arrays must have one length, got %d and %d"
                            .formatted(one.length, other.length));
        }
    }
}
