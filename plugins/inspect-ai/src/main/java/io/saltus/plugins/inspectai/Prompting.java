package io.saltus.plugins.inspectai;

import io.saltus.api.data.Setup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the model was asked, from a log's plan and task arguments.
 *
 * <p>The strategy names the steps of the plan that are more than a prompt and an answer, in kebab
 * case, joined by {@code +}; a plan without such a step is {@code standard}. Effort that a model
 * was told to spend on reasoning is part of it.
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
                    "fewshot",
                    "few_shot",
                    "num_fewshot",
                    "num_few_shot",
                    "n_fewshot",
                    "n_shots",
                    "num_shots",
                    "shots",
                    "fewshot_samples");

    private static final String CHAIN_OF_THOUGHT = "chain-of-thought";

    private Prompting() {}

    static Setup of(Log log) {
        Set<String> steps = new LinkedHashSet<>();
        for (Tree step : log.part("plan", "steps").items()) {
            step.at("solver").text().map(Prompting::kebab).ifPresent(steps::add);
            if (step.at("params", "cot").truth().orElse(false)) {
                steps.add(CHAIN_OF_THOUGHT);
            }
        }
        if (log.part("eval", "task_args", "cot").truth().orElse(false)) {
            steps.add(CHAIN_OF_THOUGHT);
        }
        steps.removeAll(PLAIN);
        effort(log).ifPresent(effort -> steps.add("reasoning-" + effort));
        String strategy = steps.isEmpty() ? Setup.STANDARD : String.join("+", steps);
        return new Setup(shots(log.part("eval", "task_args")), strategy);
    }

    private static java.util.Optional<String> effort(Log log) {
        return log.part("plan", "config", "reasoning_effort")
                .text()
                .or(() -> log.part("eval", "model_generate_config", "reasoning_effort").text())
                .map(Prompting::kebab);
    }

    /** A number of shots, or no, which is none of them; yes does not say how many. */
    private static OptionalInt shots(Tree arguments) {
        Map<String, Tree> given = arguments.members();
        for (String name : SHOTS) {
            Tree shots = given.getOrDefault(name, Tree.NOTHING);
            double number = shots.number().orElse(-1);
            if (number >= 0 && number <= 10_000 && number == Math.rint(number)) {
                return OptionalInt.of((int) number);
            }
            if (!shots.truth().orElse(true)) {
                return OptionalInt.of(0);
            }
        }
        return OptionalInt.empty();
    }

    /** {@code package/chain_of_thought} is {@code chain-of-thought}. */
    private static String kebab(String solver) {
        return solver.substring(solver.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
