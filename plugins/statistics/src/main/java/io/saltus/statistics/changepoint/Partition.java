package io.saltus.statistics.changepoint;

import io.saltus.statistics.fit.Arguments;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * The division of a sequence into segments of constant level with the least penalised cost.
 *
 * <p>Least sum of segment costs plus {@code penalty} times the number of changes, over all
 * divisions (optimal partitioning; Jackson et al. 2005, doi:10.1109/LSP.2001.838216), found exactly
 * by functional pruning (Maidstone, Hocking, Rigaill and Fearnhead 2017,
 * doi:10.1007/s11222-016-9636-3) in nearly linear time. Agrees with the plain recursion in NumPy,
 * and for squared error with {@code strucchange::breakpoints} of R.
 *
 * @param firsts first index of each segment after the first, rising; not copied
 * @param cost sum of segment costs, without the penalty
 */
public record Partition(int[] firsts, double cost) {

    private static final int FEW = 16;

    /**
     * Returns the partition of successes k among trials n with binomial cost -2 [k ln p + (n - k)
     * ln(1 - p)].
     *
     * @param k successes, in [0, n]
     * @param n trials, above 0
     * @param penalty cost of a change, at least 0
     * @throws IllegalArgumentException if a number is outside of its range, there is none, or the
     *     arrays differ in length
     */
    public static Partition ofCounts(double[] k, double[] n, double penalty) {
        Arguments.counts(k, n, 1);
        requireNotNegative(penalty);
        int m = k.length;
        double low = 1;
        double high = 0;
        double[] sums = new double[m + 1];
        double[] weights = new double[m + 1];
        for (int i = 0; i < m; i++) {
            sums[i + 1] = sums[i] + k[i];
            weights[i + 1] = weights[i] + n[i];
            low = Math.min(low, k[i] / n[i]);
            high = Math.max(high, k[i] / n[i]);
        }
        double reach = 40 + Math.log(weights[m]); // a share of 0 costs less than 1e-16 there
        return of(
                SegmentCost.BINOMIAL,
                sums,
                weights,
                SegmentCost.BINOMIAL.natural(low, reach),
                SegmentCost.BINOMIAL.natural(high, reach),
                penalty,
                0);
    }

    /**
     * Returns the partition of scores with the sum of squared residuals as cost.
     *
     * @param y scores, of at most 1e100
     * @param penalty cost of a change, at least 0
     * @throws IllegalArgumentException if a score is not finite, there is none, or the penalty is
     *     negative
     */
    public static Partition ofScores(double[] y, double penalty) {
        Arguments.values(y, 1);
        requireNotNegative(penalty);
        int m = y.length;
        double mean = 0;
        for (double value : y) {
            mean += value;
        }
        mean /= m;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double squares = 0;
        double[] sums = new double[m + 1];
        double[] weights = new double[m + 1];
        for (int i = 0; i < m; i++) {
            double v = y[i] - mean;
            sums[i + 1] = sums[i] + v;
            weights[i + 1] = i + 1;
            squares += v * v;
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return of(SegmentCost.SQUARED_ERROR, sums, weights, low, high, penalty, squares);
    }

    /**
     * Returns the partition of {@code kind} at {@code penalty}, or at the least greater penalty
     * that leaves no more than {@code most} changes.
     *
     * @param most number of changes, at least 0
     * @param kind the partition at a given penalty
     * @throws IllegalArgumentException if {@code most} or {@code penalty} is negative
     */
    public static Partition atMost(int most, double penalty, DoubleFunction<Partition> kind) {
        requireNotNegative(most);
        requireNotNegative(penalty);
        Partition partition = kind.apply(penalty);
        if (partition.changes() <= most) {
            return partition;
        }
        double high = kind.apply(1e150).cost; // no change saves more than all there is
        double low = Math.max(penalty, high * 1e-12);
        partition = kind.apply(high);
        for (int i = 0; i < 40 && partition.changes() < most; i++) {
            double middle = Math.sqrt(low * high);
            Partition between = kind.apply(middle);
            if (between.changes() <= most) {
                partition = between;
                high = middle;
            } else {
                low = middle;
            }
        }
        return partition;
    }

    private static void requireNotNegative(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "penalty and number of changes must be at least 0, got " + value);
        }
    }

    private static Partition of(
            SegmentCost segment,
            double[] sums,
            double[] weights,
            double low,
            double high,
            double penalty,
            double constant) {
        int m = sums.length - 1;
        int[] starts = new int[m + 1];
        if (low < high) {
            starts =
                    m <= FEW
                            ? plain(segment, sums, weights, penalty)
                            : new FunctionalPruning(segment, sums, weights, low, high)
                                    .starts(penalty);
        }
        int changes = 0;
        for (int end = starts[m]; end > 0; end = starts[end]) {
            changes++;
        }
        int[] firsts = new int[changes];
        double cost = constant;
        int end = m;
        for (int j = changes; j >= 0; j--) {
            int start = starts[end];
            double weight = weights[end] - weights[start];
            cost -= 2 * segment.conjugate(sums[end] - sums[start], weight);
            if (j > 0) {
                firsts[j - 1] = start;
            }
            end = start;
        }
        return new Partition(firsts, Math.max(0, cost));
    }

    /** The recursion over all last segments; on few points it is the fastest. */
    private static int[] plain(
            SegmentCost segment, double[] sums, double[] weights, double penalty) {
        int[] starts = new int[sums.length];
        double[] best = new double[sums.length];
        best[0] = -penalty;
        for (int t = 1; t < sums.length; t++) {
            double least = Double.POSITIVE_INFINITY;
            for (int s = 0; s < t; s++) {
                double cost =
                        best[s] - 2 * segment.conjugate(sums[t] - sums[s], weights[t] - weights[s]);
                if (cost < least) {
                    least = cost;
                    starts[t] = s;
                }
            }
            best[t] = least + penalty;
        }
        return starts;
    }

    /** Number of changes. */
    public int changes() {
        return firsts.length;
    }

    /** First index of segment {@code j}, from 0; the number of points for the one past the last. */
    public int first(int j, int points) {
        return j == 0 ? 0 : j > firsts.length ? points : firsts[j - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partition that
                && Arrays.equals(firsts, that.firsts)
                && cost == that.cost;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(firsts);
    }
}
