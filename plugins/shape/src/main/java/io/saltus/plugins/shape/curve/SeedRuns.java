package io.saltus.plugins.shape.curve;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Grain;
import io.saltus.statistics.unimodality.TwoGroups;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The scores of the runs at each scale, and where they part into failures and successes.
 *
 * @param scores for each scale the oriented scores of its runs, rising; not copied
 * @param cells for each scale how many steps of one example lie between its lowest and its highest
 *     run; 0 where scores are not shares of one number of examples
 * @param cut oriented score above which a run is a success: that which splits the runs of all
 *     scales into the two groups with the least squares within, see {@link TwoGroups}
 */
public record SeedRuns(double[][] scores, long[] cells, double cut) {

    /** Returns the runs of {@code curve}. */
    public static SeedRuns of(Curve curve, OrientedScores oriented) {
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
        double[] all = Arrays.stream(scores).flatMapToDouble(Arrays::stream).sorted().toArray();
        return new SeedRuns(scores, cells, TwoGroups.cut(all));
    }

    /** Share of successes at a scale. */
    public double success(int scale) {
        double above = Arrays.stream(scores[scale]).filter(score -> score > cut).count();
        return above / scores[scale].length;
    }

    /** Mean score of the successes, or of the failures, at a scale, if there are any. */
    public OptionalDouble mean(int scale, boolean successes) {
        return Arrays.stream(scores[scale]).filter(score -> score > cut == successes).average();
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
