package io.saltus.statistics.exact;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The exact binomial test of one proportion, for counts that need not be whole. */
public final class BinomialTest {

    private BinomialTest() {}

    /**
     * Returns the p-value of "the proportion is at most p" against a greater one: the upper tail
     * P(Bin(n, p) &gt;= k) = I_p(k, n - k + 1); 1 for k = 0 and 0 beyond n. R 4.2.2: {@code
     * binom.test(k, n, p, "greater")$p.value}, {@code pbinom(k - 1, n, p, lower.tail = FALSE)}.
     *
     * @param k successes; any number
     * @param n trials, at least 0
     * @param p proportion under the hypothesis; at 0 or below it no trial succeeds, from 1 on all
     * @throws IllegalArgumentException if one is NaN or n is below 0
     */
    public static double greater(double k, double n, double p) {
        if (!(n >= 0) || Double.isNaN(k) || Double.isNaN(p)) {
            throw new IllegalArgumentException(
                    "a binomial test needs numbers and n of at least 0, got %s of %s against %s"
                            .formatted(k, n, p));
        }
        if (k <= 0) {
            return 1;
        }
        if (k >= n + 1) {
            return 0;
        }
        if (p <= 0 || p >= 1) {
            return p <= 0 ? 0 : 1;
        }
        return Math.min(1, RegularizedBeta.value(p, k, n - k + 1));
    }

    /**
     * Returns the p-value of "the proportion is at least p" against a smaller one: the lower tail
     * P(Bin(n, p) &lt;= k) = I_(1-p)(n - k, k + 1); 1 for k = n. R 4.2.2: {@code binom.test(k, n,
     * p, "less")$p.value}, {@code pbinom(k, n, p)}.
     *
     * @param k successes; any number
     * @param n trials, at least 0
     * @param p proportion under the hypothesis
     * @throws IllegalArgumentException if one is NaN or n is below 0
     */
    public static double less(double k, double n, double p) {
        return greater(n - k, n, 1 - p);
    }

    /**
     * Returns the smallest whole number of successes at which "at most p" is rejected, n + 1 where
     * none is. R 4.2.2: {@code qbinom(level, n, p, lower.tail = FALSE) + 1}.
     *
     * @param n whole number of trials, at least 0
     * @param p proportion under the hypothesis
     * @param level of the test, in [0, 1]
     * @throws IllegalArgumentException if n or p is NaN, or n below 0
     */
    public static double criticalCount(double n, double p, double level) {
        double low = 0;
        double high = n + 1;
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (greater(middle, n, p) <= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
