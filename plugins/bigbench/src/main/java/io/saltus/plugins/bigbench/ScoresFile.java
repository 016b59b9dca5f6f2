package io.saltus.plugins.bigbench;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One file on its way to the sink. */
final class ScoresFile {

    private static final String AGGREGATE = "normalized_aggregate_score";

    private final JsonTree file;
    private final PathParts place;
    private final Location location;
    private final ObservationSink sink;
    private final Model model;
    private final BigBench settings;
    private long refused;

    ScoresFile(JsonTree file, Location location, ObservationSink sink, BigBench settings) {
        this.file = file;
        this.place = PathParts.of(location);
        this.location = location;
        this.sink = sink;
        this.settings = settings;
        this.model =
                new ModelFields(file.at("model"), place, this::report)
                        .model(settings.runs(), settings.size());
    }

    /** Averages over the other rows are left out where those are there. */
    void send() {
        List<JsonTree> rows = file.at("scores").items();
        boolean parts = rows.stream().anyMatch(row -> !isAverage(row));
        int sent = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!parts || !isAverage(rows.get(i))) {
                sent += row(rows.get(i), "scores[" + i + "]");
            }
        }
        if (sent == 0) {
            String none = "holds no score of a metric";
            sink.report(Issue.at(location, none).refusing(refused == 0 ? 1 : 0));
        }
    }

    private static boolean isAverage(JsonTree row) {
        return row.at("preferred_score").text().filter(AGGREGATE::equals).isPresent();
    }

    private int row(JsonTree row, String at) {
        JsonTree scores = row.at("score_dict");
        if (!scores.isObject()) {
            refuse(at + ": expected 'score_dict' with metrics, found " + scores.kind());
            return 0;
        }
        RowMetrics metrics = RowMetrics.of(row);
        String task = task(row);
        OptionalInt shots = count(row, "number_of_shots", 0, at);
        OptionalInt examples = count(row, "number_evaluated_examples", 1, at);
        int sent = 0;
        for (Map.Entry<String, JsonTree> score : scores.members().entrySet()) {
            if (!settings.allMetrics() && !score.getKey().equals(metrics.preferred())) {
                continue;
            }
            try {
                double value = number(score.getValue());
                Metric metric = metrics.metric(score.getKey(), value);
                Observation observation =
                        Observation.of(model, task, metric, value)
                                .in(settings.runs().setup(shots, Setup.STANDARD));
                if (examples.isPresent()) {
                    observation = observation.withExamples(examples.getAsInt());
                }
                sink.accept(observation);
                sent++;
                RowMetrics.doubt(metric, value).ifPresent(why -> report(at + ": " + why));
            } catch (IllegalArgumentException e) {
                refuse(at + ", " + score.getKey() + ": " + e.getMessage());
            }
        }
        return sent;
    }

    private static double number(JsonTree score) {
        return score.number()
                .orElseThrow(() -> new IllegalArgumentException("must be a number, got " + score));
    }

    /** A whole number of at least {@code least}; reported if it is there and not one. */
    private OptionalInt count(JsonTree row, String field, int least, String at) {
        JsonTree value = row.at(field);
        OptionalInt count = value.wholeNumber(least, Integer.MAX_VALUE);
        if (value.isThere() && count.isEmpty()) {
            report(
                    "%s: '%s' must be a whole number of at least %d, got %s"
                            .formatted(at, field, least, value));
        }
        return count;
    }

    /**
     * The subtask under its task's name: a description such as "two digits" is no name by itself.
     */
    private String task(JsonTree row) {
        String name = file.at("task", "task_name").text().orElseGet(this::folder);
        String subtask = row.at("subtask_description").text().orElse("");
        if (subtask.isEmpty() || subtask.equals(name) || subtask.startsWith(name + ":")) {
            return subtask.isEmpty() ? name : subtask;
        }
        return name + ":" + subtask;
    }

    /** {@code <task>/results/scores_<family>_<model>.json}. */
    private String folder() {
        String folder = place.folder(place.folder(0).equals("results") ? 1 : 0);
        return folder.isBlank() ? "unnamed task" : folder;
    }

    private void report(String why) {
        sink.report(Issue.at(location, why));
    }

    private void refuse(String why) {
        refused++;
        sink.report(Issue.at(location, why).refusing(1));
    }
}
