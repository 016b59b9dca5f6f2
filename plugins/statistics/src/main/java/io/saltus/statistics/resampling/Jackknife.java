package io.saltus.statistics.resampling;

/** What becomes of an estimate where one observation is left out (Quenouille 1949, Tukey 1958). */
public final class Jackknife {

    private Jackknife() {}

    /**
     * Returns the standard error of an estimate over the choice of its M observations: ((M - 1) / M
     * sum of (x_i - mean)^2)^.5; 0 with fewer than two. R 4.2.2: {@code sqrt((M - 1)^2 / M *
     * var(x))}.
     *
     * @param estimates x_i, the estimate without observation i, one for each
     */
    public static double standardError(double... estimates) {
        int size = estimates.length;
        if (size < 2) {
            return 0;
        }
        double mean = 0;
        for (double estimate : estimates) {
            mean += estimate / size;
        }
        double square = 0;
        for (double estimate : estimates) {
            square += (estimate - mean) * (estimate - mean);
        }
        return Math.sqrt((size - 1.0) / size * square);
    }
}
