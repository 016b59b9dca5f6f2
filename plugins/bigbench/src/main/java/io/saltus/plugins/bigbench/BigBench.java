package io.saltus.plugins.bigbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
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
                            + (file.isObject() ? Json.kind(rows) : Json.kind(file)));
        }
        Model model = model(file.path("model"), location);
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
            sink.report(
                    Issue.at(
                            location,
                            place
                                    + ": expected 'score_dict' with metrics, found "
                                    + Json.kind(scores)));
            return 0;
        }
        String preferred = row.path("preferred_score").asText("");
        String task = task(row, file, location);
        int sent = 0;
        for (Map.Entry<String, JsonNode> score : scores.properties()) {
            boolean isPreferred = score.getKey().equals(preferred);
            if (!isPreferred && !allMetrics) {
                continue;
            }
            if (!score.getValue().isNumber()) {
                sink.report(
                        Issue.at(
                                location,
                                "%s: '%s' must be a number, got %s"
                                        .formatted(place, score.getKey(), score.getValue())));
                continue;
            }
            try {
                double value = score.getValue().asDouble();
                Observation observation =
                        Observation.of(
                                model,
                                task,
                                Metrics.of(score.getKey(), value, isPreferred, row),
                                value);
                JsonNode shots = row.path("number_of_shots");
                if (shots.isInt() && shots.asInt() >= 0) {
                    observation = observation.in(Setup.shots(shots.asInt()));
                }
                JsonNode examples = row.path("number_evaluated_examples");
                if (examples.canConvertToLong() && examples.asLong() > 0) {
                    observation = observation.withExamples(examples.asLong());
                }
                sink.accept(observation);
                sent++;
            } catch (IllegalArgumentException e) {
                sink.report(
                        Issue.at(location, place + ", " + score.getKey() + ": " + e.getMessage()));
            }
        }
        return sent;
    }

    private static String task(JsonNode row, JsonNode file, Location location) {
        for (String name :
                List.of(
                        row.path("subtask_description").asText(""),
                        file.path("task").path("task_name").asText(""))) {
            if (!name.isBlank()) {
                return name;
            }
        }
        // <task>/results/scores_<family>_<model>.json
        String[] parts = location.uri().getPath().split("/");
        int folder = parts.length - 2;
        if (folder > 0 && parts[folder].equals("results")) {
            folder--;
        }
        return folder > 0 && !parts[folder].isBlank() ? parts[folder] : "unnamed task";
    }

    private Model model(JsonNode node, Location location) {
        String family = node.path("model_family").asText("").strip();
        String name = node.path("model_name").asText("").strip();
        if (family.isEmpty() && name.isEmpty()) {
            name =
                    location.name()
                            .replaceFirst("^.*/", "")
                            .replaceFirst("(?i)^scores_", "")
                            .replaceFirst("(?i)\\.json$", "");
        }
        Model model = Model.of((family + " " + name).strip());
        if (!family.isEmpty()) {
            model = model.inFamily(family);
        }
        for (String field : size.fields()) {
            JsonNode parameters = node.path(field);
            if (parameters.isNumber() && parameters.asDouble() > 0) {
                return model.at(Axis.PARAMETERS, parameters.asDouble());
            }
        }
        return model;
    }
}
