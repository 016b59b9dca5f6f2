package io.saltus.plugins.evaluators.bigscience;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states of a run and what each scored.
 *
 * <p>The run is in the file's name: {@code tr3e-1B3-c4-checkpoints_agg.json} is {@code
 * tr3e-1B3-c4}, of 1.3B parameters.
 */
final class Checkpoints {

    private static final Pattern END = Pattern.compile("(?i)[-_]?(?:checkpoints?)?[-_]?agg$");

    /** {@code 1B3} is 1.3B, {@code 350M} 350M. */
    private static final Pattern SIZE =
            Pattern.compile("(?<![A-Za-z0-9])(\\d+)([BM])(\\d*)(?![A-Za-z0-9])");

    private final JsonTree file;
    private final PathParts place;
    private final RunSettings settings;
    private final List<Model> states = new ArrayList<>();

    Checkpoints(JsonTree file, Location location, RunSettings settings, OptionalNumbers numbers) {
        this.file = file;
        this.place = PathParts.of(location);
        this.settings = settings;
        List<JsonTree> steps = file.at("checkpoints").items();
        List<JsonTree> tokens = file.at("tokens").items();
        if (file.at("tokens").isThere() && tokens.size() != steps.size()) {
            numbers.tell(
                    "'tokens'",
                    "a list with a number for each of %d checkpoints".formatted(steps.size()),
                    file.at("tokens"));
            tokens = List.of();
        }
        for (int i = 0; i < steps.size(); i++) {
            states.add(
                    state(
                            numbers.whole("'checkpoints[%d]'".formatted(i), steps.get(i), 0),
                            i < tokens.size()
                                    ? numbers.number("'tokens[%d]'".formatted(i), tokens.get(i), 0)
                                    : OptionalDouble.empty()));
        }
    }

    private Model state(OptionalLong step, OptionalDouble tokens) {
        String run = END.matcher(place.stem()).replaceFirst("");
        OptionalDouble steps =
                step.isPresent()
                        ? OptionalDouble.of((double) step.getAsLong())
                        : OptionalDouble.empty();
        RunFacts facts =
                settings.facts()
                        .scale(Axis.STEPS, "checkpoints", steps)
                        .scale(Axis.TOKENS, "tokens", tokens)
                        .scale(Axis.PARAMETERS, "the file's name", size(run))
                        .name("the file's name", Optional.of(run));
        return facts.identity().orElseThrow().model();
    }

    private static OptionalDouble size(String run) {
        Matcher told = SIZE.matcher(run);
        if (!told.find()) {
            return OptionalDouble.empty();
        }
        String decimals = told.group(3).isEmpty() ? "0" : told.group(3);
        return OptionalDouble.of(
                Double.parseDouble(told.group(1) + "." + decimals)
                        * (told.group(2).equals("B") ? 1e9 : 1e6));
    }

    void send(SentResults scores) {
        for (Map.Entry<String, JsonTree> task : file.at("results").members().entrySet()) {
            for (Map.Entry<String, JsonTree> metric : task.getValue().members().entrySet()) {
                if (!metric.getKey().endsWith("_stderr")) {
                    metric(
                            task.getKey(),
                            metric.getKey(),
                            metric.getValue(),
                            task.getValue(),
                            scores);
                }
            }
        }
    }

    private void metric(
            String task, String name, JsonTree values, JsonTree metrics, SentResults scores) {
        String where = "'%s' of '%s'".formatted(name, task);
        List<JsonTree> items = values.items();
        if (items.size() != states.size()) {
            scores.refuseAsSaid(
                    where,
                    "%s must be a list with a number for each of %d checkpoints, got %s"
                            .formatted(
                                    where,
                                    states.size(),
                                    values.isList() ? items.size() + " items" : values.toString()));
            return;
        }
        List<JsonTree> errors = metrics.at(name + "_stderr").items();
        for (int i = 0; i < items.size(); i++) {
            String at = where + " at checkpoint " + file.at("checkpoints").items().get(i);
            OptionalDouble score = scores.number(at, items.get(i));
            OptionalDouble error =
                    errors.size() == items.size()
                            ? scores.error(at, errors.get(i))
                            : OptionalDouble.empty();
            if (score.isPresent()) {
                send(states.get(i), task, name, score.getAsDouble(), error, at, scores);
            }
        }
    }

    private void send(
            Model state,
            String task,
            String name,
            double score,
            OptionalDouble error,
            String where,
            SentResults scores) {
        Metric metric = ReadMetric.of(name, name, Optional.empty());
        scores.send(
                where,
                () -> {
                    Observation result =
                            Observation.of(state, task, metric, score)
                                    .in(settings.setup(Shots.ofPlace(place), Setup.STANDARD));
                    return error.isPresent()
                            ? result.withStandardError(error.getAsDouble())
                            : result;
                });
    }
}
