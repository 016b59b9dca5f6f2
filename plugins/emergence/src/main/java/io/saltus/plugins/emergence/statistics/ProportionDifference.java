package io.saltus.plugins.emergence.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Comparison of two proportions on different examples (methods B1.6). */
public final class ProportionDifference {

    private ProportionDifference() {}

    /** Newcombe's (1998, method 10 of the unpaired paper) hybrid-score interval for p1 - p2. */
    public static Interval newcombe(double k1, double n1, double k2, double n2, double confidence) {
        return newcombe(k1, n1, k2, n2, 0, confidence);
    }

    /**
     * The same with the distances from the proportions to their Wilson limits correlated by phi.
     */
    static Interval newcombe(
            double k1, double n1, double k2, double n2, double phi, double confidence) {
        Interval first = Proportions.wilson(k1, n1, confidence);
        Interval second = Proportions.wilson(k2, n2, confidence);
        double p1 = k1 / n1;
        double p2 = k2 / n2;
        double down = length(p1 - first.lower(), second.upper() - p2, phi);
        double up = length(first.upper() - p1, p2 - second.lower(), phi);
        return new Interval(Math.max(-1, p1 - p2 - down), Math.min(1, p1 - p2 + up));
    }

    private static double length(double a, double b, double phi) {
        return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
    }

    /**
     * Fisher's exact one-sided p-value of "the first proportion is no larger".
     *
     * <p>P(X &gt;= k1), X hypergeometric; counts are rounded to whole numbers.
     */
    public static double fisher(double k1, double n1, double k2, double n2) {
        int first = (int) Math.rint(n1);
        int all = first + (int) Math.rint(n2);
        int hits = (int) Math.rint(k1) + (int) Math.rint(k2);
        int observed = (int) Math.rint(k1);
        return observed == 0
                ? 1
                : HypergeometricDistribution.of(all, hits, first).survivalProbability(observed - 1);
    }
}
