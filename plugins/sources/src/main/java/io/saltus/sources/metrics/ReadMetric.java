package io.saltus.sources.metrics;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metric that a name stands for by {@link KnownMetrics}, and what the data change in it. */
public final class ReadMetric {

    private ReadMetric() {}

    /**
     * Returns the metric of a name.
     *
     * @param title what the metric is to be called: the name, perhaps with its scorer or filter
     * @param name the name alone, as it is known
     * @param stated which way it improves, if the file says so
     */
    public static Metric of(String title, String name, Optional<Direction> stated) {
        Metric known = KnownMetrics.metric(name, stated);
        return new Metric(title, known.direction(), known.chance(), known.best(), known.grain());
    }

    /** Returns a metric of which an example scores part of one, too. */
    public static Metric graded(Metric metric) {
        return new Metric(
                metric.name(), metric.direction(), metric.chance(), metric.best(), Grain.GRADED);
    }

    /**
     * Returns a metric that a score can be of: where the name's own range does not hold the score,
     * only its direction is known.
     */
    public static Metric fitting(Metric metric, double score) {
        return metric.refusal(score).isPresent()
                ? Metric.graded(metric.name(), metric.direction())
                : metric;
    }

    /**
     * Returns a metric of which only the direction and the grain are known, for tools that use one
     * name for shares and for percentages.
     */
    public static Metric withoutBest(Metric metric) {
        return metric.grain() == Grain.ALL_OR_NOTHING
                ? metric
                : new Metric(
                        metric.name(),
                        metric.direction(),
                        metric.chance(),
                        OptionalDouble.empty(),
                        metric.grain());
    }
}
