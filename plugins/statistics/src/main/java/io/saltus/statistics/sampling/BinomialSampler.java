package io.saltus.statistics.sampling;

import io.saltus.statistics.distribution.LogFactorial;
import java.util.random.RandomGenerator;

/**
 * Draws from a binomial distribution: from a table where many draws are wanted, and one by one.
 *
 * <p>Draws from the table are exact, by inversion: of one uniform number u the least k with P(K
 * &lt;= k) &gt; u. The masses follow from the mode by their ratio (n - k) / (k + 1) p / (1 - p),
 * out to 4 + 9 standard deviations, where they are {@value #NEGLIGIBLE} of it. Where the table
 * would be longer than {@value #LONGEST}, from a standard deviation of some 1,800 on, the normal
 * distribution of the same mean and variance, rounded, takes its place.
 */
public final class BinomialSampler {

    private static final double NEGLIGIBLE = 1e-15;
    private static final int LONGEST = 1 << 15;
    private static final int GUIDES = 64;

    private final double n;
    private final double mean;
    private final double deviation;
    private final double first;
    private final double[] cumulative;
    private final int[] guides = new int[GUIDES];

    /**
     * The distribution Bin(n, p).
     *
     * @param n whole number of trials, at least 0
     * @param p proportion in [0, 1]
     * @throws IllegalArgumentException if one is not
     */
    public BinomialSampler(double n, double p) {
        this(n, p, Double.POSITIVE_INFINITY);
    }

    /**
     * The same, drawn from the normal distribution where at least {@code normalFrom} successes and
     * as many failures are expected: without a table, for few draws of many distributions.
     *
     * @param normalFrom above 0; the approximation is good from 25 on
     */
    public BinomialSampler(double n, double p, double normalFrom) {
        check(n, p);
        this.n = n;
        this.mean = n * p;
        this.deviation = Math.sqrt(n * p * (1 - p));
        double reach = 4 + 9 * deviation;
        if (2 * reach > LONGEST || Math.min(mean, n * (1 - p)) >= normalFrom) {
            this.first = 0;
            this.cumulative = new double[0];
            return;
        }
        double mode = Math.min(n, Math.floor((n + 1) * p));
        double low = Math.max(0, mode - Math.ceil(reach));
        double high = Math.min(n, mode + Math.ceil(reach));
        double[] mass = new double[(int) (high - low) + 1];
        int middle = (int) (mode - low);
        double odds = p / (1 - p);
        mass[middle] = 1;
        for (int i = middle; i + 1 < mass.length && mass[i] > NEGLIGIBLE; i++) {
            double k = low + i;
            mass[i + 1] = mass[i] * (n - k) / (k + 1) * odds;
        }
        for (int i = middle; i > 0 && mass[i] > NEGLIGIBLE; i--) {
            double k = low + i;
            mass[i - 1] = mass[i] * k / (n - k + 1) / odds;
        }
        this.first = low;
        this.cumulative = mass;
        accumulate();
    }

    private static void check(double n, double p) {
        if (!(n >= 0 && n < Double.POSITIVE_INFINITY && n == Math.rint(n) && p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "draws need a whole n of at least 0 and p in [0, 1], got %s and %s"
                            .formatted(n, p));
        }
    }

    private void accumulate() {
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
        double total = cumulative[cumulative.length - 1];
        int guide = 0;
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] /= total;
            while (guide < GUIDES && guide < cumulative[i] * GUIDES) {
                guides[guide++] = i;
            }
        }
    }

    /** Draws a number of successes, whole and in [0, n]. */
    public double next(RandomGenerator random) {
        if (cumulative.length == 0) {
            double drawn = Math.rint(mean + deviation * random.nextGaussian());
            return Math.max(0, Math.min(n, drawn));
        }
        double u = random.nextDouble();
        int i = guides[(int) (u * GUIDES)];
        while (cumulative[i] <= u && i + 1 < cumulative.length) {
            i++;
        }
        return first + i;
    }

    /**
     * Draws once from Bin(n, p), exactly, by inversion outwards from the mode: about sqrt(n p (1 -
     * p)) steps and no table. The same bits on every machine; not the same draw as {@link #next}
     * makes of the same generator.
     *
     * @param n at least 0
     * @param p in [0, 1]
     * @throws IllegalArgumentException if one is not
     */
    public static long once(RandomGenerator random, long n, double p) {
        check((double) n, p);
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
                        LogFactorial.of(n)
                                - LogFactorial.of(mode)
                                - LogFactorial.of(n - mode)
                                + mode * StrictMath.log(p)
                                + (n - mode) * StrictMath.log1p(-p));
        return outwards(u - atMode, n, odds, mode, atMode);
    }

    /** Takes masses off u on both sides of the mode until nothing is left. */
    private static long outwards(double left, long n, double odds, long mode, double atMode) {
        double u = left;
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
}
