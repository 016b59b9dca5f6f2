package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Observation;
import io.saltus.api.words.Numbers;
import io.saltus.sources.json.JsonTree;
import java.util.OptionalDouble;

/**
 * What a result was measured under that is not as usual, from the details of its {@code
 * generation_config}: a limit, a version of the task, a chat template, a seed.
 */
final class ResultConditions {

    /** A dataset of which fewer were asked was limited; of which more, some samples failed. */
    private static final double MOST_OF_A_DATASET = 0.9;

    private ResultConditions() {}

    /** Returns a result, whose number of examples is told already, with its conditions. */
    static Observation applied(Observation observation, JsonTree result) {
        JsonTree details = result.at("generation_config", "additional_details");
        Observation told = observation;
        double limit = details.at("limit").writtenNumber().orElse(0);
        double all = result.at("source_data", "samples_number").writtenNumber().orElse(0);
        long asked = observation.examples().orElse(0);
        if (limit > 0 && (all <= 0 || limit < all)) {
            told = told.under(Observation.LIMIT, Numbers.exact(limit));
        } else if (asked > 0 && asked < MOST_OF_A_DATASET * all) {
            told = told.under(Observation.LIMIT, String.valueOf(asked));
        }
        String version = details.at("task_version").scalar().orElse("").strip();
        if (!version.isEmpty() && !version.equals("0")) {
            told = told.under(Observation.VERSION, version);
        }
        if (details.at("apply_chat_template").scalar().orElse("").equalsIgnoreCase("true")) {
            told = told.under("chat-template", "applied");
        }
        OptionalDouble seed = details.at("seed").writtenNumber();
        OptionalDouble examples = details.at("fewshot_seed").writtenNumber();
        double number = seed.orElse(examples.orElse(Double.NaN));
        boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p53;
        return whole ? told.withSeed((long) number) : told;
    }
}
