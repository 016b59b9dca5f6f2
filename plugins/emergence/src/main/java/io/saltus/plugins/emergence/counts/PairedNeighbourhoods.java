package io.saltus.plugins.emergence.counts;

import java.util.Arrays;
import java.util.List;

/**
 * Models measured twice, pooled into the {@link Neighbourhoods} of their scales.
 *
 * <p>What models of one neighbourhood differ by is common to both of their scores and cancels in
 * the gain d = p1 - p2; what counts is how the gains scatter. With s^2 = sum (d - mean d)^2 / v
 * over the models of each neighbourhood, v = p1 q1 / n1 + p2 q2 / n2 at the neighbourhood's shares,
 * the dispersion is phi = max(1, sum s^2 / sum (size - 1)), and the trials of a neighbourhood are
 * those of its models over phi.
 *
 * @param first counts of the first scores
 * @param second counts of the second, at the same neighbourhoods
 * @param dispersion phi
 */
public record PairedNeighbourhoods(ScaleCounts first, ScaleCounts second, double dispersion) {

    /**
     * Pools.
     *
     * @param positions one per model, decades
     * @param shares first scores, in [0, 1], one per model
     * @param trials examples of the first scores
     * @param otherShares second scores of the same models
     * @param otherTrials examples of the second scores
     */
    public static PairedNeighbourhoods of(
            double[] positions,
            double[] shares,
            double[] trials,
            double[] otherShares,
            double[] otherTrials,
            double chance) {
        List<int[]> groups =
                Neighbourhoods.groups(
                        positions, new double[positions.length], new double[positions.length]);
        double phi = dispersion(groups, shares, trials, otherShares, otherTrials);
        return new PairedNeighbourhoods(
                pool(groups, positions, shares, trials, phi, chance),
                pool(groups, positions, otherShares, otherTrials, phi, chance),
                phi);
    }

    private static double dispersion(
            List<int[]> groups, double[] p1, double[] n1, double[] p2, double[] n2) {
        double squares = 0;
        double degrees = 0;
        for (int[] group : groups) {
            double first = variance(group, p1, n1);
            double second = variance(group, p2, n2);
            double mean = Arrays.stream(group).mapToDouble(i -> p1[i] - p2[i]).average().orElse(0);
            for (int i : group) {
                squares += Math.pow(p1[i] - p2[i] - mean, 2) / (first / n1[i] + second / n2[i]);
            }
            degrees += group.length - 1;
        }
        return degrees > 0 ? Math.max(1, squares / degrees) : 1;
    }

    /** P (1 - P) of one example, P = (hits + 1/2) / (trials + 1), so that it is never 0. */
    private static double variance(int[] group, double[] shares, double[] trials) {
        double hits = Arrays.stream(group).mapToDouble(i -> shares[i] * trials[i]).sum();
        double all = Arrays.stream(group).mapToDouble(i -> trials[i]).sum();
        double share = (hits + 0.5) / (all + 1);
        return share * (1 - share);
    }

    private static ScaleCounts pool(
            List<int[]> groups,
            double[] positions,
            double[] shares,
            double[] trials,
            double phi,
            double chance) {
        double[] at = new double[groups.size()];
        double[] means = new double[at.length];
        double[] effective = new double[at.length];
        for (int g = 0; g < at.length; g++) {
            int[] group = groups.get(g);
            at[g] = Neighbourhoods.middle(group, positions);
            means[g] = Arrays.stream(group).mapToDouble(i -> shares[i]).average().orElse(0);
            effective[g] =
                    Math.max(1, Arrays.stream(group).mapToDouble(i -> trials[i]).sum() / phi);
        }
        return ScaleCounts.ofProportions(at, means, effective, chance);
    }
}
