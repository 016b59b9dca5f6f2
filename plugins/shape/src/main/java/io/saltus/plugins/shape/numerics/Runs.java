package io.saltus.plugins.shape.numerics;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Grain;
import java.util.Arrays;

/**
 * The scores of the runs at each scale, and where they part into failures and successes.
 *
 * @param scores for each scale the oriented scores of its runs, rising; not copied
 * @param cells for each scale how many steps of one example lie between its lowest and its highest
 *     run; 0 where scores are not shares of one number of examples
 * @param cut oriented score above which a run is a success: that which splits the runs of all
 *     scales into the two groups with the least squares within (Otsu 1979)
 */
public record Runs(double[][] scores, long[] cells, double cut) {

    /** Returns the runs of {@code curve}. */
    public static Runs of(Curve curve, Oriented oriented) {
        double[][] scores = new double[curve.size()][];
        long[] cells = new long[curve.size()];
        for (int i = 0; i < scores.length; i++) {
            Point point = curve.point(i);
            scores[i] =
                    point.replicates().stream()
                            .mapToDouble(run -> oriented.value(run.score()))
                            .sorted()
                            .toArray();
            cells[i] = cells(curve, point);
        }
        return new Runs(scores, cells, cut(scores));
    }

    /** Share of successes at a scale. */
    public double success(int scale) {
        double above = Arrays.stream(scores[scale]).filter(score -> score > cut).count();
        return above / scores[scale].length;
    }

    /** Mean score of the successes, or of the failures, at a scale; NaN if there are none. */
    public double mean(int scale, boolean successes) {
        return Arrays.stream(scores[scale])
                .filter(score -> score > cut == successes)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Bimodality coefficient: (G1^2 + 1) / (G2 + 3 (n - 1)^2 / ((n - 2) (n - 3))), with skewness G1
     * and excess kurtosis G2 corrected for bias.
     *
     * <p>5/9 for a uniform distribution, 1 for two points of equal weight, 1/3 for a normal one,
     * all in large samples. NaN for fewer than 4 scores or for equal ones.
     */
    public static double bimodality(double[] sample) {
        double n = sample.length;
        double mean = Arrays.stream(sample).average().orElse(0);
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        double spread = sample[sample.length - 1] - sample[0];
        for (double value : sample) {
            double d = (value - mean) / spread;
            m2 += d * d / n;
            m3 += d * d * d / n;
            m4 += d * d * d * d / n;
        }
        if (n < 4 || !(spread > 1e-12 * Math.abs(mean))) {
            return Double.NaN;
        }
        double skewness = m3 / Math.pow(m2, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
        double excess = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
        return (skewness * skewness + 1) / (excess + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
    }

    private static double cut(double[][] scores) {
        double[] all = Arrays.stream(scores).flatMapToDouble(Arrays::stream).sorted().toArray();
        double total = Arrays.stream(all).sum();
        double left = 0;
        double best = -1;
        double cut = all[all.length - 1];
        for (int i = 0; i < all.length - 1; i++) {
            left += all[i];
            double n = i + 1;
            double apart = left / n - (total - left) / (all.length - n);
            double between = n * (all.length - n) * apart * apart;
            if (all[i + 1] > all[i] && between > best) {
                best = between;
                cut = all[i] + (all[i + 1] - all[i]) / 2;
            }
        }
        return cut;
    }

    private static long cells(Curve curve, Point point) {
        long n = point.replicates().get(0).examples().orElse(0);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Replicate run : point.replicates()) {
            if (run.examples().orElse(0) != n) {
                return 0;
            }
            low = Math.min(low, run.score());
            high = Math.max(high, run.score());
        }
        boolean share = curve.metric().grain() == Grain.ALL_OR_NOTHING && low >= 0 && high <= 1;
        return share ? Math.round((high - low) * n) : 0;
    }
}
