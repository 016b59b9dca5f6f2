package io.saltus.engine.reading;

import io.saltus.api.data.Outcomes;
import io.saltus.engine.dataset.Schema;
import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What was read from several locations as one table, in their order. */
final class TableMerge {

    private TableMerge() {}

    /**
     * Returns the table; a column for an axis that some locations lack is unknown there.
     *
     * @param outcomes receives the scores of examples, to which the rows point
     */
    static Table of(List<TableSink> sinks, List<Outcomes> outcomes) {
        Table all = null;
        for (TableSink sink : sinks) {
            if (sink.size() == 0) {
                continue;
            }
            Table table = sink.table();
            shift(table.intColumn(Schema.OUTCOMES), outcomes.size());
            outcomes.addAll(sink.outcomes());
            if (all == null) {
                all = table;
            } else {
                alignColumns(all, table);
                alignColumns(table, all);
                all.append(table);
            }
        }
        return all == null ? Table.create("observations") : all.setName("observations");
    }

    /** Points to the same outcomes once they stand after {@code by} others. */
    private static void shift(IntColumn index, int by) {
        for (int row = 0; by > 0 && row < index.size(); row++) {
            if (!index.isMissing(row)) {
                index.set(row, index.getInt(row) + by);
            }
        }
    }

    private static void alignColumns(Table table, Table like) {
        for (Column<?> column : like.columns()) {
            if (!table.containsColumn(column.name())) {
                Column<?> empty = column.emptyCopy();
                for (int i = 0; i < table.rowCount(); i++) {
                    empty.appendMissing();
                }
                table.addColumns(empty);
            }
        }
    }
}
