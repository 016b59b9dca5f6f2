package io.saltus.plugins.emergence.presence;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.statistics.exact.BinomialTest;
import io.saltus.statistics.multiple.FixedSequence;

/**
 * Tests of each scale against chance, and the critical scale: the lowest of the unbroken run above
 * chance that ends at the largest.
 *
 * <p>A scale is above chance c by more than the margin d if "p is at most c + d (1 - c)" is
 * rejected: with d above 0 a single hit against chance 0 does not reject. Scales are tested from
 * the largest down, see {@link FixedSequence}.
 */
public final class ChanceTests {

    private ChanceTests() {}

    /** Exact one-sided p-value of "the score is not above chance by more than the margin". */
    public static double pValue(double k, double n, double chance, double margin) {
        return BinomialTest.greater(k, n, bound(chance, margin));
    }

    /** The p-value of each scale. */
    public static double[] pValues(ScaleCounts counts, double margin) {
        double[] p = new double[counts.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = pValue(counts.successes(i), counts.trials(i), counts.chance(), margin);
        }
        return p;
    }

    /** Index of the critical scale; the number of scales where there is none. */
    public static int criticalIndex(ScaleCounts counts, double margin, double level) {
        return FixedSequence.firstOfRun(pValues(counts, margin), level);
    }

    /**
     * Exact distribution of the critical index when scale i has proportion p[i].
     *
     * @return m + 1 probabilities: of index 0, ..., m - 1, and last of no critical scale
     */
    public static double[] distribution(
            ScaleCounts design, double[] proportions, double margin, double level) {
        double[] rejected = new double[design.size()];
        for (int i = 0; i < rejected.length; i++) {
            double n = wholeTrials(design, i);
            rejected[i] =
                    BinomialTest.greater(
                            criticalCount(n, design.chance(), margin, level), n, proportions[i]);
        }
        return FixedSequence.distribution(rejected);
    }

    /** Trials of a scale as a whole number, at least 1. */
    public static double wholeTrials(ScaleCounts counts, int i) {
        return Math.max(1, Math.rint(counts.trials(i)));
    }

    /** Smallest whole number of successes that rejects; n + 1 where none does. */
    public static double criticalCount(double n, double chance, double margin, double level) {
        return BinomialTest.criticalCount(n, bound(chance, margin), level);
    }

    private static double bound(double chance, double margin) {
        return chance + margin * (1 - chance);
    }
}
