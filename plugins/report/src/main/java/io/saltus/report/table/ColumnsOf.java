package io.saltus.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Columns, each with what stands in it for one thing.
 *
 * @param <T> what a row tells of
 */
final class ColumnsOf<T> {

    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Function<T, Value>> cells = new ArrayList<>();

    /** Adds a column; an empty text is a cell that is unknown. */
    ColumnsOf<T> text(String name, Function<T, String> cell) {
        return add(name, Kind.TEXT, thing -> Value.of(cell.apply(thing)));
    }

    /** Adds a column. */
    ColumnsOf<T> add(String name, Kind kind, Function<T, Value> cell) {
        columns.add(new TableColumn(name, kind));
        cells.add(Objects.requireNonNull(cell, "cell"));
        return this;
    }

    /** Adds the columns of what each thing is part of. */
    <S> ColumnsOf<T> addAll(ColumnsOf<S> others, Function<T, S> of) {
        for (int i = 0; i < others.columns.size(); i++) {
            TableColumn column = others.columns.get(i);
            Function<S, Value> cell = others.cells.get(i);
            add(column.name(), column.kind(), thing -> cell.apply(of.apply(thing)));
        }
        return this;
    }

    /** Returns the table with a row for each thing. */
    ReportTable table(String name, List<T> things) {
        return new ReportTable(
                name,
                columns,
                things.size(),
                row -> cells.stream().map(cell -> cell.apply(things.get(row))).toList());
    }
}
