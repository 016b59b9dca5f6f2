package io.saltus.plugins.emergence.statistics;

import java.util.Arrays;

/** Tests and estimates of a trend over scales that assume no law (methods B1.4, B7). */
public final class Trend {

    private static final int EXACT = 10;

    private Trend() {}

    /**
     * Cochran-Armitage statistic for a trend of proportions over the first scales.
     *
     * <p>z = sum x_i (k_i - n_i P) / sqrt(P (1 - P) [sum n x^2 - (sum n x)^2 / sum n]), standard
     * normal without trend; 0 where all proportions are 0 or 1 or fewer than two scales are given.
     * R: {@code prop.trend.test} gives its square.
     */
    public static double cochranArmitage(Counts counts, int scales) {
        double total = 0;
        double pooled = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < scales; i++) {
            double x = counts.position(i) - counts.position(0);
            total += counts.trials(i);
            pooled += counts.successes(i);
            first += counts.trials(i) * x;
            second += counts.trials(i) * x * x;
        }
        double p = total > 0 ? pooled / total : 0;
        double variance = total > 0 ? p * (1 - p) * (second - first * first / total) : 0;
        if (!(variance > 0)) {
            return 0;
        }
        double score = 0;
        for (int i = 0; i < scales; i++) {
            score +=
                    (counts.position(i) - counts.position(0))
                            * (counts.successes(i) - counts.trials(i) * p);
        }
        return score / Math.sqrt(variance);
    }

    /** Mann-Kendall S: concordant minus discordant pairs of scores in order of scale. */
    public static int mannKendall(double[] scores) {
        int s = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = i + 1; j < scores.length; j++) {
                s += (int) Math.signum(scores[j] - scores[i]);
            }
        }
        return s;
    }

    /** Mann-Kendall z = (S - sgn S) / sqrt(Var S), ties corrected; 0 where all scores are equal. */
    public static double mannKendallZ(double[] scores) {
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
        int s = mannKendall(scores);
        return variance <= 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance / 18);
    }

    /**
     * One-sided p-value of a rise, P(S &gt;= s) without trend.
     *
     * <p>Exact up to 10 scores without ties, from the numbers of permutations by inversions (m = 6,
     * a perfect rise: 1/720); otherwise normal with continuity and tie correction.
     */
    public static double mannKendallP(double[] scores) {
        int m = scores.length;
        if (m < 2) {
            return 1;
        }
        boolean ties = Arrays.stream(scores).distinct().count() < m;
        if (m > EXACT || ties) {
            return Normal.upper(mannKendallZ(scores));
        }
        double[] counts = {1};
        for (int size = 2; size <= m; size++) {
            double[] next = new double[counts.length + size - 1];
            for (int i = 0; i < counts.length; i++) {
                for (int shift = 0; shift < size; shift++) {
                    next[i + shift] += counts[i];
                }
            }
            counts = next;
        }
        int inversions = (m * (m - 1) / 2 - mannKendall(scores)) / 2;
        return Arrays.stream(counts, 0, inversions + 1).sum() / Arrays.stream(counts).sum();
    }

    /** Theil-Sen slope: the median of all pairwise slopes, score per decade; 0 below two scales. */
    public static double theilSen(double[] positions, double[] scores) {
        int m = scores.length;
        double[] slopes = new double[m * (m - 1) / 2];
        int count = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                slopes[count++] = (scores[j] - scores[i]) / (positions[j] - positions[i]);
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(slopes);
        return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
    }
}
