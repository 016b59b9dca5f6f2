package io.saltus.plugins.evaluators.dclm;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The shares of a model by task.
 *
 * <p>The model is {@code model} where that is {@code maker/name}. Of a training run {@code model}
 * names the architecture alone; the run is in the name of the file.
 */
final class Evaluation {

    private final JsonTree file;
    private final RunSettings settings;
    private final RunName name;

    Evaluation(JsonTree file, Location location, RunSettings settings) {
        this.file = file;
        this.settings = settings;
        this.name = RunName.of(file, location);
    }

    void send(SentResults scores) {
        Model model = model();
        JsonTree metrics = file.at("eval_metrics");
        metrics.at("icl")
                .members()
                .forEach((task, value) -> score(model, TaskRow.of(task), "icl", value, scores));
        // 'perpexity' is how the files spell it; what they hold is the loss
        metrics.at("downstream_perpexity")
                .members()
                .forEach(
                        (task, value) ->
                                score(
                                        model,
                                        TaskRow.unknown(task),
                                        "downstream_perpexity",
                                        value,
                                        scores));
        file.members().forEach((key, value) -> aggregate(key, value, scores));
        JsonTree loss = metrics.at("perplexity");
        none(metrics, "perplexity", scores);
        none(metrics, "paloma_perplexity", scores);
        if (loss.isThere()) {
            score(model, TaskRow.unknown("open_lm_validation"), "perplexity", loss, scores);
        }
        JsonTree paloma = metrics.at("paloma_perplexity");
        if (paloma.isThere()) {
            score(model, TaskRow.unknown("paloma"), "paloma_perplexity", paloma, scores);
        }
    }

    private static void none(JsonTree metrics, String name, SentResults scores) {
        if (metrics.members().containsKey(name) && !metrics.at(name).isThere()) {
            scores.setAsideNull(name);
        }
    }

    private void score(
            Model model, TaskRow task, String within, JsonTree value, SentResults scores) {
        String where = "'%s' of 'eval_metrics.%s'".formatted(task.key(), within);
        OptionalDouble score = scores.number(where, value);
        if (score.isEmpty()) {
            return;
        }
        scores.send(
                where,
                () -> {
                    Observation result =
                            Observation.of(
                                            model,
                                            task.name(),
                                            within.equals("icl") ? share(task) : loss(),
                                            score.getAsDouble())
                                    .in(settings.setup(task.shots(), task.strategy()));
                    OptionalLong seed = name.seed();
                    result = seed.isPresent() ? result.withSeed(seed.getAsLong()) : result;
                    return measured().map(result::measuredAt).orElse(result);
                });
    }

    private static Metric share(TaskRow task) {
        Metric share = KnownMetrics.metric("accuracy");
        return task.chance().isPresent() ? share.withChance(task.chance().getAsDouble()) : share;
    }

    private static Metric loss() {
        return Metric.graded("loss", Direction.LOWER_IS_BETTER);
    }

    /** Means over tasks, some of them chance-normalised, which are no accuracies. */
    private static void aggregate(String key, JsonTree value, SentResults scores) {
        if (value.isNumber()) {
            scores.setAside(
                    key.endsWith("centered")
                                    || key.endsWith("centered_results")
                                    || key.matches("(Core|Extended)(_v\\d+)?")
                            ? "means over tasks that are normalised by chance"
                            : "means over tasks that are there",
                    key);
        } else if (key.startsWith("aggregated")) {
            value.members()
                    .keySet()
                    .forEach(
                            category ->
                                    scores.setAside(
                                            "means over tasks that are normalised by chance",
                                            category));
        }
    }

    private Model model() {
        RunFacts facts = settings.facts();
        Optional<String> stated = file.at("model").text();
        boolean published = stated.filter(text -> text.contains("/")).isPresent();
        if (published || !stated.map(name.run()::contains).orElse(true)) {
            facts.called("model", stated);
        } else {
            name.offer(facts);
        }
        return facts.scale(Axis.TOKENS, "tokens in the file's name", name.tokens())
                .scale(
                        Axis.LOSS,
                        "eval_metrics.perplexity",
                        file.at("eval_metrics", "perplexity").number())
                .called("the file's name", Optional.of(name.name()))
                .identity()
                .orElseThrow()
                .model();
    }

    private Optional<Instant> measured() {
        try {
            return file.at("creation_date")
                    .text()
                    .map(
                            text ->
                                    LocalDateTime.parse(
                                                    text,
                                                    DateTimeFormatter.ofPattern(
                                                            "yyyy_MM_dd-HH_mm_ss", Locale.ROOT))
                                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a text that is no time
        }
    }
}
