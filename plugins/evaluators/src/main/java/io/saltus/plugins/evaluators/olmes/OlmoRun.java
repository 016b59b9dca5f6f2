package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.plugins.evaluators.reading.FileScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
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
    private static final double ROUNDING = 1e-6;
    private static final long USUAL_SEED = 1234;

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
                .map(path -> path.getParent().getParent().resolveSibling("metrics.json"))
                .filter(Files::isRegularFile)
                .isPresent();
    }

    void send(FileScores scores) throws IOException {
        for (JsonTree entry : file.at("tasks").items()) {
            String task = entry.at("task").text().orElse("");
            if (task.isEmpty()) {
                scores.refuse("a task", "a task has no name: it has " + entry.layout());
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

    private void task(String task, JsonTree entry, FileScores scores) throws IOException {
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
                        () ->
                                completed(
                                        asked(
                                                Observation.of(
                                                        model,
                                                        task,
                                                        metric(
                                                                metric.getKey(),
                                                                score.getAsDouble()),
                                                        score.getAsDouble()),
                                                entry),
                                        metric.getKey(),
                                        predictions));
            }
        }
        if (predictions.isPresent()) {
            graded(model, task, entry, predictions.get().scores(), scores);
        }
    }

    /** In newer files the model stands among what runs it. */
    private static JsonTree provider(JsonTree config) {
        return config.at("model").text().isPresent() || !config.at("provider").isObject()
                ? config
                : config.at("provider");
    }

    private static Metric metric(String name, double score) {
        return OlmesMetrics.of(name, score);
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

    private Observation completed(
            Observation plain, String name, Optional<Predictions> predictions) {
        Optional<SampleScores> read =
                predictions
                        .map(Predictions::scores)
                        .filter(found -> found.metrics().contains(name))
                        .filter(found -> Math.abs(found.mean(name) - plain.score()) <= ROUNDING);
        if (read.isEmpty()) {
            return plain;
        }
        Observation counted = read.get().completed(plain, name);
        Metric metric = plain.metric();
        if (metric.grain() == Grain.ALL_OR_NOTHING
                && read.get().metric(name).grain() == Grain.GRADED) {
            counted = measuredBy(counted, ReadMetric.graded(metric));
        }
        Observation told = counted;
        return settings.outcomes()
                ? read.get().outcomes(name).map(told::withOutcomes).orElse(told)
                : told;
    }

    private static Observation measuredBy(Observation of, Metric metric) {
        return new Observation(
                of.model(),
                of.task(),
                of.setup(),
                metric,
                of.score(),
                of.examples(),
                of.standardError(),
                of.seed(),
                of.measured(),
                of.outcomes(),
                of.conditions());
    }

    private void graded(
            Model model, String task, JsonTree entry, SampleScores read, FileScores scores) {
        for (String name : read.metrics()) {
            if (Predictions.GRADED.contains(name) && !entry.at("metrics").at(name).isThere()) {
                scores.send(
                        "'%s' of '%s'".formatted(name, task),
                        () -> {
                            Observation result =
                                    read.completed(
                                            asked(
                                                    Observation.of(
                                                            model,
                                                            task,
                                                            read.metric(name),
                                                            read.mean(name)),
                                                    entry),
                                            name);
                            return settings.outcomes()
                                    ? read.outcomes(name).map(result::withOutcomes).orElse(result)
                                    : result;
                        });
            }
        }
    }

    private Observation asked(Observation plain, JsonTree entry) {
        JsonTree config = entry.at("config");
        Observation told = plain.in(settings.runs().setup(Shots.among(config), Setup.STANDARD));
        long examples = entry.at("num_instances").wholeNumber().orElse(0);
        told = examples > 0 ? told.withExamples(examples) : told;
        double limit = config.at("limit").number().orElse(0);
        if (limit > 0 && limit <= examples) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        }
        Optional<String> split = config.at("split").text().filter(part -> !part.equals("test"));
        if (split.isPresent()) {
            told = told.under("split", split.get());
        }
        double temperature = config.at("sampling_params", "temperature").number().orElse(0);
        if (temperature > 0) {
            told = told.under("temperature", Numbers.exact(temperature));
        }
        long seed = config.at("fewshot_seed").wholeNumber().orElse(USUAL_SEED);
        if (seed != USUAL_SEED && told.setup().shots().orElse(0) > 0) {
            told = told.withSeed(seed);
        }
        return Times.of(file.at("timestamp")).map(told::measuredAt).orElse(told);
    }

    /** The predictions of a task: of its name with its signs made harmless, and perhaps a hash. */
    private Optional<Predictions> predictions(
            String task, String called, JsonTree config, JsonTree entry, FileScores scores)
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
