package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.results.SentResults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sends the scores of a result, with those of its examples where they were logged. */
final class TaskScores {

    private static final String PRIMARY = "primary_score";

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

    void send(Optional<Predictions> predictions, SentResults scores) {
        if (result.name().isEmpty()) {
            scores.refuseAsSaid(
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
        predictions.ifPresent(
                read ->
                        read.sendGraded(
                                model,
                                result.name(),
                                result.metrics().keySet(),
                                settings.outcomes(),
                                plain -> asked(plain, scores.optional()),
                                scores));
    }

    private void metric(
            Model model,
            String name,
            JsonTree value,
            Optional<Predictions> predictions,
            SentResults scores) {
        if (!value.isThere()) {
            scores.setAsideNull(name); // the metric does not apply
            return;
        }
        String where = "'%s' of '%s'".formatted(name, result.name());
        boolean single = !value.isObject() && !value.isList();
        boolean written = value.isNumber() || OlmesMetrics.isMetric(name);
        if (!single || !OlmesMetrics.isScore(name) || !written) {
            scores.setAside("counts and descriptions of the answers", name);
        } else if (name.equals(PRIMARY) && isCopy(value)) {
            scores.setAside("copies of a task's primary metric", name);
        } else {
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
            SentResults scores,
            String where) {
        scores.send(
                where,
                () -> {
                    Metric metric = OlmesMetrics.of(name, score);
                    if (OlmesMetrics.isProbability(name) && (score < 0 || score > 1)) {
                        throw new IllegalArgumentException(
                                "a probability must be in [0, 1], got " + score);
                    }
                    Observation plain = Observation.of(model, result.name(), metric, score);
                    return asked(
                            predictions
                                    .map(
                                            read ->
                                                    read.completed(
                                                            plain,
                                                            name,
                                                            settings.outcomes(),
                                                            scores))
                                    .orElse(plain),
                            scores.optional());
                });
    }

    /** Tells a result its setup, its conditions and its time. */
    private Observation asked(Observation plain, OptionalNumbers numbers) {
        TaskConditions conditions =
                new TaskConditions(
                        result.name(),
                        config,
                        config.at("generation_kwargs"),
                        result.examples(numbers).orElse(0),
                        Shots.stated(
                                "'num_shots' of '%s'".formatted(result.name()),
                                config.at("num_shots"),
                                numbers));
        Observation told = conditions.applied(plain, settings.runs(), numbers);
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
