package io.saltus.statistics.proportion;

import io.saltus.api.curve.Interval;

/** Intervals of the difference of two proportions on different examples. */
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
     * The same with the distances from the proportions to their Wilson limits correlated by phi.
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
