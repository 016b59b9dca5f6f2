package io.saltus.engine;

import io.saltus.api.data.Axis;
import java.util.List;
import java.util.Map;

/**
 * Names of the columns of a {@link Dataset}: those of the table schema, and where each row came
 * from.
 *
 * <p>Text columns: {@code task, metric, grain, family, model, run, strategy, origin,
 * chance_source}. Number columns (a missing cell is unknown): {@code chance, best, score, stderr},
 * and one per axis: {@code params, train_tokens, train_flops, loss, step}, or the id of an axis
 * that is not in the schema. Whole numbers: {@code shots, seed, n_examples, line}, and {@code
 * measured} in milliseconds since 1970. Truth values: {@code higher_is_better}.
 */
final class Schema {

    static final String TASK = "task";
    static final String METRIC = "metric";
    static final String HIGHER_IS_BETTER = "higher_is_better";
    static final String CHANCE = "chance";
    static final String BEST = "best";
    static final String GRAIN = "grain";
    static final String FAMILY = "family";
    static final String MODEL = "model";
    static final String RUN = "run";
    static final String SHOTS = "shots";
    static final String STRATEGY = "strategy";
    static final String SEED = "seed";
    static final String SCORE = "score";
    static final String STDERR = "stderr";
    static final String N_EXAMPLES = "n_examples";
    static final String ORIGIN = "origin";
    static final String LINE = "line";
    static final String CHANCE_SOURCE = "chance_source";
    static final String MEASURED = "measured";

    /** Index into the dataset's outcomes; of no meaning to anybody else. */
    static final String OUTCOMES = "outcomes";

    private static final Map<Axis, String> AXES =
            Map.of(
                    Axis.PARAMETERS, "params",
                    Axis.TOKENS, "train_tokens",
                    Axis.COMPUTE, "train_flops",
                    Axis.LOSS, "loss",
                    Axis.STEPS, "step");

    /** Every column that is always there. */
    static final List<String> COLUMNS =
            List.of(
                    TASK,
                    METRIC,
                    HIGHER_IS_BETTER,
                    CHANCE,
                    BEST,
                    GRAIN,
                    FAMILY,
                    MODEL,
                    RUN,
                    "params",
                    "train_tokens",
                    "train_flops",
                    "loss",
                    "step",
                    SHOTS,
                    STRATEGY,
                    SEED,
                    SCORE,
                    STDERR,
                    N_EXAMPLES,
                    ORIGIN,
                    LINE,
                    CHANCE_SOURCE,
                    MEASURED);

    private Schema() {}

    /** Returns the column that holds the scale on {@code axis}. */
    static String column(Axis axis) {
        return AXES.getOrDefault(axis, axis.id());
    }

    /** Returns the axis whose scale {@code column} holds. */
    static Axis axis(String column) {
        return AXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> Axis.of(column));
    }
}
