package io.saltus.plugins.bigbench;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics of a row. Some run from 0 to 1, some from 0 to 100: only what the file states is
 * taken for an end, and which way it lies for the direction.
 *
 * @param preferred the metric whose chance level and best score the row's low and high score are
 */
record RowMetrics(String preferred, OptionalDouble low, OptionalDouble high) {

    static RowMetrics of(JsonTree row) {
        return new RowMetrics(
                row.at("preferred_score").text().orElse(""),
                row.at("low_score").number(),
                row.at("high_score").number());
    }

    Metric metric(String name, double score) {
        Metric known = KnownMetrics.metric(name);
        if (!name.equals(preferred)
                || low.isEmpty()
                || high.isEmpty()
                || low.getAsDouble() == high.getAsDouble()) {
            return ReadMetric.withoutBest(ReadMetric.fitting(known, score));
        }
        boolean counted =
                known.grain() == Grain.ALL_OR_NOTHING
                        && high.getAsDouble() == 1
                        && score >= 0
                        && score <= 1;
        return new Metric(
                name,
                high.getAsDouble() > low.getAsDouble()
                        ? Direction.HIGHER_IS_BETTER
                        : Direction.LOWER_IS_BETTER,
                low,
                high,
                counted ? Grain.ALL_OR_NOTHING : Grain.GRADED);
    }

    /**
     * Returns why a score is doubtful: a fraction whose ends are percentages. BIG-bench's counted
     * metrics are fractions, but .4 may be .4 of 100 as well: it is taken as it stands.
     */
    static Optional<String> doubt(Metric metric, double score) {
        boolean counted = KnownMetrics.metric(metric.name()).grain() == Grain.ALL_OR_NOTHING;
        return counted && metric.best().orElse(1) == 100 && score > 0 && score <= 1
                ? Optional.of(
                        "'%s' is %s and its ends are %s and 100; it is taken for a percentage"
                                .formatted(metric.name(), score, metric.chance().orElse(0)))
                : Optional.empty();
    }
}
