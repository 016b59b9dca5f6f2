package io.saltus.app.compare;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Direction;
import io.saltus.statistics.exact.FisherTest;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How surely the scores themselves changed between two reports.
 *
 * <p>For an ability that emerged, the best new point (at a scale the old curve did not have, or
 * with another score there) is held against the best old point by Fisher's exact test, one-sided;
 * for one that vanished, the other way round. It counts the examples of one run: what several runs
 * answer are the same examples. The test takes the two sets of examples for independent; where they
 * are the same examples, scores vary together and it errs on the side of silence. Where the {@link
 * Examples} that two models share are given, McNemar's exact test on the pairs takes its place.
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
    OptionalDouble ofGain(Curve before, Curve after) {
        List<Point> fresh =
                after.points().stream()
                        .filter(now -> before.points().stream().noneMatch(old -> isSame(old, now)))
                        .toList();
        return pValue(after, before.points(), fresh);
    }

    /**
     * Returns the p-value that {@code after} is no worse than {@code before}, by the same rules.
     */
    OptionalDouble ofLoss(Curve before, Curve after) {
        return pValue(after, List.of(after.point(after.size() - 1)), before.points());
    }

    private static boolean isSame(Point old, Point now) {
        return old.scale() == now.scale()
                && old.score() == now.score()
                && old.examples().equals(now.examples())
                && old.models().equals(now.models());
    }

    /** P-value that the best of {@code higher} is no better than the best of {@code lower}. */
    private OptionalDouble pValue(Curve curve, List<Point> lower, List<Point> higher) {
        if (lower.isEmpty() || higher.isEmpty()) {
            return OptionalDouble.empty();
        }
        boolean rising = curve.metric().direction() == Direction.HIGHER_IS_BETTER;
        Point low = best(lower, rising);
        Point high = best(higher, rising);
        OptionalDouble paired = examples.paired(curve.subject().task(), low, high);
        if (paired.isPresent()) {
            return paired;
        }
        long n1 = high.examples().orElse(0);
        long n2 = low.examples().orElse(0);
        boolean counted = n1 > 0 && n2 > 0 && n1 + n2 < Integer.MAX_VALUE;
        if (!counted || !isFraction(low) || !isFraction(high)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                FisherTest.greater(hits(high, rising, n1), n1, hits(low, rising, n2), n2));
    }

    private static Point best(List<Point> points, boolean rising) {
        Point best = points.get(0);
        for (Point point : points) {
            if (rising ? point.score() > best.score() : point.score() < best.score()) {
                best = point;
            }
        }
        return best;
    }

    private static boolean isFraction(Point point) {
        return point.score() >= 0 && point.score() <= 1;
    }

    private static long hits(Point point, boolean rising, long examples) {
        return Math.round((rising ? point.score() : 1 - point.score()) * examples);
    }
}
