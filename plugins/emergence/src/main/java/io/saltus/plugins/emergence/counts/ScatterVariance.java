package io.saltus.plugins.emergence.counts;

import java.util.Arrays;
import java.util.List;

/**
 * Effective numbers of examples of groups of models from the scatter within the groups.
 *
 * <p>A group's trimmed mean has at least the binomial variance p (1 - p) / n. Its scatter adds to
 * it twice over: its own winsorised variance (Tukey and McLaughlin 1963), which a few models that
 * happen to agree make too small, and a common one, (z (1 - z) (1 - c) tau)^2 / M, with tau the
 * median over the groups of the standard deviation of logit(z) that their scatter implies. The
 * variance used is the largest of binomial, common, and the mean of common and own, plus .01^2 / M.
 */
final class ScatterVariance {

    private static final double FLAT = 0.05;

    /** Between-model standard deviation that is never excluded, one point of accuracy. */
    private static final double LEAST = 0.01;

    /**
     * Summary of one group.
     *
     * @param models number of models left after trimming, as a divisor of variances
     * @param mean trimmed mean
     * @param own variance of the trimmed mean by the winsorised variance; 0 for a single model
     * @param examples sum of trials
     */
    record Group(double models, double mean, double own, double examples) {

        static Group of(double[] sorted, int cut, double mean, double examples) {
            int size = sorted.length;
            double kept = 1 - 2.0 * cut / size;
            double models = size * kept * kept;
            if (size < 2) {
                return new Group(1, mean, 0, examples);
            }
            double[] winsorised = sorted.clone();
            Arrays.fill(winsorised, 0, cut, sorted[cut]);
            Arrays.fill(winsorised, size - cut, size, sorted[size - 1 - cut]);
            double centre = Arrays.stream(winsorised).average().orElse(0);
            double square =
                    Arrays.stream(winsorised).map(v -> (v - centre) * (v - centre)).sum()
                            / (size - 1);
            return new Group(models, mean, square / models, examples);
        }
    }

    private ScatterVariance() {}

    static double[] effectiveTrials(List<Group> groups, double chance) {
        double tau = tau(groups, chance);
        double[] effective = new double[groups.size()];
        for (int g = 0; g < effective.length; g++) {
            Group group = groups.get(g);
            // at 0 and 1 the ratio of two variances that both vanish would be noise
            double p = Math.min(1 - LEAST, Math.max(LEAST, group.mean));
            double slope = slope(group.mean, chance);
            double common = slope * slope * tau * tau / group.models;
            double binomial = p * (1 - p) / group.examples;
            double variance =
                    Math.max(binomial, Math.max(common, (common + group.own) / 2))
                            + LEAST * LEAST / group.models;
            effective[g] = Math.max(1, p * (1 - p) / variance);
        }
        return effective;
    }

    private static double slope(double mean, double chance) {
        double z = Math.min(1, Math.max(0, (mean - chance) / (1 - chance)));
        return z * (1 - z) * (1 - chance);
    }

    /**
     * Median over the groups off floor and ceiling of the models' standard deviation of logit(z); 0
     * without any.
     */
    private static double tau(List<Group> groups, double chance) {
        double[] each =
                groups.stream()
                        .filter(g -> slope(g.mean, chance) > FLAT * (1 - FLAT) * (1 - chance))
                        .mapToDouble(g -> Math.sqrt(g.own * g.models) / slope(g.mean, chance))
                        .sorted()
                        .toArray();
        return each.length == 0 ? 0 : each[each.length / 2];
    }
}
