package io.saltus.plugins.emergence.critical;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import java.util.List;
import java.util.Optional;

/** How often each example was right at each scale, where all results kept their outcomes. */
final class JointOutcomes {

    private JointOutcomes() {}

    /**
     * Right answers by example, in the order of their ids, and scale: [example][scale]; empty
     * unless every result of the curve kept the outcomes of the same examples, all right (1) or
     * wrong (0), and no others were counted.
     */
    static Optional<int[][]> of(Curve curve) {
        Metric metric = curve.metric();
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER
                || curve.subject().family().equals(Subject.POOLED)
                || curve.size() == 0) {
            return Optional.empty();
        }
        Optional<List<String>> examples =
                curve.point(0).replicates().get(0).outcomes().map(Outcomes::examples);
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        int[][] right = new int[examples.get().size()][curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            Point point = curve.point(i);
            for (Replicate replicate : point.replicates()) {
                if (replicate.examples().orElse(-1) != right.length
                        || !add(replicate.outcomes(), examples.get(), right, i)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(right);
    }

    private static boolean add(
            Optional<Outcomes> outcomes, List<String> examples, int[][] right, int scale) {
        if (outcomes.isEmpty() || !outcomes.get().examples().equals(examples)) {
            return false;
        }
        int[] at = {0};
        boolean[] whole = {true};
        outcomes.get()
                .withShared(
                        outcomes.get(),
                        (score, same) -> {
                            whole[0] &= score == 0 || score == 1;
                            right[at[0]++][scale] += (int) score;
                        });
        return whole[0];
    }
}
