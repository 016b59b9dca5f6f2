package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HELM's run folders: {@code stats.json}, with {@code run_spec.json} for what was asked of
 * whom, and {@code per_instance_stats.json} for the score of each instance.
 *
 * <p>Read is what stands without a perturbation, on the split {@code test} or else {@code valid}.
 * The number of examples is the row {@code num_instances} of that split; the variances in {@code
 * stats.json} are over trials and say nothing of sampling error, so the standard error comes from
 * the instances.
 */
@About(
        id = "helm",
        summary = "Run folders of HELM: stats.json, run_spec.json, per_instance_stats.json",
        references = "arXiv:2211.09110")
public record Helm(@Param("Whether to keep the score of each instance") boolean outcomes)
        implements Source {

    private static final String STATS = "stats.json";
    private static final String SPEC = "run_spec.json";
    private static final String INSTANCES = "per_instance_stats.json";

    /** Keeps the scores of instances. */
    public Helm() {
        this(true);
    }

    @Override
    public boolean accepts(Location location) {
        return location.isFolder()
                && location.path()
                        .filter(run -> Files.isRegularFile(run.resolve(STATS)))
                        .isPresent()
                && location.path()
                        .filter(run -> Files.isRegularFile(run.resolve(SPEC)))
                        .isPresent();
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        Path run =
                location.path()
                        .filter(Files::isDirectory)
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "expected a run folder with stats.json and run_spec.json"));
        RunSpec spec = new RunSpec(part(run, SPEC));
        JsonNode stats = part(run, STATS);
        if (!stats.isArray()) {
            throw new RequestException(
                    STATS + ": expected a list of statistics, found " + Json.kind(stats));
        }
        String split = split(stats);
        Map<String, JsonNode> means = means(stats, split, spec, location, sink);
        if (means.isEmpty()) {
            throw new RequestException(
                    STATS
                            + ": holds no score: none of its rows is a metric of the task with a mean");
        }
        Map<String, Instances> instances = instances(run, split, means, location, sink);
        long examples = examples(stats, split);
        means.forEach(
                (name, row) ->
                        send(
                                spec,
                                name,
                                row,
                                examples,
                                Optional.ofNullable(instances.get(name)),
                                location,
                                sink));
    }

    private void send(
            RunSpec spec,
            String name,
            JsonNode row,
            long examples,
            Optional<Instances> instances,
            Location location,
            ObservationSink sink) {
        double score = row.path("mean").asDouble();
        try {
            Metric metric = Scores.metric(name);
            if (metric.grain() == Grain.ALL_OR_NOTHING
                    && instances.isPresent()
                    && !instances.get().isAllOrNothing()) {
                metric = Metric.graded(name, metric.direction()).withBest(1);
            }
            Observation observation =
                    Observation.of(spec.model(), spec.task(), metric, score).in(spec.setup());
            long number = examples > 0 ? examples : instances.map(Instances::size).orElse(0L);
            if (number > 0) {
                observation = observation.withExamples(number);
            }
            if (instances.isPresent() && instances.get().standardError() > 0) {
                observation = observation.withStandardError(instances.get().standardError());
            }
            if (outcomes && instances.isPresent() && instances.get().outcomes().isPresent()) {
                observation = observation.withOutcomes(instances.get().outcomes().get());
            }
            sink.accept(observation);
        } catch (IllegalArgumentException e) {
            sink.report(Issue.at(location, "'%s': %s".formatted(name, e.getMessage())));
        }
    }

    private static JsonNode part(Path run, String file) throws IOException {
        try {
            return Json.read(Location.of(run.resolve(file)));
        } catch (RequestException e) {
            throw new RequestException(file + ": " + e.getMessage(), e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new RequestException("expected a run folder with " + file + ", there is none", e);
        }
    }

    /** The split that is there: {@code test} before {@code valid}. */
    private static String split(JsonNode stats) {
        boolean valid = false;
        for (JsonNode row : stats) {
            String split = row.path("name").path("split").asText("");
            if (split.equals("test")) {
                return split;
            }
            valid |= split.equals("valid");
        }
        return valid ? "valid" : "";
    }

    private static Map<String, JsonNode> means(
            JsonNode stats, String split, RunSpec spec, Location location, ObservationSink sink) {
        Map<String, JsonNode> means = new LinkedHashMap<>();
        for (JsonNode row : stats) {
            JsonNode name = row.path("name");
            String metric = name.path("name").asText("");
            if (metric.isBlank()) {
                sink.report(Issue.at(location, STATS + ": a row has no name: " + shortened(row)));
            } else if (Scores.isPlain(name, split)
                    && Scores.isScore(metric, spec.isLanguageModelling())
                    && row.path("count").asLong(0) > 0) {
                if (row.path("mean").isNumber()) {
                    means.putIfAbsent(metric, row);
                } else {
                    sink.report(
                            Issue.at(
                                    location,
                                    "%s: '%s' must have a number as its mean, got %s"
                                            .formatted(
                                                    STATS, metric, shortened(row.path("mean")))));
                }
            }
        }
        return means;
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "none" : node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private static long examples(JsonNode stats, String split) {
        for (JsonNode row : stats) {
            if (row.path("name").path("name").asText("").equals("num_instances")
                    && Scores.isPlain(row.path("name"), split)) {
                return Math.round(row.path("mean").asDouble(0));
            }
        }
        return 0;
    }

    private static Map<String, Instances> instances(
            Path run,
            String split,
            Map<String, JsonNode> means,
            Location location,
            ObservationSink sink)
            throws IOException {
        Path file = run.resolve(INSTANCES);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Instances.read(file, split, means.keySet());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            sink.report(
                    Issue.at(
                            location,
                            "%s could not be read, so standard errors are unknown: %s"
                                    .formatted(INSTANCES, Json.words(e))));
            return Map.of();
        }
    }
}
