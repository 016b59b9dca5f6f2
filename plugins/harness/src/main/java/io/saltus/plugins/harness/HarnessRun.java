package io.saltus.plugins.harness;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.ModelNames;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Times;
import io.saltus.sources.identity.TrainingSteps;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which model a run evaluated, and when: from what the file says, else from its name and place.
 *
 * <ol>
 *   <li>Name: the setting {@code model}; {@code model_name}; {@code pretrained}, {@code model} or
 *       {@code engine} in {@code model_args}; else {@link ModelNames#ofPlace}.
 *   <li>Step: {@code revision=stepN}, {@code model_revision}, the folder of a checkpoint, else
 *       {@code stepN} in the file's name or that of a folder above it.
 *   <li>Shots where the file states none: {@link Shots#ofPlace}.
 *   <li>Time: that in the file's name, which names its samples too, else {@code date}.
 * </ol>
 *
 * Parameters, tokens and family are left to the model catalogue, but for {@code
 * model_num_parameters}.
 *
 * @param file the results file, or nothing
 */
record HarnessRun(JsonTree file, Location location, PathParts place) {

    HarnessRun(JsonTree file, Location location) {
        this(file, location, PathParts.of(location));
    }

    Model model(RunSettings settings) {
        JsonTree config = file.at("config");
        JsonTree arguments = config.at("model_args");
        RunFacts facts = settings.facts();
        offerName(facts, "model_name", file.at("model_name").text());
        offerName(facts, "config_general", file.at("config_general", "model_name").text());
        for (String key : new String[] {"pretrained", "model", "engine"}) {
            offerName(facts, "model_args." + key, argument(arguments, key));
        }
        offerName(facts, "the file's place", Optional.of(ModelNames.ofPlace(place)));
        facts.scale(
                Axis.PARAMETERS,
                "config.model_num_parameters",
                config.at("model_num_parameters").number());
        offerStep(facts, "model_args.revision", argument(arguments, "revision"));
        offerStep(facts, "config.model_revision", config.at("model_revision").text());
        offerStep(
                facts,
                "model_args.pretrained",
                argument(arguments, "pretrained")
                        .map(path -> path.replaceFirst("^.*[/\\\\]", ""))
                        .filter(TrainingSteps::isCheckpoint));
        offerStep(facts, "the file's name", Optional.of(place.stem()));
        for (String folder : place.folders()) {
            offerStep(facts, "a folder", Optional.of(folder).filter(TrainingSteps::isCheckpoint));
        }
        return facts.identity().orElseThrow().model();
    }

    OptionalInt shots() {
        return Shots.ofPlace(place);
    }

    Optional<Instant> measured() {
        return Times.within(location.name())
                .or(
                        () ->
                                file.at("date").number().orElse(0) > 0
                                        ? Times.of(file.at("date"))
                                        : Optional.empty());
    }

    private static void offerName(RunFacts facts, String where, Optional<String> name) {
        facts.name(where, name.map(ModelNames::withoutCheckpoint));
    }

    private static void offerStep(RunFacts facts, String where, Optional<String> text) {
        text.ifPresent(words -> facts.scale(Axis.STEPS, where, TrainingSteps.within(words)));
    }

    /** Returns the value of a key in {@code model_args}, which is a text or an object. */
    private static Optional<String> argument(JsonTree arguments, String key) {
        if (arguments.isObject()) {
            return arguments.at(key).scalar();
        }
        for (String pair : arguments.text().orElse("").split(",")) {
            String[] words = pair.strip().split("=", 2);
            if (words.length == 2 && words[0].equals(key) && !words[1].isBlank()) {
                return Optional.of(words[1]);
            }
        }
        return Optional.empty();
    }
}
