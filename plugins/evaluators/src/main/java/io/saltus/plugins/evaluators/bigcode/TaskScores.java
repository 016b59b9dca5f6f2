package io.saltus.plugins.evaluators.bigcode;

import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.evaluators.reading.ConfiguredModel;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Tasks with their metrics, and the configuration of the run.
 *
 * <p>Of several samples a problem, {@code pass@1} is {@code pass@1(n=20)}: a problem scores part of
 * one.
 */
final class TaskScores {

    /** The condition at which temperature outputs were sampled. */
    static final String TEMPERATURE = "temperature";

    private final JsonTree file;
    private final JsonTree config;
    private final RunSettings settings;
    private final Model model;

    TaskScores(JsonTree file, Location location, RunSettings settings) {
        this.file = file;
        this.config = file.at("config");
        this.settings = settings;
        this.model =
                new ConfiguredModel("config", config)
                        .model(
                                settings,
                                PathParts.of(location),
                                name ->
                                        file.members().keySet().stream()
                                                .anyMatch(name::startsWith));
    }

    void send(SentResults scores) {
        file.members()
                .forEach(
                        (task, metrics) -> {
                            if (task.equals("config")) {
                                return;
                            }
                            if (metrics.isObject()) {
                                metrics(task, "", metrics, scores);
                            } else if (metrics.isThere()) {
                                scores.refuseAsSaid(
                                        task,
                                        "expected the metrics of '%s', found %s"
                                                        .formatted(task, metrics)
                                                + (metrics.isNumber()
                                                        ? ", which does not say of which metric it is"
                                                        : ""));
                            }
                        });
    }

    /** Metrics, some of which hold others: {@code pass_at_k} of APPS. */
    private void metrics(String task, String within, JsonTree metrics, SentResults scores) {
        for (Map.Entry<String, JsonTree> metric : metrics.members().entrySet()) {
            String name = metric.getKey();
            if (!metric.getValue().isThere()) {
                scores.setAsideNull(name); // it was not asked for
                continue;
            }
            if (name.startsWith("num_")) {
                scores.setAside("counts", name);
            } else if (metric.getValue().isObject() && within.isEmpty()) {
                metrics(task, name, metric.getValue(), scores);
            } else {
                score(
                        task,
                        within.isEmpty() ? name : within + "/" + name,
                        metric.getValue(),
                        scores);
            }
        }
    }

    private void score(String task, String name, JsonTree value, SentResults scores) {
        String where = "'%s' of '%s'".formatted(name, task);
        OptionalDouble score = scores.number(where, value);
        if (score.isEmpty()) {
            return;
        }
        Metric metric = metric(name, scores.optional());
        scores.send(
                where,
                () -> {
                    Observation result =
                            Observation.of(model, task, metric, score.getAsDouble())
                                    .in(settings.setup(OptionalInt.empty(), Setup.STANDARD));
                    return asked(result, scores.optional());
                });
    }

    /** A number of samples that is stated and none may be more than one. */
    private Metric metric(String name, OptionalNumbers numbers) {
        JsonTree stated = config.at("n_samples");
        OptionalLong samples = numbers.whole("'config.n_samples'", stated, 1);
        if (samples.orElse(stated.isThere() ? 0 : 1) == 1) {
            return ReadMetric.of(name, name, Optional.empty());
        }
        String title = samples.isPresent() ? name + "(n=" + samples.getAsLong() + ")" : name;
        return ofSamples(title, name);
    }

    /** Of several samples a problem scores part of one; no program is guessed. */
    static Metric ofSamples(String title, String name) {
        Metric metric = ReadMetric.graded(ReadMetric.of(title, name, Optional.empty()));
        return name.startsWith("pass@") ? metric.withChance(0) : metric;
    }

    /** The conditions of the run: a temperature, a part of the problems, a form of prompt. */
    private Observation asked(Observation result, OptionalNumbers numbers) {
        Observation told = result;
        double temperature =
                numbers.number("'config.temperature'", config.at("temperature"), 0)
                        .orElse(Double.NaN);
        boolean sampled = config.at("do_sample").truth().orElse(true);
        if (!sampled) {
            told = told.under(TEMPERATURE, "0");
        } else if (Double.isFinite(temperature)) {
            told = told.under(TEMPERATURE, Numbers.exact(temperature));
        }
        double limit = numbers.number("'config.limit'", config.at("limit"), -1).orElse(0);
        if (limit > 0) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        }
        Optional<String> prompt = config.at("prompt").text().filter(form -> !form.equals("prompt"));
        if (prompt.isPresent()) {
            told = told.under("prompt", prompt.get());
        }
        long seed = numbers.whole("'config.seed'", config.at("seed"), Long.MIN_VALUE).orElse(0);
        return sampled && seed != 0 ? told.withSeed(seed) : told;
    }
}
