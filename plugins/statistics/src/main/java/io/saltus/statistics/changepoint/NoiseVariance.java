package io.saltus.statistics.changepoint;

import io.saltus.statistics.fit.Arguments;
import java.util.Arrays;

/** The variance of noise about levels that are not known yet. */
public final class NoiseVariance {

    private static final double MEDIAN_OF_CHI_SQUARE = 0.454936423119573;

    private NoiseVariance() {}

    /**
     * Returns the variance of scores about levels that change seldom: median of squared differences
     * of neighbours, over 2 x 0.4549, the median of chi-square at one degree of freedom.
     *
     * <p>A difference of two scores of one level has twice their variance; a few changes of level
     * do not move the median. 0 where half of the neighbours are equal. NumPy and SciPy: {@code
     * np.median(np.diff(y)**2) / (2 * stats.chi2.ppf(.5, 1))}.
     *
     * @param y at least two scores, of at most 1e100
     * @throws IllegalArgumentException if a score is not finite or there are fewer than two
     */
    public static double ofDifferences(double[] y) {
        Arguments.values(y, 2);
        double[] squares = new double[y.length - 1];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (y[i + 1] - y[i]) * (y[i + 1] - y[i]);
        }
        Arrays.sort(squares);
        double median = (squares[squares.length / 2] + squares[(squares.length - 1) / 2]) / 2;
        return median / (2 * MEDIAN_OF_CHI_SQUARE);
    }
}
