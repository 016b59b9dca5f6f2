package io.saltus.sources.identity;

import io.saltus.api.data.Setup;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key of results of the harness and of LightEval says of its task, its shots and its
 * prompting strategy.
 *
 * <ul>
 *   <li>{@code gsm8k_cot} is the task {@code gsm8k} under chain of thought, so that it pairs with
 *       {@code gsm8k}; {@code bbh_cot_fewshot_navigate} is {@code bbh_navigate};
 *   <li>the keys of the leaderboard and of LightEval hold more: {@code harness|arc:challenge|25},
 *       {@code lighteval|gsm8k|5|0} and {@code gsm8k|5} are a task and its shots;
 *   <li>{@code all}, {@code mmlu:_average|5} and the like are averages over tasks.
 * </ul>
 */
public final class TaskNames {

    private static final Pattern COT = Pattern.compile("_cot(?:_(?:fewshot|zeroshot))?(_|$)");
    private static final Pattern SUITE =
            Pattern.compile("[^|]+\\|([^|]*[^|\\d][^|]*)\\|(\\d{1,4})(?:\\|.*)?");
    private static final Pattern PLAIN = Pattern.compile("([^|]+)\\|(\\d{1,4})(?:\\|.*)?");
    private static final Pattern AVERAGE =
            Pattern.compile("(?:all|average|(.*[:|])?_average(?:\\|.*)?)");

    private TaskNames() {}

    /**
     * A task as it is to be called.
     *
     * @param task its name
     * @param shots number of shots in its name, if there is one
     * @param strategy prompting strategy
     */
    public record Named(String task, OptionalInt shots, String strategy) {}

    /** Returns whether a key says that it is an average over tasks. */
    public static boolean isAverage(String key) {
        return AVERAGE.matcher(key.strip()).matches();
    }

    /**
     * Returns what the keys begin with that an average is of, empty if it is of all; nothing if the
     * key is none.
     */
    public static Optional<String> averaged(String key) {
        Matcher average = AVERAGE.matcher(key.strip());
        return average.matches()
                ? Optional.of(average.group(1) == null ? "" : average.group(1))
                : Optional.empty();
    }

    /** Returns what a key says; nothing if it is blank. */
    public static Optional<Named> of(String key) {
        String task = key.strip();
        OptionalInt shots = OptionalInt.empty();
        for (Pattern pattern : new Pattern[] {SUITE, PLAIN}) {
            Matcher parts = pattern.matcher(task);
            if (parts.matches()) {
                task = parts.group(1);
                shots = OptionalInt.of(Integer.parseInt(parts.group(2)));
                break;
            }
        }
        boolean thought = COT.matcher(task).find();
        if (thought) {
            task = COT.matcher(task).replaceFirst("$1");
        }
        if (task.startsWith("bbh_")) {
            task = task.replaceFirst("^bbh_(fewshot|zeroshot)_", "bbh_");
        }
        return task.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new Named(
                                task,
                                shots,
                                thought ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD));
    }
}
