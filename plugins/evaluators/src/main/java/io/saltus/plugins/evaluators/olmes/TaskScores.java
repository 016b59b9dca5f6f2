package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.plugins.evaluators.reading.FileScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Sends the scores of a result, with those of its examples where they were logged. */
final class TaskScores {

    private static final String PRIMARY = "primary_score";
    private static final double ROUNDING = 1e-6;

    /** The seed of the examples in the prompt, unless another is asked for. */
    private static final long USUAL_SEED = 1234;

    private final TaskResult result;
    private final boolean beside;
    private final Olmes settings;
    private final JsonTree config;

    /**
     * @param beside whether tasks stand beside the averages
     */
    TaskScores(TaskResult result, boolean beside, Olmes settings) {
        this.result = result;
        this.beside = beside;
        this.settings = settings;
        this.config = result.config();
    }

    void send(Optional<Predictions> predictions, FileScores scores) {
        if (result.name().isEmpty()) {
            scores.refuse(
                    "a task",
                    "a task has neither 'alias' nor 'task_name': it has "
                            + result.entry().layout());
            return;
        }
        if (result.isAverage() && beside) {
            result.metrics()
                    .forEach(
                            (name, value) -> scores.setAside("averages over tasks", result.name()));
            return;
        }
        Model model =
                new ConfiguredModel("model_config", result.model())
                        .model(
                                settings.runs(),
                                PathParts.of(result.location()),
                                name -> name.endsWith("metrics") || name.startsWith("task-"));
        result.metrics().forEach((name, value) -> metric(model, name, value, predictions, scores));
        predictions.ifPresent(read -> graded(model, read.scores(), scores));
    }

    private void metric(
            Model model,
            String name,
            JsonTree value,
            Optional<Predictions> predictions,
            FileScores scores) {
        if (!value.isThere()) {
            return; // null: the metric does not apply
        }
        String where = "'%s' of '%s'".formatted(name, result.name());
        if (value.isObject() || value.isList() || !OlmesMetrics.isScore(name)) {
            scores.setAside("counts and descriptions of the answers", name);
        } else if (name.equals(PRIMARY) && isCopy(value)) {
            scores.setAside("copies of a task's primary metric", name);
        } else if (value.isNumber() || KnownMetrics.find(name).isPresent()) {
            OptionalDouble score = scores.number(where, value);
            if (score.isPresent()) {
                number(model, name, score.getAsDouble(), predictions, scores, where);
            }
        }
    }

    /** Whether the primary score repeats the metric that the task names. */
    private boolean isCopy(JsonTree primary) {
        Optional<String> named = config.at("primary_metric").text();
        return named.map(name -> result.metrics().getOrDefault(name, JsonTree.NOTHING))
                .filter(JsonTree::isNumber)
                .filter(metric -> metric.number().equals(primary.number()))
                .isPresent();
    }

    private void number(
            Model model,
            String name,
            double score,
            Optional<Predictions> predictions,
            FileScores scores,
            String where) {
        Metric metric = OlmesMetrics.of(name, score);
        scores.send(
                where,
                () -> {
                    Observation plain = asked(Observation.of(model, result.name(), metric, score));
                    return predictions
                            .map(Predictions::scores)
                            .filter(read -> read.metrics().contains(name))
                            .filter(read -> Math.abs(read.mean(name) - score) <= ROUNDING)
                            .map(read -> withExamples(plain, name, read))
                            .orElse(plain);
                });
    }

    private Observation withExamples(Observation plain, String name, SampleScores read) {
        Metric metric = plain.metric();
        boolean parts =
                metric.grain() == Grain.ALL_OR_NOTHING && read.metric(name).grain() == Grain.GRADED;
        Observation graded =
                parts
                        ? asked(
                                Observation.of(
                                        plain.model(),
                                        plain.task(),
                                        ReadMetric.graded(metric),
                                        plain.score()))
                        : plain;
        Observation completed = read.completed(graded, name);
        return settings.outcomes()
                ? read.outcomes(name).map(completed::withOutcomes).orElse(completed)
                : completed;
    }

    /** The graded metrics that the predictions give and the metrics lack. */
    private void graded(Model model, SampleScores read, FileScores scores) {
        for (String name : read.metrics()) {
            if (result.metrics().containsKey(name) || !Predictions.GRADED.contains(name)) {
                continue;
            }
            scores.send(
                    "'%s' of '%s'".formatted(name, result.name()),
                    () ->
                            withExamples(
                                    asked(
                                            Observation.of(
                                                    model,
                                                    result.name(),
                                                    read.metric(name),
                                                    read.mean(name))),
                                    name,
                                    read));
        }
    }

    /** Tells a result its setup and its conditions. */
    private Observation asked(Observation plain) {
        OptionalInt shots = config.at("num_shots").wholeNumber(0, 10_000);
        boolean thought = (":" + result.name() + ":").contains(":cot:");
        Observation told =
                plain.in(
                        settings.runs()
                                .setup(
                                        shots,
                                        thought ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD));
        if (result.examples().isPresent()) {
            told = told.withExamples(result.examples().getAsLong());
        }
        double limit = config.at("limit").number().orElse(0);
        if (limit > 0 && limit <= result.examples().orElse(0)) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        }
        Optional<String> split = config.at("split").text().filter(part -> !part.equals("test"));
        if (split.isPresent()) {
            told = told.under("split", split.get());
        }
        if (config.at("use_chat_format").truth().orElse(false)) {
            told = told.under("chat-template", "applied");
        }
        JsonTree generation = config.at("generation_kwargs");
        double temperature = generation.at("temperature").number().orElse(0);
        if (temperature > 0 && generation.at("do_sample").truth().orElse(true)) {
            told = told.under("temperature", Numbers.exact(temperature));
        }
        long seed = config.at("fewshot_seed").wholeNumber().orElse(USUAL_SEED);
        if (seed != USUAL_SEED && shots.orElse(0) > 0) {
            told = told.withSeed(seed);
        }
        return measured().map(told::measuredAt).orElse(told);
    }

    /** {@code 2024-12-19 12:16:07 UTC}. */
    private Optional<Instant> measured() {
        try {
            return result.entry()
                    .at("current_date")
                    .text()
                    .filter(text -> text.endsWith(" UTC"))
                    .map(
                            text ->
                                    LocalDateTime.parse(
                                                    text,
                                                    DateTimeFormatter.ofPattern(
                                                            "yyyy-MM-dd HH:mm:ss 'UTC'",
                                                            Locale.ROOT))
                                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a text that is no time
        }
    }
}
