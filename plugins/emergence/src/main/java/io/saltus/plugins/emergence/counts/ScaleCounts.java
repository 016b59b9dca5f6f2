package io.saltus.plugins.emergence.counts;

import io.saltus.statistics.isotonic.IsotonicRegression;
import io.saltus.statistics.trend.CochranArmitage;
import java.util.Arrays;

/**
 * Successes out of trials at strictly increasing scales, against a chance level.
 *
 * <p>Positions are in decades (log10 of a scale; minus the loss on a loss axis). Successes and
 * trials are real numbers, because an effective number of examples is one: {@code successes =
 * proportion * trials}. Only differences of positions are ever used, so a change of unit ({@code x
 * -> x + b}) changes nothing.
 *
 * @param positions where the curve was measured, decades, strictly increasing
 * @param successes in [0, trials]
 * @param trials effective number of examples, above 0
 * @param chance score of an answer without ability, in [0, 1)
 */
public record ScaleCounts(double[] positions, double[] successes, double[] trials, double chance) {

    /** Checks and copies. */
    public ScaleCounts {
        if (positions.length != successes.length || positions.length != trials.length) {
            throw new IllegalArgumentException("positions, successes and trials differ in length");
        }
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("chance must be in [0, 1): " + chance);
        }
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i]) || i > 0 && !(positions[i] > positions[i - 1])) {
                throw new IllegalArgumentException(
                        "positions must be finite and strictly increasing");
            }
            if (!(trials[i] > 0
                    && trials[i] < Double.POSITIVE_INFINITY
                    && successes[i] >= 0
                    && successes[i] <= trials[i])) {
                throw new IllegalArgumentException(
                        "needs 0 <= successes <= trials and trials above 0");
            }
        }
        positions = positions.clone();
        successes = successes.clone();
        trials = trials.clone();
    }

    /** ScaleCounts from proportions in [0, 1]. */
    public static ScaleCounts ofProportions(
            double[] positions, double[] proportions, double[] trials, double chance) {
        double[] successes = new double[proportions.length];
        for (int i = 0; i < successes.length; i++) {
            successes[i] = Math.min(trials[i], proportions[i] * trials[i]);
        }
        return new ScaleCounts(positions, successes, trials, chance);
    }

    /** Number of scales. */
    public int size() {
        return positions.length;
    }

    @Override
    public double[] positions() {
        return positions.clone();
    }

    @Override
    public double[] successes() {
        return successes.clone();
    }

    @Override
    public double[] trials() {
        return trials.clone();
    }

    /** Position of scale i, decades. */
    public double position(int i) {
        return positions[i];
    }

    /** Successes at scale i. */
    public double successes(int i) {
        return successes[i];
    }

    /** Trials at scale i. */
    public double trials(int i) {
        return trials[i];
    }

    /** Proportion of successes at scale i. */
    public double proportion(int i) {
        return successes[i] / trials[i];
    }

    /** Proportion with 0 at chance and 1 at a perfect score: (p - c) / (1 - c). */
    public double normalise(double proportion) {
        return (proportion - chance) / (1 - chance);
    }

    /** Proportion at a normalised score: c + z (1 - c). */
    public double proportionAt(double normalised) {
        return chance + normalised * (1 - chance);
    }

    /** Sum of successes over scales from (inclusive) to (exclusive). */
    public double successesWithin(int from, int to) {
        return Arrays.stream(successes, from, to).sum();
    }

    /** Sum of trials over scales from (inclusive) to (exclusive). */
    public double trialsWithin(int from, int to) {
        return Arrays.stream(trials, from, to).sum();
    }

    /** The proportions at all scales. */
    public double[] proportions() {
        double[] proportions = new double[successes.length];
        Arrays.setAll(proportions, this::proportion);
        return proportions;
    }

    /** The monotone proportions that are most likely. */
    public double[] monotone() {
        return IsotonicRegression.nonDecreasing(proportions(), trials);
    }

    /** Twice the log likelihood that monotone proportions lose; 0 for a monotone curve. */
    public double monotoneRatio() {
        return IsotonicRegression.likelihoodRatio(successes, trials);
    }

    /** Cochran-Armitage statistic of a trend. */
    public double trend() {
        return CochranArmitage.z(positions, successes, trials);
    }

    /** The scales from (inclusive) to (exclusive) alone. */
    public ScaleCounts part(int from, int to) {
        return new ScaleCounts(
                Arrays.copyOfRange(positions, from, to),
                Arrays.copyOfRange(successes, from, to),
                Arrays.copyOfRange(trials, from, to),
                chance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScaleCounts that
                && chance == that.chance
                && Arrays.equals(positions, that.positions)
                && Arrays.equals(successes, that.successes)
                && Arrays.equals(trials, that.trials);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(positions) + Arrays.hashCode(successes))
                + Arrays.hashCode(trials);
    }

    @Override
    public String toString() {
        return "Counts[positions="
                + Arrays.toString(positions)
                + ", successes="
                + Arrays.toString(successes)
                + ", trials="
                + Arrays.toString(trials)
                + ", chance="
                + chance
                + "]";
    }
}
