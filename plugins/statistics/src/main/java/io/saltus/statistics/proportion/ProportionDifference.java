package io.saltus.statistics.proportion;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.Normal;

/** The difference of two proportions on different examples: an interval and a test. */
public final class ProportionDifference {

    private ProportionDifference() {}

    /**
     * Returns Newcombe's hybrid-score interval of p1 - p2 (1998, Statistics in Medicine 17,
     * 873-890, method 10), within [-1, 1]: with the {@linkplain Proportion#wilson Wilson} limits l
     * and u of each proportion, p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2) to p1 - p2 + sqrt((u1 -
     * p1)^2 + (p2 - l2)^2). From R 4.2.2: {@code prop.test(k, n, correct = FALSE)$conf.int} of
     * each.
     *
     * @param k1 successes of the first, in [0, n1]
     * @param n1 trials of the first, above 0
     * @param k2 successes of the second, in [0, n2]
     * @param n2 trials of the second, above 0
     * @param confidence two-sided, in (0, 1)
     * @throws IllegalArgumentException if one is not
     */
    public static Interval newcombe(double k1, double n1, double k2, double n2, double confidence) {
        return newcombe(k1, n1, k2, n2, 0, confidence);
    }

    /**
     * Returns the two-sided p-value of "no difference": Pearson's chi-squared test with the factor
     * (N - 1) / N, N = n1 + n2, as Campbell (2007, Statistics in Medicine 26, 3661-3675) recommends
     * where each expected count is at least 1. R 4.2.2: {@code pchisq(chisq.test(m, correct =
     * FALSE)$statistic * (N - 1) / N, 1, lower.tail = FALSE)}.
     *
     * @param k1 successes of the first, in [0, n1]
     * @param n1 trials of the first, above 0
     * @param k2 successes of the second, in [0, n2]
     * @param n2 trials of the second, above 0
     * @throws IllegalArgumentException if one is not
     */
    public static double pValue(double k1, double n1, double k2, double n2) {
        Proportion.check(k1, n1);
        Proportion.check(k2, n2);
        double all = n1 + n2;
        double pooled = (k1 + k2) / all;
        double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2) * all / (all - 1);
        double difference = k1 / n1 - k2 / n2;
        return difference == 0
                ? 1
                : Math.min(1, 2 * Normal.upper(Math.abs(difference) / Math.sqrt(variance)));
    }

    /**
     * Newcombe's interval with the distances from the proportions to their Wilson limits correlated
     * by phi.
     */
    static Interval newcombe(
            double k1, double n1, double k2, double n2, double phi, double confidence) {
        Interval first = Proportion.wilson(k1, n1, confidence);
        Interval second = Proportion.wilson(k2, n2, confidence);
        double p1 = k1 / n1;
        double p2 = k2 / n2;
        double down = length(p1 - first.lower(), second.upper() - p2, phi);
        double up = length(first.upper() - p1, p2 - second.lower(), phi);
        return new Interval(Math.max(-1, p1 - p2 - down), Math.min(1, p1 - p2 + up));
    }

    private static double length(double a, double b, double phi) {
        return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
    }
}
