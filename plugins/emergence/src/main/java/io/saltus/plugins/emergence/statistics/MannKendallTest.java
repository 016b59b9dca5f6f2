package io.saltus.plugins.emergence.statistics;

import java.util.Arrays;

/**
 * One-sided Mann-Kendall test of a rise, exact to 10 scores with ties too.
 *
 * <p>Every order of the observed scores is as likely as every other. Among them S = P - 2 I, with P
 * the number of pairs of different scores and I that of inversions, whose numbers are the
 * coefficients of the Gaussian multinomial [m]! / ([t_1]! [t_2]! ...) for ties of t_1, t_2, ...
 */
public final class MannKendallTest {

    private static final int EXACT = 10;

    private MannKendallTest() {}

    /**
     * P(S &gt;= s) without trend: exact up to 10 scores, from there on normal with continuity and
     * tie correction; 1 below two scores.
     */
    public static double rise(double[] scores) {
        int m = scores.length;
        if (m < 2) {
            return 1;
        }
        if (m > EXACT) {
            return Normal.upper(Trend.mannKendallZ(scores));
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double[] orders = {1};
        int pairs = 0;
        for (int i = 0; i < m; ) {
            int tied = 1;
            while (i + tied < m && sorted[i + tied] == sorted[i]) {
                tied++;
            }
            orders = product(orders, gaussian(i + tied, tied));
            pairs += i * tied;
            i += tied;
        }
        int inversions = (pairs - Trend.mannKendall(scores)) / 2;
        return Arrays.stream(orders, 0, inversions + 1).sum() / Arrays.stream(orders).sum();
    }

    /** P(S &lt;= s) without trend: a rise of the negated scores. */
    public static double fall(double[] scores) {
        return rise(Arrays.stream(scores).map(score -> -score).toArray());
    }

    /** Coefficients of the Gaussian binomial: [n, k] = [n - 1, k - 1] + q^k [n - 1, k]. */
    private static double[] gaussian(int n, int k) {
        if (k == 0 || k == n) {
            return new double[] {1};
        }
        double[] coefficients = new double[k * (n - k) + 1];
        double[] without = gaussian(n - 1, k - 1);
        double[] with = gaussian(n - 1, k);
        for (int i = 0; i < without.length; i++) {
            coefficients[i] += without[i];
        }
        for (int i = 0; i < with.length; i++) {
            coefficients[i + k] += with[i];
        }
        return coefficients;
    }

    private static double[] product(double[] a, double[] b) {
        double[] c = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                c[i + j] += a[i] * b[j];
            }
        }
        return c;
    }
}
