package io.saltus.plugins.bigbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Reads BIG-bench's {@code scores_<family>_<model>.json}: a row of scores per subtask and number of
 * shots, each with several metrics.
 *
 * <p>{@code low_score} and {@code high_score} are chance and best of the preferred metric only. The
 * rows of {@code normalized_aggregate_score} average the others and are left out where those are
 * there.
 */
@About(
        id = "big-bench",
        summary = "Scores of BIG-bench, per subtask and shots: scores_*.json",
        references = "arXiv:2206.04615")
public record BigBench(
        @Param("Which count of parameters is the model's size") Size size,
        @Param("Whether metrics other than the preferred one are read, too") boolean allMetrics)
        implements Source {

    /** What a model's size is. */
    public enum Size {
        /** Non-embedding parameters of the dense model of the same cost; else non-embedding. */
        EFFECTIVE,
        /** Non-embedding parameters. */
        NON_EMBEDDING,
        /** All parameters. */
        TOTAL;

        /** Returns the fields that hold it, best first. */
        List<String> fields() {
            return switch (this) {
                case EFFECTIVE ->
                        List.of(
                                "flop_matched_non_embedding_params",
                                "non_embedding_params",
                                "total_params");
                case NON_EMBEDDING -> List.of("non_embedding_params");
                case TOTAL -> List.of("total_params");
            };
        }
    }

    private static final String AGGREGATE = "normalized_aggregate_score";

    /** Effective parameters, every metric. */
    public BigBench() {
        this(Size.EFFECTIVE, true);
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        String file = location.name().replaceFirst("^.*/", "");
        if (location.isFolder() || !file.matches("(?i)scores_.+\\.json")) {
            return false;
        }
        String head = new String(location.head(1 << 16), StandardCharsets.UTF_8);
        return head.contains("\"model_family\"") || head.contains("\"score_dict\"");
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonNode file = Json.read(location);
        JsonNode rows = file.path("scores");
        if (!rows.isArray()) {
            throw new RequestException(
                    "expected a list 'scores' of rows with 'score_dict', found "
                            + (rows.isMissingNode()
                                    ? Json.layout(file)
                                    : "'scores' as " + Json.kind(rows)));
        }
        Model model = new ModelFields(file.path("model"), location, sink).model(size);
        boolean parts = false;
        for (JsonNode row : rows) {
            parts |= !row.path("preferred_score").asText("").equals(AGGREGATE);
        }
        int sent = 0;
        int index = 0;
        for (JsonNode row : rows) {
            index++;
            if (!parts || !row.path("preferred_score").asText("").equals(AGGREGATE)) {
                sent += row(row, "scores[" + (index - 1) + "]", file, model, location, sink);
            }
        }
        if (sent == 0) {
            sink.report(Issue.at(location, "holds no score of a metric"));
        }
    }

    private int row(
            JsonNode row,
            String place,
            JsonNode file,
            Model model,
            Location location,
            ObservationSink sink) {
        JsonNode scores = row.path("score_dict");
        if (!scores.isObject()) {
            String why = ": expected 'score_dict' with metrics, found " + Json.kind(scores);
            sink.report(Issue.at(location, place + why));
            return 0;
        }
        String preferred = row.path("preferred_score").asText("");
        String task = task(row, file, location);
        long shots = count(row, "number_of_shots", 0, place, location, sink);
        long examples = count(row, "number_evaluated_examples", 1, place, location, sink);
        int sent = 0;
        for (Map.Entry<String, JsonNode> score : scores.properties()) {
            boolean isPreferred = score.getKey().equals(preferred);
            if (!isPreferred && !allMetrics) {
                continue;
            }
            try {
                double value = number(score.getValue());
                Metric metric = Metrics.of(score.getKey(), value, isPreferred, row);
                Observation observation = Observation.of(model, task, metric, value);
                if (shots >= 0) {
                    observation = observation.in(Setup.shots((int) shots));
                }
                if (examples >= 0) {
                    observation = observation.withExamples(examples);
                }
                sink.accept(observation);
                sent++;
                Metrics.doubt(metric, value)
                        .ifPresent(why -> sink.report(Issue.at(location, place + ": " + why)));
            } catch (IllegalArgumentException e) {
                sink.report(
                        Issue.at(location, place + ", " + score.getKey() + ": " + e.getMessage()));
            }
        }
        return sent;
    }

    private static double number(JsonNode score) {
        if (!score.isNumber()) {
            throw new IllegalArgumentException("must be a number, got " + Json.shortened(score));
        }
        return score.asDouble();
    }

    /** A whole number of at least {@code least}; -1 if there is none, reported if it is not one. */
    private static long count(
            JsonNode row,
            String field,
            int least,
            String place,
            Location location,
            ObservationSink sink) {
        JsonNode value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return -1;
        }
        double count = value.isNumber() ? value.asDouble() : Double.NaN;
        if (count >= least && count <= Integer.MAX_VALUE && count == Math.rint(count)) {
            return (long) count;
        }
        sink.report(
                Issue.at(
                        location,
                        "%s: '%s' must be a whole number of at least %d, got %s"
                                .formatted(place, field, least, Json.shortened(value))));
        return -1;
    }

    /**
     * The subtask under its task's name: a description such as "two digits" is no name by itself.
     */
    private static String task(JsonNode row, JsonNode file, Location location) {
        String task = file.path("task").path("task_name").asText("").strip();
        String name = task.isEmpty() ? folder(location) : task;
        String subtask = row.path("subtask_description").asText("").strip();
        if (subtask.isEmpty() || subtask.equals(name) || subtask.startsWith(name + ":")) {
            return subtask.isEmpty() ? name : subtask;
        }
        return name + ":" + subtask;
    }

    private static String folder(Location location) {
        // <task>/results/scores_<family>_<model>.json
        String[] parts = location.uri().getPath().split("/");
        int folder = parts.length - 2;
        if (folder > 0 && parts[folder].equals("results")) {
            folder--;
        }
        return folder > 0 && !parts[folder].isBlank() ? parts[folder] : "unnamed task";
    }
}
