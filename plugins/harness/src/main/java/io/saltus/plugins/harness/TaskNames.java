package io.saltus.plugins.harness;

import io.saltus.api.data.Setup;
import io.saltus.sources.identity.Strategies;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a key of {@code results} says of its task, its shots and its prompting strategy. */
enum TaskNames {
    /**
     * Of the harness: {@code gsm8k_cot} is the task {@code gsm8k} under chain of thought, so that
     * it pairs with {@code gsm8k}; {@code bbh_cot_fewshot_navigate} is {@code bbh_navigate}.
     */
    HARNESS {
        @Override
        Optional<Named> of(String key) {
            String task = key.strip();
            boolean thought = COT.matcher(task).find();
            if (thought) {
                task = COT.matcher(task).replaceFirst("$1");
            }
            if (task.startsWith("bbh_")) {
                task = task.replaceFirst("^bbh_(fewshot|zeroshot)_", "bbh_");
            }
            return task.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Named(
                                    task,
                                    OptionalInt.empty(),
                                    thought ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD));
        }
    },
    /** Of the leaderboard: {@code harness|arc:challenge|25}; the row {@code all} is an average. */
    LEADERBOARD {
        @Override
        Optional<Named> of(String key) {
            if (key.equals("all") || AGGREGATES.matcher(key).matches()) {
                return Optional.empty();
            }
            Matcher parts = HARNESS_KEY.matcher(key);
            return parts.matches()
                    ? Optional.of(
                            new Named(
                                    parts.group(1),
                                    OptionalInt.of(Integer.parseInt(parts.group(2))),
                                    Setup.STANDARD))
                    : HARNESS.of(key);
        }
    };

    private static final Pattern COT = Pattern.compile("_cot(?:_(?:fewshot|zeroshot))?(_|$)");
    private static final Pattern HARNESS_KEY = Pattern.compile("[^|]+\\|([^|]+)\\|(\\d{1,4}).*");
    private static final Pattern AGGREGATES =
            Pattern.compile("leaderboard(_(bbh|gpqa|math_hard|musr|instruction_following))?");

    /**
     * A task as it is to be called.
     *
     * @param task its name
     * @param shots number of shots in its name, if there is one
     * @param strategy prompting strategy
     */
    record Named(String task, OptionalInt shots, String strategy) {}

    /** Returns what a key says; nothing if it is an average over tasks. */
    abstract Optional<Named> of(String key);
}
