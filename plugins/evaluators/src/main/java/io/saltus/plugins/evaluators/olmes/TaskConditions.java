package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.settings.RunSettings;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a task was asked, as its configuration says: shots, a part of the examples, a split that is
 * not the test set, a chat template, a temperature, the seed of the examples in the prompt.
 *
 * @param task its name, of which {@code :cot} says that the model was to reason
 * @param config its configuration
 * @param sampling what the configuration says of sampling
 * @param examples how many examples were asked; 0 if that is not known
 * @param shots how many examples stood in the prompt
 */
record TaskConditions(
        String task, JsonTree config, JsonTree sampling, long examples, OptionalInt shots) {

    /** The seed of the examples in the prompt, unless another is asked for. */
    private static final long USUAL_SEED = 1234;

    /**
     * Tells a result how it was asked.
     *
     * @param numbers is told of numbers in the configuration that cannot be
     */
    Observation applied(Observation plain, RunSettings settings, OptionalNumbers numbers) {
        boolean thought = (":" + task + ":").contains(":cot:");
        Observation told =
                plain.in(
                        settings.setup(
                                shots, thought ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD));
        told = examples > 0 ? told.withExamples(examples) : told;
        // -1 asks for all
        double limit = numbers.number(name("limit"), config.at("limit"), -1).orElse(0);
        if (limit > 0 && limit <= examples) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        }
        Optional<String> split = config.at("split").text().filter(part -> !part.equals("test"));
        if (split.isPresent()) {
            told = told.under("split", split.get());
        }
        if (config.at("use_chat_format").truth().orElse(false)) {
            told = told.under("chat-template", "applied");
        }
        double temperature =
                numbers.number(name("temperature"), sampling.at("temperature"), 0).orElse(0);
        if (temperature > 0 && sampling.at("do_sample").truth().orElse(true)) {
            told = told.under("temperature", Numbers.exact(temperature));
        }
        long seed =
                numbers.whole(name("fewshot_seed"), config.at("fewshot_seed"), Long.MIN_VALUE)
                        .orElse(USUAL_SEED);
        return seed != USUAL_SEED && shots.orElse(0) > 0 ? told.withSeed(seed) : told;
    }

    private String name(String field) {
        return "'%s' of '%s'".formatted(field, task);
    }
}
