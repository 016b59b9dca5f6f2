package io.saltus.plugins.bigbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
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
}
