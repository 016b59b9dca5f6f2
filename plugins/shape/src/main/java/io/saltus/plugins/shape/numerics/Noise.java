package io.saltus.plugins.shape.numerics;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;

/** What is known of the noise of a curve's scores before anything is fitted. */
public final class Noise {

    private Noise() {}

    /**
     * Returns the mean variance of the scores over examples, in squared units of the metric; 0 for
     * points of which it is not known.
     *
     * <p>A share of n counted examples has variance p (1 - p) / n with p = (k + 1) / (n + 2): no
     * hit among few examples is not noiseless. Any other score has the square of its standard
     * error.
     */
    public static double variance(Curve curve) {
        double sum = 0;
        for (Point point : curve.points()) {
            double error = point.standardError().orElse(0);
            boolean share =
                    curve.metric().grain() == Grain.ALL_OR_NOTHING
                            && point.score() >= 0
                            && point.score() <= 1;
            if (share && point.examples().orElse(0) > 0) {
                double n = point.examples().getAsLong();
                double p = (point.score() * n + 1) / (n + 2);
                sum += p * (1 - p) / n;
            } else {
                sum += error * error;
            }
        }
        return sum / curve.size();
    }
}
