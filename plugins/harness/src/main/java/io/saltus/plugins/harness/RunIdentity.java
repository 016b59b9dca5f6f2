package io.saltus.plugins.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model a run evaluated: from what the file says, else from its name and place.
 *
 * <ol>
 *   <li>Name: the setting {@code model}; {@code model_name}; {@code pretrained} or {@code model} in
 *       {@code model_args}; the folder of a file {@code results_DATE.json}, {@code __} for {@code
 *       /}; else the file's name without shots and step, and where that is a size only ({@code
 *       6.9b_step3000}) the folder above it that ends in this size ({@code pythia-6.9b}).
 *   <li>Step: {@code revision=stepN}, {@code model_revision}, else {@code stepN} in the file's
 *       name.
 *   <li>Shots where the file states none: {@code 5-shot}, {@code 5shot}, {@code zero-shot}, {@code
 *       five-shot} in the file's name or the folder's.
 * </ol>
 *
 * Parameters, tokens and family are left to the model catalogue, but for {@code
 * model_num_parameters}.
 */
final class RunIdentity {

    private static final Pattern STEP = Pattern.compile("step[_-]?(\\d{1,12})(?!\\d)");
    private static final Pattern SHOTS = Pattern.compile("(\\d{1,3})[_-]?shot");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight");
    private static final Pattern SIZE_ONLY =
            Pattern.compile("\\d+(\\.\\d+)?[mb]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATED =
            Pattern.compile("(results|samples)_.*\\d{4}-\\d{2}-\\d{2}T.*");

    private final String stem;
    private final List<String> folders;

    RunIdentity(Location location) {
        List<String> parts = new ArrayList<>(List.of(location.uri().getPath().split("/+")));
        parts.removeIf(String::isEmpty);
        String file = parts.isEmpty() ? location.name() : parts.remove(parts.size() - 1);
        this.stem = file.replaceFirst("\\.jsonl?$", "");
        this.folders = parts;
    }

    /** Returns the model that a results file is about. */
    Model model(JsonNode file, Harness settings) {
        String name = settings.model().isEmpty() ? name(file) : settings.model();
        Model model = Model.of(name);
        if (!settings.family().isEmpty()) {
            model = model.inFamily(settings.family());
        }
        JsonNode parameters = file.path("config").path("model_num_parameters");
        if (parameters.isNumber() && parameters.asDouble() > 0) {
            model = model.at(Axis.PARAMETERS, parameters.asDouble());
        }
        OptionalDouble step = step(file);
        if (step.isPresent()) {
            model = model.at(Axis.STEPS, step.getAsDouble());
            if (settings.tokensPerStep() > 0) {
                model = model.at(Axis.TOKENS, step.getAsDouble() * settings.tokensPerStep());
            }
        }
        return model;
    }

    /** Returns the model of a file that says nothing of it: by its name and place alone. */
    Model model(Harness settings) {
        return model(com.fasterxml.jackson.databind.node.MissingNode.getInstance(), settings);
    }

    /** Returns the shots that the file's name or folder states. */
    OptionalInt shots() {
        for (String place : places()) {
            Matcher number = SHOTS.matcher(place);
            if (number.find()) {
                return OptionalInt.of(Integer.parseInt(number.group(1)));
            }
            for (int i = 0; i < NUMBERS.size(); i++) {
                if (place.matches(".*(?<![a-z])" + NUMBERS.get(i) + "[_-]?shot.*")) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the value of a key in {@code model_args}, which is a text or an object. */
    static Optional<String> argument(JsonNode arguments, String key) {
        if (arguments.isObject()) {
            JsonNode value = arguments.path(key);
            return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
        }
        for (String pair : arguments.asText("").split(",")) {
            String[] words = pair.strip().split("=", 2);
            if (words.length == 2 && words[0].equals(key) && !words[1].isBlank()) {
                return Optional.of(words[1]);
            }
        }
        return Optional.empty();
    }

    private List<String> places() {
        List<String> places = new ArrayList<>(List.of(stem.toLowerCase(Locale.ROOT)));
        if (!folders.isEmpty()) {
            places.add(folders.get(folders.size() - 1).toLowerCase(Locale.ROOT));
        }
        return places;
    }

    private String name(JsonNode file) {
        for (JsonNode stated :
                List.of(file.path("model_name"), file.path("config_general").path("model_name"))) {
            if (!stated.asText("").isBlank()) {
                return stated.asText().strip();
            }
        }
        JsonNode arguments = file.path("config").path("model_args");
        return argument(arguments, "pretrained")
                .or(() -> argument(arguments, "model"))
                .or(() -> argument(arguments, "engine"))
                .orElseGet(this::nameByPlace);
    }

    private String nameByPlace() {
        if (DATED.matcher(stem).matches() && !folders.isEmpty()) {
            return folders.get(folders.size() - 1).replaceFirst("__", "/");
        }
        String name =
                stem.replaceAll("(?i)[_-]?(\\d{1,3}|zero|one|two|three|four|five)[_-]?shot", "")
                        .replaceAll("(?i)[_-]?step[_-]?\\d+", "")
                        .replaceAll("^[_-]+|[_-]+$", "");
        if (SIZE_ONLY.matcher(name).matches()) {
            for (int i = folders.size() - 1; i >= 0; i--) {
                if (folders.get(i)
                        .toLowerCase(Locale.ROOT)
                        .endsWith("-" + name.toLowerCase(Locale.ROOT))) {
                    return folders.get(i);
                }
            }
        }
        return name.isEmpty() ? stem : name;
    }

    private OptionalDouble step(JsonNode file) {
        JsonNode config = file.path("config");
        List<String> stated = new ArrayList<>();
        argument(config.path("model_args"), "revision").ifPresent(stated::add);
        stated.add(config.path("model_revision").asText(""));
        stated.add(stem.toLowerCase(Locale.ROOT));
        for (String text : stated) {
            Matcher step = STEP.matcher(text);
            if (step.find()) {
                return OptionalDouble.of(Double.parseDouble(step.group(1)));
            }
        }
        return OptionalDouble.empty();
    }
}
