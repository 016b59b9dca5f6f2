package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.MappedColumn;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.sql.Dialect;
import io.saltus.sources.sql.ExampleColumns;
import io.saltus.sources.sql.PairQuery;
import io.saltus.sources.sql.PairedExamples;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.PerExample;
import io.saltus.sources.sql.RowCells;
import io.saltus.sources.tables.JoinedTask;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table or query of a server, sent row by row or aggregated there first. */
final class ServerReading {

    private final Jdbc settings;
    private final Location location;
    private final Connection connection;
    private final Dialect dialect;

    ServerReading(Jdbc settings, Location location, Connection connection) throws SQLException {
        this.settings = settings;
        this.location = location;
        this.connection = connection;
        this.dialect = Dialect.of(connection.getMetaData());
    }

    void read(ObservationSink sink) throws SQLException {
        Optional<ExampleQuery> asked = exampleQuery();
        if (asked.isEmpty()) {
            ask(rowByRow(), rows -> send(rows, sink));
            return;
        }
        ExampleQuery query = asked.get();
        ExampleRows results = new ExampleRows(query.examples(), location, sink);
        ask(query.byRow(), results::gather);
        if (results.isRepeated()) {
            ask(query.byExample(), results::gather);
        }
        results.send(pairs(query, results.isRepeated()));
    }

    /** Returns the statements that {@link #read} sends. */
    String statements() throws SQLException {
        Optional<ExampleQuery> asked = exampleQuery();
        if (asked.isEmpty()) {
            return rowByRow();
        }
        ExampleQuery query = asked.get();
        if (query.examples().id().isEmpty()) {
            return query.byRow();
        }
        String results =
                query.byRow()
                        + ";\n\n-- only if an id stands several times within a result:\n"
                        + query.byExample();
        return settings.pairs() == Pairing.NO
                ? results
                : results + ";\n\n" + pairQuery(query).statements();
    }

    private PairQuery pairQuery(ExampleQuery query) {
        return new PairQuery(query.examples(), dialect, query.rows(), settings.pairs());
    }

    private Optional<PairedExamples> pairs(ExampleQuery query, boolean isRepeated)
            throws SQLException {
        return settings.pairs() == Pairing.NO
                ? Optional.empty()
                : Optional.of(PairedExamples.ask(pairQuery(query), isRepeated, this::ask));
    }

    private String rowByRow() throws SQLException {
        return settings.query().isBlank() ? "SELECT *\nFROM " + from() : settings.query();
    }

    private void ask(String sql, PairedExamples.Taker taker) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(settings.fetchSize());
            try (ResultSet rows = statement.executeQuery(sql)) {
                taker.take(rows);
            }
        }
    }

    /** Returns what to ask of a table of examples; nothing if its rows are results. */
    private Optional<ExampleQuery> exampleQuery() throws SQLException {
        // rows that are results need no look ahead, which not every driver can take
        if (settings.perExample() == PerExample.NO) {
            return Optional.empty();
        }
        ServerTable table = table();
        if (table.columns().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id =
                ExampleColumns.id(table.header(), settings.example(), location.name());
        if (settings.perExample() == PerExample.AUTO && id.isEmpty()) {
            return Optional.empty();
        }
        List<MappedColumn> mapped = settings.columns().mapped(table.header(), location.name());
        if (!settings.perExample().isChosen(mapped, id)) {
            return Optional.empty();
        }
        ExampleColumns examples = ExampleColumns.of(settings.columns(), mapped, id);
        if (settings.pairs() != Pairing.NO) {
            examples = examples.withCluster(table.header(), settings.cluster(), location.name());
        }
        for (MappedColumn column : examples.keys()) {
            requireFit(table, column.column(), column.field());
        }
        for (MappedColumn column : examples.scores()) {
            requireFit(table, column.column(), column.field());
        }
        id.ifPresent(column -> requireFit(table, column, "example"));
        return Optional.of(new ExampleQuery(examples, table, dialect));
    }

    private void requireFit(ServerTable table, String column, String field) {
        table.column(column).requireFit(field, dialect, location.name());
    }

    private ServerTable table() throws SQLException {
        return new ServerTable(from(), columns()).withTask(settings.columns(), dialect);
    }

    private String from() throws SQLException {
        return settings.query().isBlank()
                ? new TableName(settings.table(), connection, dialect).from(location) + " t"
                : ServerTable.from(query());
    }

    private String query() {
        String text = settings.query().strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text;
    }

    /**
     * Returns the columns of the query, by preparing it; by a query of no rows where that fails.
     */
    private List<ServerColumn> columns() throws SQLException {
        String asked = settings.query().isBlank() ? "SELECT * FROM " + from() : query();
        try (PreparedStatement prepared = connection.prepareStatement(asked)) {
            ResultSetMetaData result = prepared.getMetaData();
            if (result != null) {
                return ServerColumn.of(result);
            }
            // not every driver knows columns before it runs a statement, nor is each a SELECT
            boolean named = !settings.example().isBlank() || !settings.table().isBlank();
            return settings.perExample() == PerExample.YES || named ? columnsOfNoRows() : List.of();
        } catch (SQLFeatureNotSupportedException e) {
            return columnsOfNoRows();
        } catch (SQLException e) {
            // drivers of Hive's family say in words of their own that they cannot
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("not support")) {
                return columnsOfNoRows();
            }
            throw e;
        }
    }

    private List<ServerColumn> columnsOfNoRows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT * FROM " + from() + " WHERE 1 = 0")) {
            return ServerColumn.of(none.getMetaData());
        }
    }

    private void send(ResultSet rows, ObservationSink sink) throws SQLException {
        RowCells cells = RowCells.of(rows);
        List<String> header = cells.header();
        Optional<JoinedTask> joined = JoinedTask.of(settings.columns(), header);
        List<String> all = joined.map(JoinedTask::header).orElse(header);
        boolean any = false;
        try (TabularResults results = TabularResults.of(settings.columns(), all, location, sink)) {
            for (long line = 1; rows.next(); line++) {
                results.row(line, joined.isPresent() ? joined.get().row(cells.row()) : cells.row());
                any = true;
            }
        }
        if (!any) {
            throw new RequestException(
                    "%s: the %s no rows; its columns are %s"
                            .formatted(
                                    location.name(),
                                    settings.query().isBlank() ? "table has" : "query gives",
                                    String.join(", ", header)));
        }
    }
}
