package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.plugins.emergence.statistics.GradedEvidence;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the graded metrics of the same task, setup, family and axis say of a leap: axis C.
 *
 * <p>A graded curve counts if it has the same scales. One that leaps too outweighs one that rises
 * smoothly: no metric can make a leap that another shows as well.
 */
final class GradedMetrics {

    private GradedMetrics() {}

    /**
     * Returns the evidence of the graded metrics beside {@code curve}; none if there is no such
     * curve.
     *
     * @param cut number of scales on the floor
     * @param level level of the tests
     */
    static Optional<GradedEvidence> beside(Curve curve, Curves context, int cut, double level) {
        if (curve.metric().grain() == Grain.GRADED) {
            return Optional.empty();
        }
        Optional<GradedEvidence> found = Optional.empty();
        for (Curve other : context.otherMetrics(curve)) {
            if (other.metric().grain() != Grain.GRADED
                    || !Arrays.equals(other.scales(), curve.scales())) {
                continue;
            }
            double sign = other.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
            double[] scores = Arrays.stream(other.scores()).map(score -> sign * score).toArray();
            GradedEvidence evidence = GradedEvidence.of(curve.positions(), scores, cut, level);
            if (found.isEmpty() || rank(evidence) > rank(found.get())) {
                found = Optional.of(evidence);
            }
        }
        return found;
    }

    private static int rank(GradedEvidence evidence) {
        return switch (evidence.state()) {
            case ROBUST -> 2;
            case METRIC_ARTIFACT -> 1;
            case UNTESTED -> 0;
        };
    }
}
