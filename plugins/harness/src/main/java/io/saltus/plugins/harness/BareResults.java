package io.saltus.plugins.harness;

import io.saltus.api.data.KnownMetrics;
import io.saltus.sources.json.JsonTree;
import java.util.Map;

/**
 * What {@code simple_evaluate(...)["results"]} is saved as from Python: an object from task to its
 * metrics and nothing around it.
 */
final class BareResults {

    private BareResults() {}

    /** Returns whether every member is a task's row: with a display name or a metric's number. */
    static boolean areIn(JsonTree whole) {
        return whole.isObject()
                && !whole.members().isEmpty()
                && whole.members().values().stream().allMatch(BareResults::isRow);
    }

    private static boolean isRow(JsonTree row) {
        boolean scored = false;
        for (Map.Entry<String, JsonTree> field : row.members().entrySet()) {
            JsonTree value = field.getValue();
            if (value.isObject() || value.isList()) {
                return false;
            }
            scored |=
                    value.isNumber()
                            && MetricField.of(field.getKey())
                                    .filter(
                                            metric ->
                                                    field.getKey().contains(",")
                                                            || KnownMetrics.find(metric.plain())
                                                                    .isPresent())
                                    .isPresent();
        }
        return scored || row.at("alias").text().isPresent();
    }
}
