package io.saltus.api.report;

import java.util.OptionalDouble;

/**
 * The onset that families share, and how far theirs scatter about it: a meta-analysis of their
 * onsets under random effects, on the analysis axis. Lower bounds are those towards smaller models;
 * they may be 0 and upper ones infinite where few families tell little. Of two it would span nine
 * decades (Student's t with one degree of freedom): Saltus gives their {@linkplain OnsetDifference
 * difference} instead.
 *
 * @param families number of families whose onsets are in it, at least 2
 * @param scale the shared onset, in the axis's unit
 * @param lower lower bound of its 95% interval
 * @param upper upper bound of its 95% interval
 * @param nextLower lower bound of where the onset of one more family is to be expected, with 95%;
 *     absent with fewer than three families
 * @param nextUpper upper bound of the same
 * @param scatter standard deviation of the true onsets in decades, or nats per token along loss; 0
 *     where they differ no more than their intervals let expect
 * @param heterogeneity Cochran's Q
 * @param pValue probability of a Q as large if all families had one onset
 * @param iSquared share of the variation of onsets that their intervals do not explain
 */
public record SharedOnset(
        int families,
        double scale,
        double lower,
        double upper,
        OptionalDouble nextLower,
        OptionalDouble nextUpper,
        double scatter,
        double heterogeneity,
        double pValue,
        double iSquared) {

    /**
     * @throws IllegalArgumentException if fewer than two families are in it, a number is NaN, the
     *     scatter or Q is below 0, the p-value or I^2 not in [0, 1], or one bound of the next is
     *     absent alone
     */
    public SharedOnset {
        boolean numbers =
                !Double.isNaN(scale + lower + upper)
                        && scatter >= 0
                        && heterogeneity >= 0
                        && pValue >= 0
                        && pValue <= 1
                        && iSquared >= 0
                        && iSquared <= 1;
        if (families < 2 || !numbers || nextLower.isPresent() != nextUpper.isPresent()) {
            throw new IllegalArgumentException(
                    "not an onset that families share: %s of %d families"
                            .formatted(scale, families));
        }
    }
}
