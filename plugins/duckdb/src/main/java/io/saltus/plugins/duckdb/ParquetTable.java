package io.saltus.plugins.duckdb;

import io.saltus.api.report.Report;
import io.saltus.report.table.Kind;
import io.saltus.report.table.ReportTable;
import io.saltus.report.table.TableColumn;
import io.saltus.report.table.Value;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of a report on its way into Parquet. */
final class ParquetTable {

    /** Rows that are handed to DuckDB at once. */
    private static final int BATCH = 1000;

    private final Session session;
    private final ReportTable table;

    ParquetTable(Session session, ReportTable table) {
        this.session = session;
        this.table = table;
    }

    /**
     * Writes it to a file of the session's folder.
     *
     * @param report what the file's metadata tell of
     */
    Path write(Report report) throws SQLException {
        String name = Sql.name(table.name());
        List<String> names = names();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(Sql.name(names.get(i)) + " " + type(table.columns().get(i).kind()));
        }
        session.run("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
        insert(name);
        Path file = session.file(table.name() + ".parquet");
        session.run(
                "COPY %s TO %s (FORMAT parquet, KV_METADATA {saltus_version: %s, saltus_command: %s})"
                        .formatted(
                                name,
                                Sql.text(file.toString()),
                                Sql.text(report.version()),
                                Sql.text(report.command())));
        session.run("DROP TABLE " + name);
        return file;
    }

    private void insert(String name) throws SQLException {
        String marks = table.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                session.prepare("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (int row = 0; row < table.size(); row++) {
                List<Value> cells = table.row().apply(row);
                for (int i = 0; i < cells.size(); i++) {
                    set(insert, i + 1, cells.get(i), table.columns().get(i).kind());
                }
                insert.addBatch();
                if (row % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            if (table.size() % BATCH > 0) {
                insert.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement insert, int place, Value value, Kind kind)
            throws SQLException {
        if (value instanceof Value.Each each) {
            String type = element(kind);
            Object[] values = each.values().stream().map(ParquetTable::plain).toArray();
            insert.setArray(place, insert.getConnection().createArrayOf(type, values));
        } else if (value instanceof Value.Unknown) {
            insert.setNull(place, Types.NULL);
        } else {
            insert.setObject(place, plain(value));
        }
    }

    /** The value as JDBC takes it. */
    @SuppressWarnings("NullAway") // null is how JDBC says that it is unknown
    private static Object plain(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Real real) {
            return real.number();
        }
        if (value instanceof Value.Truth truth) {
            return truth.isTrue();
        }
        return value instanceof Value.Unknown ? null : value.words();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXTS, WHOLES, NUMBERS -> element(kind) + "[]";
            default -> element(kind);
        };
    }

    private static String element(Kind kind) {
        return switch (kind) {
            case WHOLE, WHOLES -> "BIGINT";
            case NUMBER, NUMBERS -> "DOUBLE";
            case TRUTH -> "BOOLEAN";
            case TEXT, TEXTS, ANY -> "VARCHAR";
        };
    }

    /**
     * The names of the columns. DuckDB takes names that differ in case alone for one: the second is
     * {@code NAME_2}.
     */
    private List<String> names() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            int count = seen.merge(column.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            names.add(count == 1 ? column.name() : column.name() + "_" + count);
        }
        return names;
    }
}
