package io.saltus.plugins.evaluators.nemo;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
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
import io.saltus.sources.results.StatedInterval;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A benchmark with its scores, each with a confidence interval of 95 %, and the rewards of its
 * problems beside it, of which {@code mean_reward} is the mean.
 */
final class Bundle {

    private static final double LEVEL = 0.95;

    /** Scores of bundles are written to four places. */
    private static final double ROUNDING = 5.1e-5;

    private static final List<String> LIMITS = List.of("max_problems", "limit");

    private final JsonTree benchmark;
    private final JsonTree config;
    private final Location location;
    private final NemoEvaluator settings;
    private final String task;

    Bundle(JsonTree file, Location location, NemoEvaluator settings) {
        this.benchmark = file.at("benchmark");
        this.config = file.at("config");
        this.location = location;
        this.settings = settings;
        this.task =
                benchmark
                        .at("name")
                        .text()
                        .or(() -> config.at("benchmark").text())
                        .orElse(PathParts.of(location).stem().replaceFirst("^eval-", ""));
    }

    void send(SentResults scores) throws IOException {
        Model model =
                new ConfiguredModel("config", config)
                        .model(
                                settings.runs(),
                                PathParts.of(location),
                                name -> name.equals(task) || name.startsWith("eval-"));
        Optional<Rewards> rewards = Rewards.beside(location, scores);
        benchmark
                .at("scores")
                .members()
                .forEach((name, value) -> score(model, name, value, rewards, scores));
        benchmark
                .at("categories")
                .members()
                .keySet()
                .forEach(category -> scores.setAside("parts of the benchmark", category));
        benchmark
                .at("categories")
                .items()
                .forEach(
                        part ->
                                scores.setAside(
                                        "parts of the benchmark",
                                        part.at("category").scalar().orElse("a category")));
    }

    private void score(
            Model model,
            String name,
            JsonTree stated,
            Optional<Rewards> rewards,
            SentResults scores) {
        if (NemoMetrics.isNoScore(name)) {
            return; // what the run took, and the same scores by groups
        }
        JsonTree value = stated.isObject() ? stated.at("value") : stated;
        String where = "'%s' of '%s'".formatted(name, task);
        OptionalDouble score = scores.number(where, value);
        if (score.isEmpty()) {
            return;
        }
        String title = name.substring(name.lastIndexOf(':') + 1);
        if (title.equals("mean_reward") && score.getAsDouble() < 0) {
            scores.refuseAsSaid(
                    where, where + " must be in [0, 1], got " + Numbers.exact(score.getAsDouble()));
            return;
        }
        scores.send(
                where,
                () -> {
                    Observation plain =
                            asked(
                                    Observation.of(model, task, metric(title), score.getAsDouble()),
                                    scores.optional());
                    Optional<Rewards> behind = rewards.filter(read -> title.equals("mean_reward"));
                    Optional<Rewards> same =
                            behind.filter(read -> read.isMean(score.getAsDouble(), ROUNDING));
                    if (behind.isPresent() && same.isEmpty()) {
                        scores.warn(
                                "%s is %s, which is not the mean of the rewards in %s; it is read without its problems"
                                        .formatted(
                                                where,
                                                Numbers.exact(score.getAsDouble()),
                                                Rewards.FILE));
                    }
                    return same.map(read -> read.completed(plain, settings.outcomes()))
                            .orElseGet(() -> withError(plain, stated, where, scores));
                });
    }

    private static Metric metric(String title) {
        return title.equals("mean_reward")
                ? new Metric(
                        title,
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        Grain.GRADED)
                : ReadMetric.of(title, title, Optional.empty());
    }

    private static Observation withError(
            Observation plain, JsonTree stated, String where, SentResults scores) {
        OptionalDouble error = scores.error(where, stated.at("stats", "stderr"));
        if (error.isEmpty()) {
            error =
                    new StatedInterval(
                                    "the confidence interval of " + where,
                                    stated.at("ci_lower"),
                                    stated.at("ci_upper"),
                                    JsonTree.of(LEVEL))
                            .standardError(plain.score(), 0, 1, scores.optional());
        }
        return error.isPresent() ? plain.withStandardError(error.getAsDouble()) : plain;
    }

    private Observation asked(Observation plain, OptionalNumbers numbers) {
        Observation told =
                plain.in(settings.runs().setup(Shots.among(config, numbers), Setup.STANDARD));
        OptionalLong samples = numbers.whole("'benchmark.samples'", benchmark.at("samples"), 1);
        if (samples.isPresent()) {
            told = told.withExamples(samples.getAsLong());
        }
        for (String name : LIMITS) {
            // -1 asks for all
            double limit = numbers.number("'config." + name + "'", config.at(name), -1).orElse(0);
            if (limit > 0) {
                told = told.under(Observation.LIMIT, Numbers.exact(limit));
                break;
            }
        }
        double temperature =
                numbers.number("'config.temperature'", config.at("temperature"), 0).orElse(0);
        return temperature > 0 ? told.under("temperature", Numbers.exact(temperature)) : told;
    }
}
