package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What was asked of whom: a run's specification. */
final class RunSpec {

    /** Methods of which a scenario has one: a generated answer, a chosen letter, a text scored. */
    private static final Set<String> USUAL =
            Set.of("", "generation", "chat", "multiple_choice_joint", "language_modeling");

    private final JsonNode spec;

    /**
     * @throws RequestException if it names no model
     */
    RunSpec(JsonNode spec) {
        this.spec = spec;
        if (spec.path("adapter_spec").path("model").asText("").isBlank()) {
            throw new RequestException(
                    "run_spec.json: expected 'adapter_spec' with a 'model', found "
                            + Json.kind(spec.path("adapter_spec")));
        }
    }

    Model model() {
        return Model.of(adapter().path("model").asText());
    }

    /**
     * The task: the first of {@code groups}, else the scenario's class without "Scenario"; and the
     * scenario's arguments, such as the subject: {@code mmlu:subject=anatomy}.
     */
    String task() {
        JsonNode scenario = spec.path("scenario_spec");
        String name = spec.path("groups").path(0).asText("");
        if (name.isBlank()) {
            name =
                    scenario.path("class_name")
                            .asText("")
                            .replaceFirst("^.*\\.", "")
                            .replaceFirst("Scenario$", "");
        }
        if (name.isBlank()) {
            name = spec.path("name").asText("unnamed task").replaceFirst("[:,].*", "");
        }
        StringJoiner arguments = new StringJoiner(",");
        Map<String, JsonNode> sorted = new TreeMap<>();
        scenario.path("args").properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        sorted.forEach(
                (key, value) -> {
                    if (value.isValueNode() && !value.asText("").isBlank()) {
                        arguments.add(key + "=" + value.asText());
                    }
                });
        return arguments.length() == 0 ? name : name + ":" + arguments;
    }

    /**
     * Shots: {@code max_train_instances}. Strategy: chain of thought where there is a prefix for it
     * or the method's name says so; a method other than the usual ones is a strategy of its own.
     */
    Setup setup() {
        return new Setup(
                shotsTrouble().isEmpty() && shots().isInt()
                        ? OptionalInt.of(shots().asInt())
                        : OptionalInt.empty(),
                strategy());
    }

    /** Returns what is wrong with the number of shots, if it is stated and no such number. */
    Optional<String> shotsTrouble() {
        JsonNode shots = shots();
        return shots.isMissingNode() || shots.isNull() || shots.isInt() && shots.asInt() >= 0
                ? Optional.empty()
                : Optional.of(
                        "run_spec.json: 'max_train_instances' must be a whole number of at least 0, got "
                                + Json.shortened(shots));
    }

    private JsonNode shots() {
        return adapter().path("max_train_instances");
    }

    private String strategy() {
        String method = adapter().path("method").asText("").strip();
        if (!adapter().path("chain_of_thought_prefix").asText("").isBlank()
                || method.contains("chain_of_thought")) {
            return "chain-of-thought";
        }
        return USUAL.contains(method)
                ? Setup.STANDARD
                : method.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isLanguageModelling() {
        return adapter().path("method").asText("").equals("language_modeling");
    }

    private JsonNode adapter() {
        return spec.path("adapter_spec");
    }
}
