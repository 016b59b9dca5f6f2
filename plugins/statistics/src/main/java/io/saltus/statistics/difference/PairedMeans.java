package io.saltus.statistics.difference;

import io.saltus.statistics.Arguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The difference of two mean scores on the same examples, from the differences of the pairs. */
public final class PairedMeans {

    private PairedMeans() {}

    /**
     * Returns the second mean less the first: the mean of d_i = y_i - x_i, of variance sum (d_i -
     * mean)^2 / (n (n - 1)) with n - 1 degrees of freedom, Student's paired t. R 4.2.2: {@code
     * t.test(y, x, paired = TRUE)}.
     *
     * @param x first score of each example; at least two
     * @param y second score of each
     * @throws IllegalArgumentException if they are not of one length, finite, or two
     */
    public static Difference of(double[] x, double[] y) {
        double mean = mean(x, y);
        int n = x.length;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double deviation = y[i] - x[i] - mean;
            squares += deviation * deviation;
        }
        return new Difference(mean, List.of(new VariancePart(squares / n / (n - 1.0), n - 1.0)));
    }

    /**
     * Returns the same where examples come in clusters, such as questions on one passage, which are
     * not independent: variance G / (G - 1) sum over clusters of (sum of d_i - mean in it)^2 / n^2,
     * the sandwich estimate CR1 of Liang and Zeger (1986), with G - 1 degrees of freedom, G the
     * number of clusters. statsmodels 0.15.0: {@code OLS(d, ones).fit(cov_type="cluster",
     * cov_kwds={"groups": g}, use_t=True)}, but for its factor (n - 1) / (n - 1) of one parameter,
     * which is 1.
     *
     * @param clusters a number for each example, the same for those of one cluster; two clusters or
     *     more
     * @throws IllegalArgumentException if the arrays are not of one length, or all in one cluster
     */
    public static Difference clustered(double[] x, double[] y, int[] clusters) {
        double mean = mean(x, y);
        if (clusters.length != x.length) {
            throw new IllegalArgumentException(
                    "arrays must have one length, got %d and %d"
                            .formatted(x.length, clusters.length));
        }
        Map<Integer, Integer> places = new HashMap<>();
        double[] sums = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int fresh = places.size();
            Integer place = places.putIfAbsent(clusters[i], fresh);
            sums[place == null ? fresh : place] += y[i] - x[i] - mean;
        }
        int groups = places.size();
        if (groups < 2) {
            throw new IllegalArgumentException("clustered examples need at least two clusters");
        }
        double squares = 0;
        for (int g = 0; g < groups; g++) {
            squares += sums[g] * sums[g];
        }
        double variance = groups / (groups - 1.0) * squares / x.length / x.length;
        return new Difference(mean, List.of(new VariancePart(variance, groups - 1.0)));
    }

    private static double mean(double[] x, double[] y) {
        Arguments.sameLength(x, y);
        Arguments.values(x, 2);
        Arguments.values(y, 2);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += y[i] - x[i];
        }
        return sum / x.length;
    }
}
