package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Setup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the model was asked, from the {@code generation_config} of a result.
 *
 * <p>The strategy names the steps of the plan that are more than a prompt and an answer, in kebab
 * case, joined by {@code +}; {@code reasoning} is chain-of-thought; nothing of this is {@code
 * standard}.
 */
final class Prompting {

    /** Steps that every strategy has, or that only word the prompt. */
    private static final Set<String> PLAIN =
            Set.of(
                    "generate",
                    "multiple-choice",
                    "system-message",
                    "user-message",
                    "assistant-message",
                    "prompt-template",
                    "chain");

    private static final List<String> SHOTS =
            List.of(
                    "num_fewshot",
                    "fewshot",
                    "few_shot",
                    "n_shot",
                    "n_shots",
                    "num_shots",
                    "shots",
                    "max_train_instances");

    /** A step is an object, or JSON as a text. */
    private static final Pattern SOLVER = Pattern.compile("\"solver\"\\s*:\\s*\"([^\"]+)\"");

    private Prompting() {}

    static Setup of(Tree result) {
        Tree config = result.at("generation_config");
        Tree arguments = config.at("generation_args");
        Set<String> steps = new LinkedHashSet<>();
        for (Tree step : arguments.at("eval_plan", "steps").items()) {
            solver(step).map(Prompting::kebab).ifPresent(steps::add);
        }
        steps.removeAll(PLAIN);
        Optional<String> effort =
                config.at("additional_details", "reasoning_effort")
                        .text()
                        .map(Prompting::kebab)
                        .filter(text -> !text.isEmpty() && !text.equals("none"));
        effort.ifPresent(text -> steps.add("reasoning-" + text));
        if (effort.isEmpty() && arguments.at("reasoning").truth().orElse(false)) {
            steps.add("chain-of-thought");
        }
        return new Setup(
                shots(config.at("additional_details")),
                steps.isEmpty() ? Setup.STANDARD : String.join("+", steps));
    }

    private static Optional<String> solver(Tree step) {
        return step.at("solver")
                .text()
                .or(
                        () ->
                                step.text()
                                        .map(SOLVER::matcher)
                                        .filter(Matcher::find)
                                        .map(found -> found.group(1)));
    }

    private static OptionalInt shots(Tree details) {
        for (String name : SHOTS) {
            double shots = details.at(name).number().orElse(-1);
            if (shots >= 0 && shots <= 10_000 && shots == Math.rint(shots)) {
                return OptionalInt.of((int) shots);
            }
        }
        return OptionalInt.empty();
    }

    private static String kebab(String solver) {
        return solver.substring(solver.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
