package io.saltus.engine.judging;

import java.util.Comparator;
import java.util.stream.IntStream;

/** p-values of one family of hypotheses adjusted to control the false discovery rate. */
final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Benjamini and Hochberg (1995): q_(i) = min over j &gt;= i of p_(j) m / j, at most 1; R:
     * p.adjust(p, "BH").
     */
    static double[] benjaminiHochberg(double[] pValues) {
        return adjusted(pValues, 1);
    }

    /**
     * Benjamini and Yekutieli (2001), for any dependence: BH times 1 + 1/2 + ... + 1/m; R:
     * p.adjust(p, "BY").
     */
    static double[] benjaminiYekutieli(double[] pValues) {
        double harmonic = IntStream.rangeClosed(1, pValues.length).mapToDouble(i -> 1.0 / i).sum();
        return adjusted(pValues, harmonic);
    }

    private static double[] adjusted(double[] pValues, double factor) {
        int m = pValues.length;
        int[] descending =
                IntStream.range(0, m)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingDouble(i -> -pValues[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] q = new double[m];
        double least = 1;
        for (int r = 0; r < m; r++) {
            least = Math.min(least, factor * pValues[descending[r]] * m / (m - r));
            q[descending[r]] = least;
        }
        return q;
    }
}
