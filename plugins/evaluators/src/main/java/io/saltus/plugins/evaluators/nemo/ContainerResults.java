package io.saltus.plugins.evaluators.nemo;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a container writes: {@code results.tasks.TASK.metrics.METRIC.scores.SCORE}, each with a
 * value and what is known of its spread.
 *
 * <p>{@code results.groups} are means over tasks where there are tasks.
 */
final class ContainerResults {

    private final JsonTree file;
    private final Location location;
    private final RunSettings settings;

    ContainerResults(JsonTree file, Location location, RunSettings settings) {
        this.file = file;
        this.location = location;
        this.settings = settings;
    }

    void send(SentResults scores) {
        JsonTree endpoint = file.at("target", "api_endpoint");
        Model model =
                new ConfiguredModel("target.api_endpoint", endpoint)
                        .model(settings, PathParts.of(location), "results"::equals);
        JsonTree tasks = file.at("results", "tasks");
        tasks.members().forEach((task, value) -> task(model, task, value, scores));
        file.at("results", "groups")
                .members()
                .forEach(
                        (group, value) -> {
                            if (tasks.members().isEmpty()) {
                                scores.remark(
                                        "holds groups and no tasks of them: each is read as a task");
                                task(model, group, value, scores);
                            } else {
                                count(group, value, scores);
                            }
                        });
    }

    private static void count(String group, JsonTree value, SentResults scores) {
        value.at("metrics")
                .members()
                .values()
                .forEach(
                        metric ->
                                scores.setAside(
                                        "means over groups of tasks",
                                        group,
                                        metric.at("scores").members().size()));
        value.at("groups").members().forEach((name, inner) -> count(name, inner, scores));
    }

    private void task(Model model, String task, JsonTree value, SentResults scores) {
        for (Map.Entry<String, JsonTree> metric : value.at("metrics").members().entrySet()) {
            metric.getValue()
                    .at("scores")
                    .members()
                    .forEach(
                            (score, stated) ->
                                    score(model, task, metric.getKey(), score, stated, scores));
        }
    }

    private void score(
            Model model,
            String task,
            String metric,
            String score,
            JsonTree stated,
            SentResults scores) {
        String name = name(metric, score);
        String where = "'%s' of '%s'".formatted(name, task);
        if (NemoMetrics.isNoScore(metric) || NemoMetrics.isNoScore(score)) {
            scores.setAside("counts, lengths and times", name);
            return;
        }
        JsonTree value = stated.isNumber() ? stated : stated.at("value");
        OptionalDouble number = scores.number(where, value);
        if (number.isEmpty()) {
            return;
        }
        JsonTree stats = stated.at("stats");
        scores.send(
                where,
                () -> {
                    Observation result =
                            asked(
                                    Observation.of(
                                            model,
                                            task,
                                            metric(name, metric, score, stats),
                                            number.getAsDouble()),
                                    scores.optional());
                    long examples =
                            scores.optional()
                                    .whole("'stats.count' of " + where, stats.at("count"), 1)
                                    .orElse(0);
                    result = examples > 0 ? result.withExamples(examples) : result;
                    OptionalDouble error = scores.error(where, stats.at("stderr"));
                    return error.isPresent()
                            ? result.withStandardError(error.getAsDouble())
                            : result;
                });
    }

    /** A score called like its metric, or the mean over examples, needs no name of its own. */
    private static String name(String metric, String score) {
        return score.equals(metric) || score.equals("micro") || score.equals("none")
                ? metric
                : metric + "(" + score + ")";
    }

    /** Where the sum of squares is the sum, every example is 0 or 1. */
    private static Metric metric(String title, String metric, String score, JsonTree stats) {
        String plain = KnownMetrics.find(metric).isPresent() ? metric : score;
        Metric known = ReadMetric.of(title, plain, Optional.empty());
        OptionalDouble sum = stats.at("sum").number();
        boolean counted =
                sum.isPresent()
                        && sum.equals(stats.at("sum_squared").number())
                        && stats.at("count").number().orElse(0) > 1;
        return counted && known.direction() == Direction.HIGHER_IS_BETTER
                ? new Metric(
                        title,
                        known.direction(),
                        known.chance(),
                        OptionalDouble.of(1),
                        Grain.ALL_OR_NOTHING)
                : known;
    }

    private Observation asked(Observation plain, OptionalNumbers numbers) {
        JsonTree parameters = file.at("config", "params");
        Observation told =
                plain.in(
                        settings.setup(
                                Shots.among(parameters.at("extra"), numbers), Setup.STANDARD));
        // -1 asks for all
        double limit =
                numbers.number("'config.params.limit_samples'", parameters.at("limit_samples"), -1)
                        .orElse(0);
        if (limit > 0) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        }
        double temperature =
                numbers.number("'config.params.temperature'", parameters.at("temperature"), 0)
                        .orElse(0);
        return temperature > 0 ? told.under("temperature", Numbers.exact(temperature)) : told;
    }
}
