package io.saltus.plugins.helm;

import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.settings.RunSettings;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What was asked of whom: a run's specification. */
final class RunSpec {

    /** Methods of which a scenario has one: a generated answer, a chosen letter, a text scored. */
    private static final Set<String> USUAL =
            Set.of("", "generation", "chat", "multiple_choice_joint", "language_modeling");

    /** How many instances HELM asks at most where nobody asks for fewer. */
    private static final long USUAL_INSTANCES = 1000;

    private final JsonTree spec;
    private final RunSettings settings;
    private final OptionalInt shots;
    private final OptionalLong most;

    /**
     * @param settings what the user says of runs
     * @param numbers is told of numbers that cannot be
     * @throws RequestException if it names no model
     */
    RunSpec(JsonTree spec, RunSettings settings, OptionalNumbers numbers) {
        this.spec = spec;
        this.settings = settings;
        if (adapter().at("model").text().isEmpty()) {
            throw new RequestException(
                    "run_spec.json: expected 'adapter_spec' with a 'model', found "
                            + adapter().kind());
        }
        this.shots =
                Shots.stated(
                        "run_spec.json: 'max_train_instances'",
                        adapter().at("max_train_instances"),
                        numbers);
        // -1 asks for all
        this.most =
                numbers.whole(
                        "run_spec.json: 'max_eval_instances'",
                        adapter().at("max_eval_instances"),
                        -1);
    }

    Model model() {
        return settings.facts()
                .called("adapter_spec.model", adapter().at("model").text())
                .identity()
                .orElseThrow()
                .model();
    }

    /**
     * The task: the first of {@code groups}, else the scenario's class without "Scenario"; and the
     * scenario's arguments, such as the subject: {@code mmlu:subject=anatomy}.
     */
    String task() {
        JsonTree scenario = spec.at("scenario_spec");
        String name =
                spec.at("groups").items().stream().findFirst().flatMap(JsonTree::text).orElse("");
        if (name.isBlank()) {
            name =
                    scenario.at("class_name")
                            .text()
                            .orElse("")
                            .replaceFirst("^.*\\.", "")
                            .replaceFirst("Scenario$", "");
        }
        if (name.isBlank()) {
            name = spec.at("name").text().orElse("unnamed task").replaceFirst("[:,].*", "");
        }
        StringJoiner arguments = new StringJoiner(",");
        new TreeMap<>(scenario.at("args").members())
                .forEach(
                        (key, value) ->
                                value.scalar()
                                        .filter(text -> !text.isBlank())
                                        .ifPresent(text -> arguments.add(key + "=" + text)));
        return arguments.length() == 0 ? name : name + ":" + arguments;
    }

    /**
     * Shots: {@code max_train_instances}. Strategy: chain of thought where there is a prefix for it
     * or the method's name says so; a method other than the usual ones is a strategy of its own.
     */
    Setup setup() {
        return settings.setup(shots, strategy());
    }

    /**
     * Returns {@code max_eval_instances} where it is below HELM's own {@value #USUAL_INSTANCES} and
     * cut the test set off.
     *
     * @param asked how many instances of all splits were asked; 0 if that is not known
     */
    OptionalLong limit(long asked) {
        boolean below = most.orElse(0) > 0 && most.getAsLong() < USUAL_INSTANCES;
        return below && (asked == 0 || asked >= most.getAsLong()) ? most : OptionalLong.empty();
    }

    private String strategy() {
        String method = adapter().at("method").text().orElse("");
        if (adapter().at("chain_of_thought_prefix").text().isPresent()
                || method.contains("chain_of_thought")) {
            return Strategies.CHAIN_OF_THOUGHT;
        }
        return USUAL.contains(method)
                ? Setup.STANDARD
                : method.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each choice is asked for by itself and counts with its own log-likelihood. */
    boolean isOfSeparateChoices() {
        return adapter()
                .at("method")
                .text()
                .filter("multiple_choice_separate_original"::equals)
                .isPresent();
    }

    boolean isLanguageModelling() {
        return adapter().at("method").text().filter("language_modeling"::equals).isPresent();
    }

    private JsonTree adapter() {
        return spec.at("adapter_spec");
    }
}
