package io.saltus.plugins.evaluators.bigcode;

import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers {@code pass@k} and nothing around them: the file's name tells the task and perhaps the
 * temperature ({@code humaneval_temp02.json}), a folder above it the model.
 */
record BareScores(JsonTree file, Location location, RunSettings settings) {

    private static final Pattern TEMPERATURE =
            Pattern.compile("(?i)[-_]t(?:emp)?[-_]?(\\d)[.p]?(\\d*)");

    private static final Pattern NOTE =
            Pattern.compile(
                    "(?i)[-_](?:t(?:emp)?[-_]?\\d[.p]?\\d*|pass(?:@\\d+)?|results?|metrics?|eval).*$");

    static boolean isPassRate(String name) {
        return name.matches("pass@\\d+");
    }

    void send(SentResults scores) {
        if (!file.members().isEmpty()
                && file.members().keySet().stream().noneMatch(BareScores::isPassRate)) {
            throw new RequestException(
                    "expected 'config' beside the tasks, or numbers 'pass@k' alone; the file has "
                            + file.layout());
        }
        PathParts place = PathParts.of(location);
        String task = NOTE.matcher(place.stem()).replaceFirst("");
        Model model =
                settings.facts()
                        .place(
                                place,
                                name -> place.stem().startsWith(name) || name.startsWith(task))
                        .identity()
                        .orElseThrow()
                        .model();
        Optional<String> temperature = temperature(place.stem());
        scores.remark(
                "holds pass rates alone: the task '%s' is from the file's name, the model '%s' from %s;"
                                .formatted(
                                        task,
                                        model.name(),
                                        model.provenance().getOrDefault(Model.NAME, "its place"))
                        + " another model is said with the setting 'model'");
        file.members()
                .forEach(
                        (name, value) -> {
                            OptionalDouble score = scores.number("'" + name + "'", value);
                            if (score.isPresent()) {
                                scores.send(
                                        "'" + name + "'",
                                        () ->
                                                result(
                                                        model,
                                                        task,
                                                        name,
                                                        score.getAsDouble(),
                                                        temperature));
                            }
                        });
    }

    private Observation result(
            Model model, String task, String name, double score, Optional<String> temperature) {
        Observation result =
                Observation.of(model, task, TaskScores.ofSamples(name, name), score)
                        .in(settings.setup(OptionalInt.empty(), Setup.STANDARD));
        return temperature
                .map(degrees -> result.under(TaskScores.TEMPERATURE, degrees))
                .orElse(result);
    }

    /** {@code temp02} is .2, {@code temp0.8} is .8. */
    private static Optional<String> temperature(String stem) {
        Matcher told = TEMPERATURE.matcher(stem);
        if (!told.find()) {
            return Optional.empty();
        }
        String decimals = told.group(2);
        return Optional.of(decimals.isEmpty() ? told.group(1) : told.group(1) + "." + decimals);
    }
}
