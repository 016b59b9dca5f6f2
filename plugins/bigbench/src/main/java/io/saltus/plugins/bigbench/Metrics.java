package io.saltus.plugins.bigbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * BIG-bench's metrics by name. {@code exact_str_match} and {@code multiple_choice_grade} count
 * examples; the rest is graded. Some run from 0 to 1, some from 0 to 100: only what the file states
 * is taken for an end.
 */
final class Metrics {

    private static final Set<String> COUNTED =
            Set.of("exact_str_match", "multiple_choice_grade", "full");

    private Metrics() {}

    /**
     * Returns a metric.
     *
     * @param preferred whether the row's low and high score are its chance level and best score
     */
    static Metric of(String name, double score, boolean preferred, JsonNode row) {
        JsonNode low = row.path("low_score");
        JsonNode high = row.path("high_score");
        boolean ends = preferred && low.isNumber() && high.isNumber();
        if (ends && low.asDouble() != high.asDouble()) {
            boolean rises = high.asDouble() > low.asDouble();
            boolean counted =
                    COUNTED.contains(name) && high.asDouble() == 1 && score >= 0 && score <= 1;
            return new Metric(
                    name,
                    rises ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                    OptionalDouble.of(low.asDouble()),
                    OptionalDouble.of(high.asDouble()),
                    counted ? Grain.ALL_OR_NOTHING : Grain.GRADED);
        }
        if (COUNTED.contains(name) && score >= 0 && score <= 1) {
            return Metric.accuracy(name);
        }
        boolean falls =
                name.contains("brier")
                        || name.contains("calibration_error")
                        || name.contains("perplexity")
                        || name.contains("loss");
        return Metric.graded(name, falls ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
    }

    /**
     * Returns why a score is doubtful: a fraction whose ends are percentages. BIG-bench's counted
     * metrics are fractions, but .4 may be .4 of 100 as well: it is taken as it stands.
     */
    static Optional<String> doubt(Metric metric, double score) {
        if (COUNTED.contains(metric.name())
                && metric.best().orElse(1) == 100
                && score > 0
                && score <= 1) {
            return Optional.of(
                    "'%s' is %s and its ends are %s and 100; it is taken for a percentage"
                            .formatted(metric.name(), score, metric.chance().orElse(0)));
        }
        return Optional.empty();
    }
}
