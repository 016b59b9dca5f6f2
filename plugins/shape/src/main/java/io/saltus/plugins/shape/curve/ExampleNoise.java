package io.saltus.plugins.shape.curve;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;

/** The noise of a curve's scores that comes from having so many examples and no more. */
public final class ExampleNoise {

    private ExampleNoise() {}

    /**
     * Returns the mean variance of the scores over examples, in squared units of the metric; 0 for
     * points of which it is not known.
     *
     * <p>A share of n counted examples of one run has variance p (1 - p) / n with p = (k + 1) / (n
     * + 2): no hit among few examples is not noiseless. Any other score has the square of its
     * standard error.
     */
    public static double variance(Curve curve) {
        double sum = 0;
        for (Point point : curve.points()) {
            double n = point.examples().orElse(0);
            boolean share =
                    curve.metric().grain() == Grain.ALL_OR_NOTHING
                            && point.score() >= 0
                            && point.score() <= 1;
            if (share && n > 0) {
                double p = (point.score() * n + 1) / (n + 2);
                sum += p * (1 - p) / n;
            } else {
                double error = point.standardError().orElse(0);
                sum += error * error;
            }
        }
        return sum / curve.size();
    }
}
