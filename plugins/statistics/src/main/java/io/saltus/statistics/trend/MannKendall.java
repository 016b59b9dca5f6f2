package io.saltus.statistics.trend;

import io.saltus.statistics.distribution.Normal;
import java.util.Arrays;

/**
 * The test of Mann (1945) and Kendall (1975) for a monotone trend of scores, exact to 10 scores
 * with ties too.
 *
 * <p>Every order of the observed scores is as likely as every other. Among them S = P - 2 I, with P
 * the number of pairs of different scores and I that of inversions, whose numbers are the
 * coefficients of the Gaussian multinomial [m]! / ([t_1]! [t_2]! ...) for ties of t_1, t_2, ...
 */
public final class MannKendall {

    private static final int EXACT = 10;

    private MannKendall() {}

    /**
     * Returns S: pairs of scores that rise less pairs that fall, in [-m (m - 1) / 2, m (m - 1) /
     * 2]. R 4.2.2: {@code sum(sign(outer(y, y, "-"))[lower.tri(diag(length(y)))])}.
     *
     * @param scores in order; finite
     */
    public static int s(double... scores) {
        int s = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = i + 1; j < scores.length; j++) {
                s += (int) Math.signum(scores[j] - scores[i]);
            }
        }
        return s;
    }

    /**
     * Returns z = (S - sgn S) / sqrt(Var S), with the correction of the variance for ties; 0 where
     * all scores are equal.
     *
     * @param scores in order; finite
     */
    public static double z(double... scores) {
        int m = scores.length;
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double variance = m * (m - 1.0) * (2 * m + 5);
        for (int i = 0; i < m; ) {
            int j = i;
            while (j < m && sorted[j] == sorted[i]) {
                j++;
            }
            double t = j - i;
            variance -= t * (t - 1) * (2 * t + 5);
            i = j;
        }
        int s = s(scores);
        return variance <= 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance / 18);
    }

    /**
     * Returns the p-value of "no rise", P(S &gt;= s) without trend: exact up to 10 scores (6 in a
     * perfect rise: 1/720), from there on normal; 1 below two scores. R 4.2.2, without ties: {@code
     * cor.test(seq_along(y), y, method = "kendall", alternative = "greater")$p.value}; with ties by
     * brute force over all orders.
     *
     * @param scores in order; finite
     */
    public static double rise(double... scores) {
        int m = scores.length;
        if (m < 2) {
            return 1;
        }
        if (m > EXACT) {
            return Normal.upper(z(scores));
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
        int inversions = (pairs - s(scores)) / 2;
        return Arrays.stream(orders, 0, inversions + 1).sum() / Arrays.stream(orders).sum();
    }

    /** Returns the p-value of "no fall", P(S &lt;= s): that of a rise of the negated scores. */
    public static double fall(double... scores) {
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
