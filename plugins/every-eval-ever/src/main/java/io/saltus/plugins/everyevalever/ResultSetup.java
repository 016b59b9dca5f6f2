package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Setup;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.settings.RunSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the model was asked, from the {@code generation_config} of a result; {@code reasoning}
 * without an effort is chain-of-thought.
 */
final class ResultSetup {

    /** A step is an object, or JSON as a text. */
    private static final Pattern SOLVER = Pattern.compile("\"solver\"\\s*:\\s*\"([^\"]+)\"");

    private ResultSetup() {}

    static Setup of(JsonTree result, RunSettings settings, OptionalNumbers numbers) {
        JsonTree config = result.at("generation_config");
        JsonTree arguments = config.at("generation_args");
        JsonTree details = config.at("additional_details");
        Strategies plan = new Strategies();
        for (JsonTree step : arguments.at("eval_plan", "steps").items()) {
            solver(step).ifPresent(plan::step);
        }
        boolean effort = plan.effort(details.at("reasoning_effort").text());
        if (!effort && arguments.at("reasoning").truth().orElse(false)) {
            plan.step(Strategies.CHAIN_OF_THOUGHT);
        }
        return settings.setup(Shots.among(details, numbers), plan.strategy());
    }

    private static Optional<String> solver(JsonTree step) {
        return step.at("solver")
                .text()
                .or(
                        () ->
                                step.text()
                                        .map(SOLVER::matcher)
                                        .filter(Matcher::find)
                                        .map(found -> found.group(1)));
    }
}
