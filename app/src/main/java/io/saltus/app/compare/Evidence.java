package io.saltus.app.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How surely the scores themselves changed between two reports.
 *
 * <p>For an ability that emerged, the best new point (at a scale the old curve did not have, or
 * with another score there) is held against the best old point by Fisher's exact test, one-sided;
 * for one that vanished, the other way round. The test takes the two sets of examples for
 * independent; where they are the same examples, scores vary together and it errs on the side of
 * silence. Where the {@link Examples} that two models share are given, McNemar's exact test on the
 * pairs takes its place.
 */
final class Evidence {

    private final Examples examples;

    Evidence(Examples examples) {
        this.examples = examples;
    }

    /**
     * Returns the p-value that {@code after} is no better than {@code before}; none where examples
     * are not counted, scores are no fractions, or no point changed.
     */
    OptionalDouble ofGain(String task, Judged before, Judged after) {
        List<Judged.Point> fresh =
                after.points().stream().filter(point -> !before.points().contains(point)).toList();
        return pValue(task, before.points(), fresh, after.rising());
    }

    /**
     * Returns the p-value that {@code after} is no worse than {@code before}, by the same rules.
     */
    OptionalDouble ofLoss(String task, Judged before, Judged after) {
        Judged.Point largest = after.points().get(after.points().size() - 1);
        return pValue(task, List.of(largest), before.points(), after.rising());
    }

    /** P-value that the best of {@code higher} is no better than the best of {@code lower}. */
    private OptionalDouble pValue(
            String task, List<Judged.Point> lower, List<Judged.Point> higher, boolean rising) {
        if (lower.isEmpty() || higher.isEmpty()) {
            return OptionalDouble.empty();
        }
        Judged.Point low = best(lower, rising);
        Judged.Point high = best(higher, rising);
        OptionalDouble paired = examples.paired(task, low, high);
        if (paired.isPresent()) {
            return paired;
        }
        boolean counted =
                low.examples() > 0
                        && high.examples() > 0
                        && low.examples() + high.examples() < Integer.MAX_VALUE;
        boolean fractions = isFraction(low) && isFraction(high);
        if (!counted || !fractions) {
            return OptionalDouble.empty();
        }
        int k1 = hits(low, rising);
        int k2 = hits(high, rising);
        int n1 = (int) low.examples();
        int n2 = (int) high.examples();
        if (k1 + k2 == 0) {
            return OptionalDouble.of(1);
        }
        return OptionalDouble.of(
                HypergeometricDistribution.of(n1 + n2, k1 + k2, n2).survivalProbability(k2 - 1));
    }

    private static Judged.Point best(List<Judged.Point> points, boolean rising) {
        Judged.Point best = points.get(0);
        for (Judged.Point point : points) {
            if (rising ? point.score() > best.score() : point.score() < best.score()) {
                best = point;
            }
        }
        return best;
    }

    private static boolean isFraction(Judged.Point point) {
        return point.score() >= 0 && point.score() <= 1;
    }

    private static int hits(Judged.Point point, boolean rising) {
        double share = rising ? point.score() : 1 - point.score();
        return (int) Math.round(share * point.examples());
    }
}
