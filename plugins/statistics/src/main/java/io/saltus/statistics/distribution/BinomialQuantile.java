package io.saltus.statistics.distribution;

/** Quantiles of the binomial distribution. */
public final class BinomialQuantile {

    private BinomialQuantile() {}

    /**
     * Returns the least k with P(Bin(n, p) &lt;= k) of at least {@code level}, by summing from 0
     * on. R 4.2.2: {@code qbinom(level, n, p)}.
     *
     * @param level in [0, 1]
     * @param n trials, at least 0
     * @param p proportion, in (0, 1)
     * @throws IllegalArgumentException if one is not
     */
    public static int of(double level, int n, double p) {
        if (!(level >= 0 && level <= 1) || n < 0 || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException(
                    "a binomial quantile needs a level in [0, 1], n of at least 0 and p in (0, 1), got %s, %s, %s"
                            .formatted(level, n, p));
        }
        double logOdds = Math.log(p) - Math.log1p(-p);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum +=
                    Math.exp(
                            LogFactorial.of(n)
                                    - LogFactorial.of(k)
                                    - LogFactorial.of(n - k)
                                    + k * logOdds
                                    + n * Math.log1p(-p));
            if (sum >= level) {
                return k;
            }
        }
        return n;
    }
}
