package io.saltus.api.table;

import java.util.Locale;

/** The fields of the table schema. */
enum Field {
    TASK,
    METRIC,
    HIGHER_IS_BETTER,
    CHANCE,
    BEST,
    GRAIN,
    FAMILY,
    MODEL,
    RUN,
    PARAMS,
    TRAIN_TOKENS,
    TRAIN_FLOPS,
    LOSS,
    STEP,
    SHOTS,
    STRATEGY,
    SEED,
    SCORE,
    STDERR,
    N_EXAMPLES;

    /** Name in the schema: {@code train_tokens}. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
