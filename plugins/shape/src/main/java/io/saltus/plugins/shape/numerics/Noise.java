package io.saltus.plugins.shape.numerics;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import java.util.Arrays;

/** What is known of the noise of a curve's scores before anything is fitted. */
public final class Noise {

    private Noise() {}

    /**
     * Returns the mean variance of the scores over examples, in squared units of the metric; 0 for
     * points of which it is not known.
     *
     * <p>A share of n counted examples has variance p (1 - p) / n with p = (k + 1) / (n + 2): no
     * hit among few examples is not noiseless. Any other score has the square of its standard
     * error. Runs of one scale answer the same examples: their mean has the noise of one.
     */
    public static double variance(Curve curve) {
        double sum = 0;
        for (Point point : curve.points()) {
            double error = point.standardError().orElse(0);
            boolean share =
                    curve.metric().grain() == Grain.ALL_OR_NOTHING
                            && point.score() >= 0
                            && point.score() <= 1;
            double n = Counts.ofOneRun(point);
            if (share && n > 0) {
                double p = (point.score() * n + 1) / (n + 2);
                sum += p * (1 - p) / n;
            } else {
                sum += error * error;
            }
        }
        return sum / curve.size();
    }

    /**
     * Returns the variance of scores about levels that change seldom: median of squared differences
     * of neighbours, over 2 x 0.4549, the median of chi-square at one degree of freedom.
     *
     * <p>A difference of two scores of one level has twice their variance; a few changes of level
     * do not move the median. 0 where half of the neighbours are equal.
     *
     * @param y at least two scores
     */
    public static double ofDifferences(double[] y) {
        double[] squares = new double[y.length - 1];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (y[i + 1] - y[i]) * (y[i + 1] - y[i]);
        }
        Arrays.sort(squares);
        double median = (squares[squares.length / 2] + squares[(squares.length - 1) / 2]) / 2;
        return median / (2 * 0.454936423119573);
    }
}
