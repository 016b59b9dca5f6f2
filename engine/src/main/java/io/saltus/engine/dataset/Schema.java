package io.saltus.engine.dataset;

import io.saltus.api.data.Axis;
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

    private Schema() {}

    /** Returns the column that holds the scale on {@code axis}. */
    public static String column(Axis axis) {
        return Column.of(axis).map(Column::id).orElse(axis.id());
    }

    /** Returns the axis whose scale {@code column} holds. */
    static Axis axis(String column) {
        return Column.of(column).flatMap(Column::axis).orElseGet(() -> Axis.of(column));
    }
}
