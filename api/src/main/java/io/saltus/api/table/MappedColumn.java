package io.saltus.api.table;

import java.util.Objects;

/**
 * A column of a table that holds a field of the table schema.
 *
 * @param field name of the field in the schema ({@code train_tokens}); {@code scores} for a column
 *     of scores in a wide table
 * @param column name of the column, as it stands in the header
 * @param factor what a number in it is multiplied by; 1 unless one is set
 */
public record MappedColumn(String field, String column, double factor) {

    /** Refuses null. */
    public MappedColumn {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(column, "column");
    }
}
