package io.saltus.plugins.shape.model;

import io.saltus.api.curve.Curve;
import io.saltus.plugins.shape.curve.CountedScores;
import io.saltus.plugins.shape.curve.ExampleNoise;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.statistics.changepoint.NoiseVariance;
import io.saltus.statistics.changepoint.Partition;
import io.saltus.statistics.fit.SmoothRise;
import io.saltus.statistics.fit.StraightLine;
import java.util.Arrays;

/**
 * A curve as a staircase: the partition of least penalised cost, by counts or by squared error.
 *
 * <p>The penalty of a change is {@code multiple} times ln m, times the variance of the noise for
 * squared error: the larger of that of neighbouring differences and that over examples.
 *
 * @param partition the segments
 * @param means oriented score of each segment; not copied
 * @param penalty cost of a change
 * @param smoothCost cost of a smooth rise instead: a straight line, or the logistic of {@link
 *     SmoothRise}
 */
public record Staircase(Partition partition, double[] means, double penalty, double smoothCost) {

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
        return new Staircase(partition, means, penalty, smooth);
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
        return new Staircase(partition, means(partition, scores, even), penalty, smooth);
    }

    /** Whether a smooth rise, one parameter more than a level, costs no more than the staircase. */
    public boolean isSmooth() {
        return smoothCost + penalty / 2 <= partition.cost() + penalty * partition.changes();
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
