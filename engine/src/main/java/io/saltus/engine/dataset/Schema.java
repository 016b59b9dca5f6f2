package io.saltus.engine.dataset;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.table.Column;

/**
 * Names of the columns of a {@link Dataset}: those of the {@linkplain Column table schema}, one for
 * each axis that is not in it, by its id, and those that say where a row came from.
 */
public final class Schema {

    /** Name of the location that a row was read from. */
    public static final String ORIGIN = "origin";

    /** Line there; 0 where lines mean nothing. */
    public static final String LINE = "line";

    /** Where the chance level came from; empty if it is not known. */
    public static final String CHANCE_SOURCE = "chance_source";

    /** When the score was measured, in milliseconds since 1970. */
    public static final String MEASURED = "measured";

    /** Index into the dataset's outcomes; of no meaning to anybody else. */
    public static final String OUTCOMES = "outcomes";

    /** Where the number of examples came from; empty if the data state it or it is not known. */
    public static final String EXAMPLES_SOURCE = "examples_source";

    /** What was done to the model after its training; empty for a base model. */
    public static final String VARIANT = Model.VARIANT;

    /** When the model was released, as {@code 2024-09-18}; empty if it is not known. */
    public static final String RELEASED = Model.RELEASED;

    /** Where what is known of the model came from: {@link NamedWords} by fact. */
    public static final String MODEL_SOURCE = "model_source";

    /** What the evaluation was run under: {@link NamedWords} by condition. */
    public static final String CONDITIONS = "conditions";

    private Schema() {}

    /** Returns the column that holds the scale on {@code axis}. */
    public static String column(Axis axis) {
        return Column.of(axis).map(Column::id).orElse(axis.id());
    }

    /** Returns whether Saltus knows an axis of this id, with its unit and spacing. */
    public static boolean isKnown(Axis axis) {
        return Axis.KNOWN.contains(axis) || Axis.OTHERS.contains(axis);
    }

    /** Returns the axis whose scale {@code column} holds, described by its id alone. */
    static Axis axis(String column) {
        return Column.of(column).flatMap(Column::axis).orElseGet(() -> Axis.of(column));
    }
}
