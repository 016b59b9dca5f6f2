package io.saltus.plugins.shape.model;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.shape.curve.CountedScores;
import io.saltus.plugins.shape.curve.ExampleNoise;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.statistics.changepoint.NoiseVariance;
import io.saltus.statistics.changepoint.Partition;
import io.saltus.statistics.fit.SmoothRise;
import io.saltus.statistics.fit.StraightLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A curve as a staircase: the partition of least penalised cost, by counts or by squared error.
 *
 * <p>The penalty of a change is {@code multiple} times ln m, times the variance of the noise for
 * squared error: the larger of that of neighbouring differences and that over examples.
 *
 * @param partition the segments
 * @param means oriented score of each level; not copied
 * @param heights height of each level, as a share of the way from chance to best, or of the whole
 *     rise from the first level where they are not known; not copied
 * @param penalty cost of a change
 * @param smoothCost cost of a smooth rise instead: a straight line, or the logistic of {@link
 *     SmoothRise}
 */
public record Staircase(
        Partition partition, double[] means, double[] heights, double penalty, double smoothCost) {

    /** Returns the staircase of counted examples. */
    public static Staircase ofCounts(
            Curve curve, OrientedScores scores, CountedScores counts, double multiple, int most) {
        double penalty = multiple * Math.log(curve.size());
        Partition partition =
                Partition.atMost(
                        most,
                        penalty,
                        p -> Partition.ofCounts(counts.successes(), counts.trials(), p));
        double[] positions = curve.positions();
        double[] k = counts.successes();
        double[] n = counts.trials();
        double smooth = SmoothRise.fit(positions, k, n, 0, 1).cost(positions, k, n);
        double[] means = means(partition, scores, n);
        return new Staircase(partition, means, heights(means, scores), penalty, smooth);
    }

    /** Returns the staircase of scores. */
    public static Staircase ofScores(
            Curve curve, OrientedScores scores, double multiple, int most) {
        double[] y = scores.values();
        double known = ExampleNoise.variance(curve) / (scores.unit() * scores.unit());
        double noise = Math.max(known, NoiseVariance.ofDifferences(y));
        double penalty = multiple * Math.log(curve.size()) * noise;
        Partition partition = Partition.atMost(most, penalty, p -> Partition.ofScores(y, p));
        double smooth = StraightLine.fit(curve.positions(), y).sumOfSquares();
        double[] even = new double[y.length];
        Arrays.fill(even, 1);
        double[] means = means(partition, scores, even);
        return new Staircase(partition, means, heights(means, scores), penalty, smooth);
    }

    /** Whether a smooth rise, one parameter more than a level, costs no more than the staircase. */
    public boolean isSmooth() {
        return smoothCost + penalty / 2 <= partition.cost() + penalty * partition.changes();
    }

    /** The first level from which on all have at least this height; their number if none. */
    public int from(double height) {
        int level = heights.length;
        while (level > 0 && heights[level - 1] >= height) {
            level--;
        }
        return level;
    }

    /** Whether a level has at least this height, of those from one on and before another. */
    public boolean reaches(double height, int from, int before) {
        return Arrays.stream(heights, from, before).anyMatch(level -> level >= height);
    }

    /** Returns the levels as a line. */
    public Overlay overlay(Curve curve, OrientedScores scores) {
        List<Overlay.At> places = new ArrayList<>();
        for (int j = 0; j < means.length; j++) {
            double score = scores.score(means[j]);
            int from = partition.first(j, curve.size());
            int to = partition.first(j + 1, curve.size()) - 1;
            places.add(new Overlay.At(curve.point(from).scale(), score));
            if (to > from) {
                places.add(new Overlay.At(curve.point(to).scale(), score));
            }
        }
        return Overlay.line("levels", places);
    }

    private static double[] heights(double[] means, OrientedScores scores) {
        if (scores.normalised()) {
            return means;
        }
        double first = means[0];
        double whole = Arrays.stream(means).max().orElseThrow() - first; // up is better
        return Arrays.stream(means).map(mean -> whole == 0 ? 0 : (mean - first) / whole).toArray();
    }

    private static double[] means(Partition partition, OrientedScores scores, double[] weights) {
        double[] means = new double[partition.changes() + 1];
        for (int j = 0; j < means.length; j++) {
            double sum = 0;
            double weight = 0;
            int end = partition.first(j + 1, weights.length);
            for (int i = partition.first(j, weights.length); i < end; i++) {
                sum += scores.values()[i] * weights[i];
                weight += weights[i];
            }
            means[j] = sum / weight;
        }
        return means;
    }
}
