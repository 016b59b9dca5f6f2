package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Outcomes;
import io.saltus.statistics.proportion.PairedProportions;
import java.util.Optional;

/** The outcomes of one example under a strategy and under its baseline. */
final class OutcomePairs {

    private OutcomePairs() {}

    /**
     * The examples by both outcomes, where every result of the strategy has a partner of the same
     * model and seed on the same examples, each right (1) or wrong (0).
     */
    static Optional<PairedProportions> of(Metric metric, Point with, Point without) {
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER
                || with.replicates().size() != without.replicates().size()) {
            return Optional.empty();
        }
        double[] cells = new double[4];
        for (Replicate mine : with.replicates()) {
            Optional<Outcomes> theirs =
                    without.replicates().stream()
                            .filter(other -> other.model().name().equals(mine.model().name()))
                            .filter(other -> other.seed().equals(mine.seed()))
                            .findFirst()
                            .flatMap(Replicate::outcomes);
            if (mine.outcomes().isEmpty() || theirs.isEmpty()) {
                return Optional.empty();
            }
            int shared =
                    mine.outcomes().get().withShared(theirs.get(), (a, b) -> sort(cells, a, b));
            if (shared != mine.outcomes().get().size() || shared != theirs.get().size()) {
                return Optional.empty();
            }
        }
        return Double.isNaN(cells[0])
                ? Optional.empty()
                : Optional.of(new PairedProportions(cells[3], cells[2], cells[1], cells[0]));
    }

    /**
     * ScaleCounts a pair by 2 [right with the strategy] + [right without]; NaN if it is neither.
     */
    private static void sort(double[] cells, double mine, double theirs) {
        if (mine != 0 && mine != 1 || theirs != 0 && theirs != 1) {
            cells[0] = Double.NaN;
        } else {
            cells[(int) (2 * mine + theirs)]++;
        }
    }
}
