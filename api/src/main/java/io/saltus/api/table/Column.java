package io.saltus.api.table;

import io.saltus.api.data.Axis;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of the table schema, in its order: the one list of them, for whoever reads, keeps or
 * writes results as a table. More may come: do not switch over all of them without a default.
 */
public enum Column {
    /** Name of the task. */
    TASK(Kind.TEXT),
    /** Name of the metric. */
    METRIC(Kind.TEXT),
    /** Which way the metric improves. */
    HIGHER_IS_BETTER(Kind.TRUTH),
    /** Score of guessing. */
    CHANCE(Kind.NUMBER),
    /** Best possible score. */
    BEST(Kind.NUMBER),
    /** What one example contributes: all-or-nothing or graded. */
    GRAIN(Kind.TEXT),
    /** Model family. */
    FAMILY(Kind.TEXT),
    /** Name of the model. */
    MODEL(Kind.TEXT),
    /** Training run. */
    RUN(Kind.TEXT),
    /** Number of parameters. */
    PARAMS(Kind.NUMBER),
    /** Training tokens. */
    TRAIN_TOKENS(Kind.NUMBER),
    /** Training compute, FLOPs. */
    TRAIN_FLOPS(Kind.NUMBER),
    /** Pre-training loss, nats per token. */
    LOSS(Kind.NUMBER),
    /** Training step. */
    STEP(Kind.NUMBER),
    /** Examples in the prompt. */
    SHOTS(Kind.WHOLE_NUMBER),
    /** Prompting or finetuning strategy. */
    STRATEGY(Kind.TEXT),
    /** Seed. */
    SEED(Kind.WHOLE_NUMBER),
    /** The score. */
    SCORE(Kind.NUMBER),
    /** Standard error of the score. */
    STDERR(Kind.NUMBER),
    /** Number of examples behind the score. */
    N_EXAMPLES(Kind.WHOLE_NUMBER);

    /** What a cell holds. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A finite number. */
        NUMBER,
        /** A number without a fraction. */
        WHOLE_NUMBER,
        /** True or false. */
        TRUTH
    }

    private static final Map<Axis, Column> SCALES =
            Map.of(
                    Axis.PARAMETERS, PARAMS,
                    Axis.TOKENS, TRAIN_TOKENS,
                    Axis.COMPUTE, TRAIN_FLOPS,
                    Axis.LOSS, LOSS,
                    Axis.STEPS, STEP);

    private final Kind kind;
    private final String id;

    Column(Kind kind) {
        this.kind = kind;
        this.id = name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name in the schema: {@code train_tokens}. */
    public String id() {
        return id;
    }

    /** Returns what a cell holds. */
    public Kind kind() {
        return kind;
    }

    /** Returns the axis whose scale the column holds, if it holds one. */
    public Optional<Axis> axis() {
        return SCALES.entrySet().stream()
                .filter(scale -> scale.getValue() == this)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the column of the name {@code id}, if the schema has it. */
    public static Optional<Column> of(String id) {
        return Arrays.stream(values()).filter(column -> column.id.equals(id)).findFirst();
    }

    /** Returns the column that holds the scale on {@code axis}, if the schema has one. */
    public static Optional<Column> of(Axis axis) {
        return Optional.ofNullable(SCALES.get(axis));
    }
}
