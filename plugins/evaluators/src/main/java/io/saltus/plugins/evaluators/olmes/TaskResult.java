package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The scores of a model on a task, or on several, of which it is the mean.
 *
 * @param entry the task's object
 * @param model {@code model_config}
 * @param location the file that it stands in
 */
record TaskResult(JsonTree entry, JsonTree model, Location location) {

    /** Numbers beside the metrics in older files, which are no metrics. */
    private static final Set<String> OF_THE_RUN =
            Set.of("num_instances", "processing_time", "task_idx", "batch_size");

    /**
     * Returns the task's alias, {@code arc_challenge:rc::olmes}, else its name; blank if neither.
     */
    String name() {
        return entry.at("alias")
                .text()
                .or(() -> config().at("metadata", "alias").text())
                .or(() -> entry.at("task_name").text())
                .or(() -> config().at("task_name").text())
                .orElse("");
    }

    JsonTree config() {
        return entry.at("task_config");
    }

    /**
     * Returns the metrics by name; in older files they stand beside the rest, where a text is one
     * only under the name of a metric.
     */
    Map<String, JsonTree> metrics() {
        if (entry.at("metrics").isObject()) {
            return entry.at("metrics").members();
        }
        Map<String, JsonTree> metrics = new LinkedHashMap<>();
        entry.members()
                .forEach(
                        (name, value) -> {
                            boolean named = OlmesMetrics.isMetric(name) && !value.isObject();
                            if (named || value.isNumber() && !OF_THE_RUN.contains(name)) {
                                metrics.put(name, value);
                            }
                        });
        return metrics;
    }

    OptionalLong examples(OptionalNumbers numbers) {
        return numbers.whole(
                "'num_instances' of '%s'".formatted(name()), entry.at("num_instances"), 1);
    }

    /** Whether this is the mean over tasks: it counts them, or has a macro and a micro mean. */
    boolean isAverage() {
        return config().at("metadata", "num_tasks").isThere()
                || metrics().containsKey("primary_score_macro");
    }
}
