package io.saltus.statistics.posterior;

import java.util.Optional;

/** The likelihood of abilities, given what was measured. An instance is not to be shared. */
interface Target {

    /** Returns the sample of the prior that this is the likelihood of. */
    CurveLibrary library();

    /** Returns the draws of a family's library that are left; good until the next call. */
    Screen screen(FamilyLibrary family);

    /** Whether the log likelihoods of a screen are those of {@link #logLikelihoods}. */
    default boolean isScreenExact() {
        return true;
    }

    /**
     * Puts the log likelihoods of the abilities of uniform numbers.
     *
     * @param u a row for each dimension, read from its beginning
     * @param size at most {@link Abilities#MOST}
     */
    void logLikelihoods(Family family, double[][] u, int size, double[] into, int at);

    /** Returns the abilities that were looked at last. */
    Abilities abilities();

    /**
     * Returns the peak uphill of a point, where there are derivatives to climb by.
     *
     * @param start logits of uniform numbers
     * @param least height from which on it is of interest
     */
    default Optional<Peak> peak(Family family, double[] start, double least) {
        return Optional.empty();
    }

    /**
     * Adds what abilities predict at a position.
     *
     * @param u uniform numbers, a row for each dimension, read from its beginning
     * @param size at most {@link Abilities#MOST}
     * @param weights of the abilities
     */
    void forecast(
            Family family,
            double[][] u,
            int size,
            double position,
            double[] weights,
            Forecast forecast);

    /** Returns the greatest standard error of the probability of a leap, were the draws random. */
    double exactness();

    /** Returns how many draws that leap must tell as much, for the onset; 0 where P alone asks. */
    default int leapingDraws() {
        return 0;
    }

    /** Returns ln sum exp. */
    static double logSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Elementary.exp(log - most);
        }
        return most + Elementary.log(sum);
    }
}
