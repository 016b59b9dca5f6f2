package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rows of {@code stats.json} on the split that is read. */
final class Statistics {

    private final JsonNode rows;
    private final String split;

    /**
     * @throws RequestException if there is no list of rows
     */
    Statistics(JsonNode rows) {
        this.rows = rows;
        if (!rows.isArray()) {
            throw new RequestException(
                    "stats.json: expected a list of statistics, found " + Json.kind(rows));
        }
        Set<String> splits = splits();
        split = splits.contains("test") ? "test" : splits.contains("valid") ? "valid" : "";
    }

    /** Returns the split that is there: {@code test} before {@code valid}; empty if neither is. */
    String split() {
        return split;
    }

    /** Returns the number of instances, 0 if it is not stated. */
    long examples() {
        for (JsonNode row : rows) {
            if (row.path("name").path("name").asText("").equals("num_instances")
                    && Scores.isPlain(row.path("name"), split)) {
                return Math.round(row.path("mean").asDouble(0));
            }
        }
        return 0;
    }

    /**
     * Returns the mean by metric, the first of each.
     *
     * @throws RequestException if there is none
     */
    Map<String, Double> means(RunSpec spec, Location location, ObservationSink sink) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            JsonNode name = row.path("name");
            String metric = name.path("name").asText("");
            JsonNode mean = row.path("mean");
            if (metric.isBlank()) {
                report("a row has no name: " + Json.shortened(row), location, sink);
            } else if (!Scores.isPlain(name, split)
                    || !Scores.isScore(metric, spec.isLanguageModelling())
                    || row.path("count").asLong(1) == 0) {
                continue; // no score of this split: the rule is stated
            } else if (!mean.isNumber()) {
                String got = Json.shortened(mean);
                report(
                        "'%s' must have a number as its mean, got %s".formatted(metric, got),
                        location,
                        sink);
            } else if (means.containsKey(metric)) {
                report(
                        "'%s' stands there twice: the first, %s, is read, not %s"
                                .formatted(metric, means.get(metric), mean),
                        location,
                        sink);
            } else {
                means.put(metric, mean.asDouble());
            }
        }
        if (means.isEmpty()) {
            throw new RequestException(
                    "stats.json: holds no score: no row is a metric of the task with a mean on the split test or valid; found splits: "
                            + (splits().isEmpty() ? "none" : String.join(", ", splits())));
        }
        return means;
    }

    private Set<String> splits() {
        Set<String> splits = new TreeSet<>();
        for (JsonNode row : rows) {
            String of = row.path("name").path("split").asText("");
            if (!of.isBlank() && of.length() <= 40 && splits.size() < 10
                    || of.equals("test")
                    || of.equals("valid")) {
                splits.add(of);
            }
        }
        return splits;
    }

    private static void report(String why, Location location, ObservationSink sink) {
        sink.report(Issue.at(location, "stats.json: " + why));
    }
}
