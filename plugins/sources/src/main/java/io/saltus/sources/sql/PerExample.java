package io.saltus.sources.sql;

import io.saltus.api.table.MappedColumn;
import java.util.List;
import java.util.Optional;

/** What a row of a table is: a setting of sources that aggregate. */
public enum PerExample {
    /** Decided by the columns. */
    AUTO,
    /** A single example. */
    YES,
    /** A result. */
    NO;

    /**
     * Returns whether a row is an example: if nothing else is said, where a column holds their ids
     * and none a standard error or a number of examples.
     *
     * @param columns the columns that are read
     * @param id the column of the example's id, if there is one
     */
    public boolean isChosen(List<MappedColumn> columns, Optional<String> id) {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case AUTO -> id.isPresent() && columns.stream().noneMatch(ExampleColumns::isOfResults);
        };
    }
}
