package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The tasks of a run of olmo-eval, each of a model, with its metrics by scorer: {@code {"accuracy":
 * {"logprob_per_char": 0.31}}} is {@code accuracy(logprob_per_char)}.
 */
final class OlmoRun {

    private static final String PREDICTIONS = "-predictions.jsonl";

    private final JsonTree file;
    private final Location location;
    private final OlmoEval settings;

    OlmoRun(JsonTree file, Location location, OlmoEval settings) {
        this.file = file;
        this.location = location;
        this.settings = settings;
    }

    static boolean hasMetricsAbove(Location predictions) {
        return predictions
                .path()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .map(Path::getParent)
                .map(folder -> folder.resolveSibling("metrics.json"))
                .filter(Files::isRegularFile)
                .isPresent();
    }

    void send(SentResults scores) throws IOException {
        for (JsonTree entry : file.at("tasks").items()) {
            String task = entry.at("task").text().orElse("");
            if (task.isEmpty()) {
                scores.refuseAsSaid("a task", "a task has no name: it has " + entry.layout());
            } else {
                task(task, entry, scores);
            }
        }
        for (JsonTree error : file.at("errors").items()) {
            scores.warn(
                    "'%s' ended in an error: %s"
                            .formatted(
                                    error.at("task").scalar().orElse("a task"), error.at("error")));
        }
    }

    private void task(String task, JsonTree entry, SentResults scores) throws IOException {
        String called = entry.at("model").text().orElse("");
        JsonTree config =
                called.isEmpty() ? file.at("config") : file.at("config", "models", called);
        Model model =
                new ConfiguredModel(called.isEmpty() ? "config" : "config.models", provider(config))
                        .model(settings.runs(), PathParts.of(location), "metrics"::equals);
        Optional<Predictions> predictions = predictions(task, called, config, entry, scores);
        for (Map.Entry<String, JsonTree> metric : flat(entry.at("metrics")).entrySet()) {
            String where = "'%s' of '%s'".formatted(metric.getKey(), task);
            OptionalDouble score = scores.number(where, metric.getValue());
            if (score.isPresent()) {
                scores.send(
                        where,
                        () -> {
                            Observation plain =
                                    Observation.of(
                                            model,
                                            task,
                                            OlmesMetrics.of(metric.getKey(), score.getAsDouble()),
                                            score.getAsDouble());
                            return asked(
                                    predictions
                                            .map(
                                                    read ->
                                                            read.completed(
                                                                    plain,
                                                                    metric.getKey(),
                                                                    settings.outcomes(),
                                                                    scores))
                                            .orElse(plain),
                                    entry,
                                    scores.optional());
                        });
            }
        }
        predictions.ifPresent(
                read ->
                        read.sendGraded(
                                model,
                                task,
                                flat(entry.at("metrics")).keySet(),
                                settings.outcomes(),
                                plain -> asked(plain, entry, scores.optional()),
                                scores));
    }

    /** In newer files the model stands among what runs it. */
    private static JsonTree provider(JsonTree config) {
        return config.at("model").text().isPresent() || !config.at("provider").isObject()
                ? config
                : config.at("provider");
    }

    /** The metrics by name and scorer; a number that stands without a scorer by its name. */
    static Map<String, JsonTree> flat(JsonTree metrics) {
        Map<String, JsonTree> flat = new LinkedHashMap<>();
        metrics.members()
                .forEach(
                        (name, value) -> {
                            if (!value.isObject()) {
                                flat.put(name, value);
                            }
                            value.members()
                                    .forEach(
                                            (scorer, score) ->
                                                    flat.put(
                                                            scorer.equals(name)
                                                                    ? name
                                                                    : name + "(" + scorer + ")",
                                                            score));
                        });
        return flat;
    }

    private Observation asked(Observation plain, JsonTree entry, OptionalNumbers numbers) {
        JsonTree config = entry.at("config");
        TaskConditions conditions =
                new TaskConditions(
                        plain.task(),
                        config,
                        config.at("sampling_params"),
                        numbers.whole(
                                        "'num_instances' of '%s'".formatted(plain.task()),
                                        entry.at("num_instances"),
                                        1)
                                .orElse(0),
                        Shots.among(config, numbers));
        Observation told = conditions.applied(plain, settings.runs(), numbers);
        return Times.of(file.at("timestamp")).map(told::measuredAt).orElse(told);
    }

    /** The predictions of a task: of its name with its signs made harmless, and perhaps a hash. */
    private Optional<Predictions> predictions(
            String task, String called, JsonTree config, JsonTree entry, SentResults scores)
            throws IOException {
        Optional<Path> folder =
                location.path()
                        .map(path -> path.resolveSibling("predictions"))
                        .filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        for (String name :
                new String[] {
                    called,
                    config.at("alias").text().orElse(""),
                    provider(config).at("model").text().orElse("")
                }) {
            Path model = folder.get().resolve(harmless(name));
            if (name.isEmpty() || !Files.isDirectory(model)) {
                continue;
            }
            String hash = entry.at("task_hash").text().orElse("");
            String end = hash.length() < 6 ? "" : "_" + hash.substring(hash.length() - 6);
            for (String stem : new String[] {harmless(task) + end, harmless(task)}) {
                Path found = model.resolve(stem + PREDICTIONS);
                if (Files.isRegularFile(found)) {
                    return Optional.of(
                            Predictions.read(
                                    found, scores, record -> flat(record.at("instance_metrics"))));
                }
            }
        }
        return Optional.empty();
    }

    private static String harmless(String name) {
        return name.replaceAll("[:/\\\\ ]", "_");
    }
}
