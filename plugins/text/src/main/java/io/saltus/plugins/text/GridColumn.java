package io.saltus.plugins.text;

import io.saltus.api.words.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A column of what is shown of each thing in a list.
 *
 * @param name its heading
 * @param optional whether it is no column but a fact where all rows agree, and nothing where all
 *     are blank
 * @param label whether it says which curve the row is about
 * @param cell the words of a cell
 * @param <T> what stands in a row
 */
record GridColumn<T>(String name, boolean optional, boolean label, Function<T, String> cell) {

    GridColumn {
        name = Names.harmless(name);
    }

    GridColumn(String name, boolean optional, Function<T, String> cell) {
        this(name, optional, false, cell);
    }

    /** The words of a cell, harmless on a terminal. */
    String words(T row) {
        return Names.harmless(cell.apply(row));
    }

    /** Returns the columns that are columns of these rows; what all agree on goes to the facts. */
    static <T> List<GridColumn<T>> shown(
            List<GridColumn<T>> columns, List<T> rows, List<String> facts) {
        List<GridColumn<T>> shown = new ArrayList<>();
        for (GridColumn<T> column : columns) {
            Set<String> values = new LinkedHashSet<>();
            rows.forEach(row -> values.add(column.words(row)));
            boolean agreed = values.size() == 1 && rows.size() > 1;
            if (column.optional() && (agreed || values.equals(Set.of("")))) {
                String value = values.iterator().next();
                if (!value.isEmpty()) {
                    facts.add(column.name() + ": " + value);
                }
            } else {
                shown.add(column);
            }
        }
        return shown;
    }
}
