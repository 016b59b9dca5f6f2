package io.saltus.plugins.emergence.statistics;

/**
 * Comparison of two proportions on the same examples (methods B1.6).
 *
 * @param both right with the strategy and without it
 * @param gained right with the strategy only
 * @param lost right without it only
 * @param neither wrong both times
 */
public record PairedProportions(double both, double gained, double lost, double neither) {

    /** Share right with the strategy minus share right without. */
    public double difference() {
        return (gained - lost) / size();
    }

    /** Number of examples. */
    public double size() {
        return both + gained + lost + neither;
    }

    /**
     * McNemar's exact one-sided p-value of "no gain": P(Bin(gained + lost, 1/2) &gt;= gained); 1
     * without discordant pairs.
     */
    public double mcNemar() {
        return Proportions.upperTail(gained, gained + lost, 0.5);
    }

    /**
     * Newcombe's (1998, method 10) interval for the difference, from Wilson intervals and the
     * correlation phi.
     *
     * <p>phi = (both neither - gained lost) / sqrt(product of the margins), with n/2 taken off a
     * positive numerator, and 0 where a margin is 0.
     */
    public Interval newcombe(double confidence) {
        double n = size();
        double product = both * neither - gained * lost;
        double margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither);
        double corrected = product > 0 ? Math.max(product - n / 2, 0) : product;
        double phi = margins > 0 ? corrected / Math.sqrt(margins) : 0;
        return ProportionDifference.newcombe(both + gained, n, both + lost, n, phi, confidence);
    }
}
