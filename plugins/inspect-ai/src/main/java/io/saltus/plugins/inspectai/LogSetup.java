package io.saltus.plugins.inspectai;

import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;

/** By which strategy the model was asked, from a log's plan and task arguments. */
final class LogSetup {

    private LogSetup() {}

    /** Whether the solver put the choices into another order than the samples have. */
    static boolean isShuffled(InspectLog log) {
        return log.part("plan", "steps").items().stream()
                .map(step -> step.at("params", "shuffle"))
                .anyMatch(shuffle -> shuffle.isThere() && shuffle.truth().orElse(true));
    }

    static String strategy(InspectLog log) {
        JsonTree arguments = log.part("eval", "task_args");
        Strategies plan = new Strategies();
        for (JsonTree step : log.part("plan", "steps").items()) {
            step.at("solver").text().ifPresent(plan::step);
            if (step.at("params", "cot").truth().orElse(false)) {
                plan.step(Strategies.CHAIN_OF_THOUGHT);
            }
        }
        if (arguments.at("cot").truth().orElse(false)) {
            plan.step(Strategies.CHAIN_OF_THOUGHT);
        }
        plan.effort(
                log.part("plan", "config", "reasoning_effort")
                        .text()
                        .or(
                                () ->
                                        log.part(
                                                        "eval",
                                                        "model_generate_config",
                                                        "reasoning_effort")
                                                .text()));
        return plan.strategy();
    }
}
