package io.saltus.plugins.shape.curve;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import java.util.Optional;

/**
 * Successes among counted examples, k_i of n_i at each scale; a success is an example solved.
 *
 * @param successes k, in [0, n]; not copied
 * @param trials n, at least 1; not copied
 */
public record CountedScores(double[] successes, double[] trials) {

    /**
     * Returns the counts of {@code curve}, if its score is a share of examples and every point
     * states how many there were.
     *
     * <p>A lower-is-better share (an error rate) is counted by its complement. Where scores were
     * rounded k is the nearest whole number. n is the examples of one run, see {@link
     * Point#examples()}.
     */
    public static Optional<CountedScores> of(Curve curve) {
        if (curve.metric().grain() != Grain.ALL_OR_NOTHING) {
            return Optional.empty();
        }
        boolean higher = curve.metric().direction() == Direction.HIGHER_IS_BETTER;
        double[] k = new double[curve.size()];
        double[] n = new double[curve.size()];
        for (int i = 0; i < k.length; i++) {
            Point point = curve.point(i);
            n[i] = point.examples().orElse(0);
            if (!(point.score() >= 0 && point.score() <= 1) || n[i] < 1) {
                return Optional.empty();
            }
            k[i] = Math.rint((higher ? point.score() : 1 - point.score()) * n[i]);
        }
        return Optional.of(new CountedScores(k, n));
    }
}
