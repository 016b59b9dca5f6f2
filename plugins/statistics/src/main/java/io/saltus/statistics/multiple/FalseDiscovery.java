package io.saltus.statistics.multiple;

import java.util.stream.IntStream;

/** p-values of one family of hypotheses adjusted to control the false discovery rate. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Returns the values of Benjamini and Hochberg (1995) in the order given: q_(i) = min over j
     * &gt;= i of p_(j) m / j, at most 1. For independent or positively dependent p-values. R 4.2.2:
     * {@code p.adjust(p, "BH")}.
     *
     * @param p p-values
     * @throws IllegalArgumentException if one is not in [0, 1]
     */
    public static double[] benjaminiHochberg(double... p) {
        return adjusted(p, 1);
    }

    /**
     * Returns the values of Benjamini and Yekutieli (2001), for any dependence: those of Benjamini
     * and Hochberg times 1 + 1/2 + ... + 1/m, at most 1. R 4.2.2: {@code p.adjust(p, "BY")}.
     *
     * @param p p-values
     * @throws IllegalArgumentException if one is not in [0, 1]
     */
    public static double[] benjaminiYekutieli(double... p) {
        double harmonic = IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
        return adjusted(p, harmonic);
    }

    private static double[] adjusted(double[] p, double factor) {
        PValues.check(p);
        int m = p.length;
        int[] rising = PValues.rising(p);
        double[] q = new double[m];
        double least = 1;
        for (int rank = m; rank > 0; rank--) {
            int i = rising[rank - 1];
            least = Math.min(least, factor * p[i] * m / rank);
            q[i] = least;
        }
        return q;
    }
}
