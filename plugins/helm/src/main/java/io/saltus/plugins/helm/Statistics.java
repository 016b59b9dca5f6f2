package io.saltus.plugins.helm;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The rows of {@code stats.json} on the split that is read. */
final class Statistics {

    private final JsonTree rows;
    private final String split;

    /**
     * @throws RequestException if there is no list of rows
     */
    Statistics(JsonTree rows) {
        this.rows = rows;
        if (!rows.isList()) {
            throw new RequestException(
                    "stats.json: expected a list of statistics, found " + rows.kind());
        }
        Set<String> splits = splits();
        split = splits.contains("test") ? "test" : splits.contains("valid") ? "valid" : "";
    }

    /** Returns the split that is there: {@code test} before {@code valid}; empty if neither is. */
    String split() {
        return split;
    }

    /** Returns the number of instances, if it is stated. */
    OptionalLong examples() {
        return instances(split);
    }

    /** Returns the number of instances of all splits that are asked; 0 if it is not stated. */
    long asked() {
        return instances("test").orElse(0) + instances("valid").orElse(0);
    }

    private OptionalLong instances(String of) {
        for (JsonTree row : rows.items()) {
            if (row.at("name", "name").scalar().orElse("").equals("num_instances")
                    && HelmMetrics.isPlain(row.at("name"), of)) {
                long number = Math.round(row.at("mean").number().orElse(0));
                return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Returns the mean by metric, the first of each.
     *
     * @throws RequestException if there is none
     */
    Map<String, Double> means(RunSpec spec, Location location, ObservationSink sink) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (JsonTree row : rows.items()) {
            String metric = row.at("name", "name").scalar().orElse("");
            JsonTree mean = row.at("mean");
            if (!metric.isBlank() && !isScore(row, metric, spec)) {
                continue; // the rule is stated
            }
            if (metric.isBlank()) {
                report("a row has no name: it has " + row.layout(), location, sink);
            } else if (!mean.isNumber()) {
                report(
                        "'%s' must have a number as its mean, got %s".formatted(metric, mean),
                        location,
                        sink);
            } else if (means.containsKey(metric)) {
                report(
                        "'%s' stands there twice: the first, %s, is read, not %s"
                                .formatted(metric, means.get(metric), mean),
                        location,
                        sink);
            } else {
                means.put(metric, mean.number().orElseThrow());
            }
        }
        if (means.isEmpty()) {
            throw new RequestException(
                    "stats.json: holds no score: no row is a metric of the task with a mean on the split test or valid; found splits: "
                            + (splits().isEmpty() ? "none" : String.join(", ", splits())));
        }
        return means;
    }

    /** Whether a row holds a score of this split. */
    private boolean isScore(JsonTree row, String metric, RunSpec spec) {
        return HelmMetrics.isPlain(row.at("name"), split)
                && HelmMetrics.isScore(metric, spec.isLanguageModelling())
                && row.at("count").number().orElse(1) != 0;
    }

    private Set<String> splits() {
        Set<String> splits = new TreeSet<>();
        for (JsonTree row : rows.items()) {
            String of = row.at("name", "split").scalar().orElse("");
            if (!of.isBlank() && of.length() <= 40 && splits.size() < 10
                    || of.equals("test")
                    || of.equals("valid")) {
                splits.add(of);
            }
        }
        return splits;
    }

    private static void report(String why, Location location, ObservationSink sink) {
        sink.report(Issue.at(location, "stats.json: " + why).refusing(1));
    }
}
