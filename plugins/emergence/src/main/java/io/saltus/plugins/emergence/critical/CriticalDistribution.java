package io.saltus.plugins.emergence.critical;

import io.saltus.plugins.emergence.counts.CountSeed;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.presence.ChanceTests;
import io.saltus.statistics.multiple.FixedSequence;
import io.saltus.statistics.sampling.BinomialSampler;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How the critical index of {@link FixedSequence} is distributed.
 *
 * @param probabilities m + 1 of them: of index 0 (left-censored), ..., m - 1, and last of no
 *     critical scale
 */
public record CriticalDistribution(double[] probabilities) {

    /** Copies. */
    public CriticalDistribution {
        probabilities = probabilities.clone();
    }

    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * Exactly, for independent scales at the isotonic proportions of the counts.
     *
     * @param margin normalised score up to which a scale counts as no better than chance
     * @param level of each test
     */
    public static CriticalDistribution exact(ScaleCounts counts, double margin, double level) {
        return new CriticalDistribution(
                ChanceTests.distribution(counts, counts.monotone(), margin, level));
    }

    /**
     * By parametric bootstrap: at each scale K* ~ Bin(n, p) with the isotonic proportion p and the
     * effective number of examples n, rounded. Its limit is the exact distribution.
     *
     * @param refits number of replicates, at least 1
     */
    public static CriticalDistribution parametric(
            ScaleCounts counts, double margin, double level, int refits) {
        int m = counts.size();
        double[] proportions = counts.monotone();
        double[] least = new double[m];
        BinomialSampler[] tables = new BinomialSampler[m];
        for (int i = 0; i < m; i++) {
            double n = ChanceTests.wholeTrials(counts, i);
            least[i] = ChanceTests.criticalCount(n, counts.chance(), margin, level);
            tables[i] = new BinomialSampler(n, proportions[i]);
        }
        SplittableRandom random = new SplittableRandom(CountSeed.of(counts));
        double[] share = new double[m + 1];
        for (int r = 0; r < refits; r++) {
            int index = m;
            while (index > 0 && tables[index - 1].next(random) >= least[index - 1]) {
                index--;
            }
            share[index] += 1.0 / refits;
        }
        return new CriticalDistribution(share);
    }

    /**
     * By bootstrap of the examples, drawn with all their outcomes: what is hard for one model is
     * hard for the next, which independent scales leave out.
     *
     * @param outcomes how often each example was right, [example][scale]
     * @param refits number of replicates, at least 1
     */
    public static CriticalDistribution paired(
            ScaleCounts counts, int[][] outcomes, double margin, double level, int refits) {
        int m = counts.size();
        double[] least = new double[m];
        for (int i = 0; i < m; i++) {
            double n = ChanceTests.wholeTrials(counts, i);
            least[i] = ChanceTests.criticalCount(n, counts.chance(), margin, level);
        }
        SplittableRandom random = new SplittableRandom(CountSeed.of(counts));
        double[] share = new double[m + 1];
        long[] hits = new long[m];
        for (int r = 0; r < refits; r++) {
            Arrays.fill(hits, 0);
            for (int e = 0; e < outcomes.length; e++) {
                int[] drawn = outcomes[random.nextInt(outcomes.length)];
                for (int i = 0; i < m; i++) {
                    hits[i] += drawn[i];
                }
            }
            int index = m;
            while (index > 0 && hits[index - 1] >= least[index - 1]) {
                index--;
            }
            share[index] += 1.0 / refits;
        }
        return new CriticalDistribution(share);
    }

    /**
     * Smallest index whose cumulative probability reaches a share; m where no scale is critical.
     */
    public int quantile(double share) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += probabilities[i];
            if (sum >= share * (1 - 1e-12)) {
                return i;
            }
        }
        return probabilities.length - 1;
    }

    /** Probability that the smallest scale is critical, and the ability may begin below it. */
    public double censored() {
        return probabilities[0];
    }

    /** Probability that no scale is critical. */
    public double none() {
        return probabilities[probabilities.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CriticalDistribution that
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return Arrays.toString(probabilities);
    }
}
