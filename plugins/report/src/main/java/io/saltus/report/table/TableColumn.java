package io.saltus.report.table;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name its heading, the same in every format
 * @param kind what its cells hold where they are not unknown
 */
public record TableColumn(String name, Kind kind) {

    /**
     * @throws IllegalArgumentException if the name is blank
     */
    public TableColumn {
        Objects.requireNonNull(kind, "kind");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }
}
