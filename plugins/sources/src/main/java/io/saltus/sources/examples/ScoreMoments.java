package io.saltus.sources.examples;

import io.saltus.api.data.Outcomes;
import java.util.OptionalDouble;

/**
 * Number, mean and spread of scores, in one pass (Welford 1962,
 * doi:10.1080/00401706.1962.10490022).
 */
public final class ScoreMoments {

    private long count;
    private double mean;
    private double squares;
    private boolean allOrNothing = true;

    /** Returns those of the scores of these examples. */
    public static ScoreMoments of(Outcomes outcomes) {
        ScoreMoments moments = new ScoreMoments();
        outcomes.withShared(outcomes, (score, same) -> moments.add(score));
        return moments;
    }

    /**
     * Returns whether a score is the mean of the scores of examples, rounded. Quotients of sums
     * (bits per byte) and scores of whole sets (macro F1) are not: the spread of examples is not
     * their error.
     *
     * @param tolerance allowed difference, relative to the score where that is beyond 1
     */
    public static boolean isMean(double score, Outcomes outcomes, double tolerance) {
        return Math.abs(outcomes.mean() - score) <= tolerance * Math.max(1, Math.abs(score));
    }

    /** Adds a score; finite. */
    public void add(double score) {
        count++;
        double away = score - mean;
        mean += away / count;
        squares += away * (score - mean);
        allOrNothing &= score == 0 || score == 1;
    }

    /** Returns the number of scores. */
    public long count() {
        return count;
    }

    /** Returns the mean; 0 of no score. */
    public double mean() {
        return mean;
    }

    /** Returns whether every score is 0 or 1. */
    public boolean isAllOrNothing() {
        return allOrNothing;
    }

    /**
     * Returns the standard error of the mean, s / sqrt(n) with s^2 divided by n - 1; none of fewer
     * than two scores, or of equal ones: that says that all scored alike, not that the mean is
     * certain.
     */
    public OptionalDouble standardError() {
        return count > 1 && squares > 0
                ? OptionalDouble.of(Math.sqrt(squares / (count - 1) / count))
                : OptionalDouble.empty();
    }
}
