package io.saltus.statistics.proportion;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.distribution.Normal;

/**
 * Two proportions on the same examples, as a table of pairs; counts need not be whole.
 *
 * @param both examples right both times
 * @param gained right the first time only
 * @param lost right the second time only
 * @param neither wrong both times
 */
public record PairedProportions(double both, double gained, double lost, double neither) {

    private static final int HALVINGS = 60;

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

    /**
     * Returns Tango's score interval of the difference (1998, Statistics in Medicine 17, 891-908),
     * within [-1, 1]: each D with |T(D)| at most z, T(D) = (gained - lost - n D) / sqrt(n (2 q + D
     * (1 - D))), q the share of losses that is most likely under D, (sqrt(B^2 - 4 A C) - B) / (2 A)
     * with A = 2 n, B = -gained - lost + (2 n - gained + lost) D and C = -lost D (1 - D). It has
     * width also where no pair differs; at D = 0 it is McNemar's test without continuity
     * correction. It agrees with R 4.2.2, maximising the likelihood with {@code optimize}.
     *
     * @param confidence two-sided, in (0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public Interval tango(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be in (0, 1), got " + confidence);
        }
        double z = Normal.upperQuantile((1 - confidence) / 2);
        return new Interval(limit(-1, z), limit(1, -z));
    }

    /** The D between an end and the estimate at which the score is {@code target}. */
    private double limit(double end, double target) {
        double outside = end;
        double inside = difference();
        for (int i = 0; i < HALVINGS && Math.abs(outside - inside) > 1e-14; i++) {
            double middle = (outside + inside) / 2;
            double score = score(middle);
            if (target > 0 ? score > target : score < target) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return Math.abs(inside - end) < 1e-12 ? end : (outside + inside) / 2;
    }

    private double score(double d) {
        double n = size();
        double a = 2 * n;
        double b = -gained - lost + (2 * n - gained + lost) * d;
        double c = -lost * d * (1 - d);
        double q = Math.max(0, (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a));
        double numerator = gained - lost - n * d;
        double variance = n * (2 * q + d * (1 - d));
        return numerator == 0 ? 0 : numerator / Math.sqrt(Math.max(0, variance));
    }
}
