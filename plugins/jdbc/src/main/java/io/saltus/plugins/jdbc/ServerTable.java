package io.saltus.plugins.jdbc;

import io.saltus.api.table.Columns;
import io.saltus.sources.sql.Dialect;
import io.saltus.sources.tables.JoinedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table or a query of a server, and its columns.
 *
 * @param from what stands behind FROM, its alias with it
 * @param columns its columns, in their order
 */
record ServerTable(String from, List<ServerColumn> columns) {

    /** Refuses to be changed later. */
    ServerTable {
        columns = List.copyOf(columns);
    }

    /**
     * Returns a user's query as a table: on lines of its own, so that a comment at its end ends.
     */
    static String from(String query) {
        return "(\n" + query + "\n) t";
    }

    List<String> header() {
        return columns.stream().map(ServerColumn::name).toList();
    }

    ServerColumn column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Returns this with a column more where the task is asked of several, as {@code
     * task=Benchmark/Subtask}: their texts with a slash between, blank ones left out.
     */
    ServerTable withTask(Columns mapping, Dialect dialect) {
        Optional<JoinedTask> joined = JoinedTask.of(mapping, header());
        if (joined.isEmpty()) {
            return this;
        }
        String task = mapping.task().strip();
        String parts =
                joined.get().parts().stream()
                        .map(
                                name ->
                                        "NULLIF(TRIM(CAST(%s AS %s)), '')"
                                                .formatted(dialect.name(name), dialect.text()))
                        .collect(Collectors.joining(", "));
        List<ServerColumn> all = new ArrayList<>(columns);
        all.add(new ServerColumn(task, ServerColumn.Kind.TEXT, dialect.text()));
        String with =
                "(SELECT t.*, CONCAT_WS('/', %s) AS %s FROM %s) j"
                        .formatted(parts, dialect.name(task), from);
        return new ServerTable(with, all);
    }
}
