package io.saltus.plugins.emergence.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pools many models of many families on one axis into neighbourhoods, so that no verdict hangs on a
 * single model.
 *
 * <p>Models are taken in order of scale and cut into groups of about equal size, 5 to 12 of them
 * with at least three models each; models at one scale stay together. A group's position is the
 * median of its models', its score their trimmed mean (a fifth off each end, at least one model
 * from three on), and its number of examples an effective one: see {@link ScatterVariance}.
 */
public final class Neighbourhoods {

    private static final int LEAST_GROUPS = 5;
    private static final int MOST_GROUPS = 12;
    private static final int PER_GROUP = 4;
    private static final int LEAST_PER_GROUP = 3;
    private static final double TRIM = 0.2;

    private Neighbourhoods() {}

    /**
     * Pools models into a curve of neighbourhoods.
     *
     * @param positions one per model, decades, in any order, repeats allowed
     * @param proportions one per model, in [0, 1]
     * @param trials examples per model; where unknown, an assumed number
     * @param chance in [0, 1)
     */
    public static ScaleCounts of(
            double[] positions, double[] proportions, double[] trials, double chance) {
        return of(groups(positions, proportions, trials), positions, proportions, trials, chance);
    }

    /**
     * Trimmed means of any score over the same neighbourhoods.
     *
     * @param positions one per model, decades
     * @param scores one per model, in any unit
     */
    public static double[] means(double[] positions, double[] scores) {
        return groups(positions, scores, new double[positions.length]).stream()
                .mapToDouble(
                        members -> {
                            double[] own = pick(members, scores);
                            Arrays.sort(own);
                            int cut = trimmed(own.length);
                            return Arrays.stream(own, cut, own.length - cut).average().orElse(0);
                        })
                .toArray();
    }

    /** Median place of the models of a neighbourhood, which are in order. */
    static double middle(int[] members, double[] positions) {
        double[] places = pick(members, positions);
        int size = places.length;
        return (places[(size - 1) / 2] + places[size / 2]) / 2;
    }

    private static int trimmed(int size) {
        return size < 3 ? 0 : Math.max(1, (int) (TRIM * size));
    }

    private static ScaleCounts of(
            List<int[]> groups,
            double[] positions,
            double[] proportions,
            double[] trials,
            double chance) {
        List<ScatterVariance.Group> summaries = new ArrayList<>();
        double[] at = new double[groups.size()];
        double[] means = new double[groups.size()];
        for (int g = 0; g < at.length; g++) {
            int[] members = groups.get(g);
            double[] scores = pick(members, proportions);
            Arrays.sort(scores);
            int size = members.length;
            int cut = trimmed(size);
            at[g] = middle(members, positions);
            means[g] = Arrays.stream(scores, cut, size - cut).average().orElse(0);
            summaries.add(
                    ScatterVariance.Group.of(
                            scores, cut, means[g], Arrays.stream(pick(members, trials)).sum()));
        }
        return ScaleCounts.ofProportions(
                at, means, ScatterVariance.effectiveTrials(summaries, chance), chance);
    }

    private static double[] pick(int[] members, double[] values) {
        return Arrays.stream(members).mapToDouble(i -> values[i]).toArray();
    }

    /** The neighbourhoods, as indices of models. */
    static List<int[]> groups(double[] positions, double[] proportions, double[] trials) {
        // a full order, so that the order of rows cannot matter even among ties
        int[] order =
                IntStream.range(0, positions.length)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(i -> positions[i])
                                        .thenComparingDouble(i -> proportions[i])
                                        .thenComparingDouble(i -> trials[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int wanted = Math.min(MOST_GROUPS, Math.max(LEAST_GROUPS, order.length / PER_GROUP));
        int count = Math.max(1, Math.min(wanted, order.length / LEAST_PER_GROUP));
        List<int[]> groups = new ArrayList<>();
        int from = 0;
        for (int g = 1; g <= count && from < order.length; g++) {
            int to = Math.max(from + 1, (int) ((long) g * order.length / count));
            while (to < order.length && positions[order[to]] - positions[order[to - 1]] < 1e-9) {
                to++;
            }
            groups.add(Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return groups;
    }
}
