package io.saltus.statistics.proportion;

import io.saltus.api.curve.Interval;

/**
 * Two proportions on the same examples, as a table of pairs; counts need not be whole.
 *
 * @param both examples right both times
 * @param gained right the first time only
 * @param lost right the second time only
 * @param neither wrong both times
 */
public record PairedProportions(double both, double gained, double lost, double neither) {

    /**
     * @throws IllegalArgumentException if a count is negative or not finite, or there is no example
     */
    public PairedProportions {
        double size = both + gained + lost + neither;
        if (!(both >= 0 && gained >= 0 && lost >= 0 && neither >= 0 && size > 0)
                || Double.isInfinite(size)) {
            throw new IllegalArgumentException(
                    "pairs need counts of at least 0, and one above, got %s, %s, %s, %s"
                            .formatted(both, gained, lost, neither));
        }
    }

    /** Returns the first proportion less the second, in [-1, 1]. */
    public double difference() {
        return (gained - lost) / size();
    }

    /** Returns the number of examples. */
    public double size() {
        return both + gained + lost + neither;
    }

    /**
     * Returns Newcombe's interval of the difference (1998, Statistics in Medicine 17, 2635-2650,
     * method 10), from Wilson's intervals and the correlation phi, within [-1, 1].
     *
     * <p>phi = (both neither - gained lost) / sqrt(product of the margins), with n/2 taken off a
     * positive numerator, and 0 where a margin is 0. From R 4.2.2: {@code prop.test(k, n, correct =
     * FALSE)$conf.int} of each margin.
     *
     * @param confidence two-sided, in (0, 1)
     * @throws IllegalArgumentException if it is not
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
