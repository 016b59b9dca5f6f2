package io.saltus.plugins.emergence.counts;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Metrics with the ends of their scores, where a question does not need to know them: a gain or a
 * trend in the share of right answers is the same whatever guessing scores.
 */
public final class KnownEnds {

    private KnownEnds() {}

    /** The metric; of right answers with chance 0 and best 1 where it does not say. */
    public static Metric of(Metric metric) {
        if (metric.grain() != Grain.ALL_OR_NOTHING
                || metric.direction() != Direction.HIGHER_IS_BETTER
                || metric.chance().orElse(0) >= 1
                || metric.best().orElse(1) <= 0) {
            return metric;
        }
        Metric known = metric.chance().isPresent() ? metric : metric.withChance(0);
        return known.best().isPresent() ? known : known.withBest(1);
    }

    /** The curve under such a metric. */
    public static Curve of(Curve curve) {
        Subject s = curve.subject();
        return new Curve(
                new Subject(s.task(), s.setup(), of(s.metric()), s.family(), s.axis()),
                curve.points());
    }

    /**
     * The curve under a metric whose ends are 0 and 1 where it does not say and all scores of both
     * curves lie between: the difference of two scores is the same whatever guessing scores.
     *
     * @param other what it is compared with
     */
    public static Curve ofDifference(Curve curve, Curve other) {
        Curve known = of(curve);
        Metric metric = known.metric();
        if (metric.isNormalisable() || !isShare(curve) || !isShare(other)) {
            return known;
        }
        boolean rises = metric.direction() == Direction.HIGHER_IS_BETTER;
        Metric ends =
                new Metric(
                        metric.name(),
                        metric.direction(),
                        OptionalDouble.of(rises ? 0 : 1),
                        OptionalDouble.of(rises ? 1 : 0),
                        metric.grain());
        Subject s = known.subject();
        return new Curve(
                new Subject(s.task(), s.setup(), ends, s.family(), s.axis()), known.points());
    }

    private static boolean isShare(Curve curve) {
        return Arrays.stream(curve.scores()).allMatch(score -> score >= 0 && score <= 1);
    }
}
