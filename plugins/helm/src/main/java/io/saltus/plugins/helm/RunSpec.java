package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What was asked of whom: a run's specification. */
final class RunSpec {

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

    /** Shots: {@code max_train_instances}; chain of thought where there is a prefix for it. */
    Setup setup() {
        JsonNode shots = adapter().path("max_train_instances");
        boolean thought = !adapter().path("chain_of_thought_prefix").asText("").isBlank();
        return new Setup(
                shots.isInt() && shots.asInt() >= 0
                        ? OptionalInt.of(shots.asInt())
                        : OptionalInt.empty(),
                thought ? "chain-of-thought" : Setup.STANDARD);
    }

    boolean isLanguageModelling() {
        return adapter().path("method").asText("").equals("language_modeling");
    }

    private JsonNode adapter() {
        return spec.path("adapter_spec");
    }
}
