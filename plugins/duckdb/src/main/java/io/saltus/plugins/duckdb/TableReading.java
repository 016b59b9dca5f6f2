package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.MappedColumn;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.sql.ExampleColumns;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.RowCells;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One location's table, sent row by row or aggregated first. */
final class TableReading {

    private final DuckDb settings;
    private final Location location;
    private final ObservationSink sink;
    private final Session session;

    TableReading(DuckDb settings, Location location, ObservationSink sink, Session session) {
        this.settings = settings;
        this.location = location;
        this.sink = sink;
        this.session = session;
    }

    void read() throws IOException, SQLException {
        Data data = Data.open(settings, location, session, sink);
        try {
            read(data);
        } catch (SQLException e) { // before anything of a folder was sent
            if (!data.leaveOutBroken(e, sink)) {
                throw e;
            }
            read(data);
        }
    }

    private void read(Data data) throws IOException, SQLException {
        Relation relation = relation();
        List<MappedColumn> columns = mapped(data, relation);
        Optional<ExampleTable> examples = examples(data, relation, columns);
        if (examples.isPresent()) {
            aggregate(data, examples.get());
        } else {
            // rows go out as they come, so a malformed one must not end the query
            data.passOverMalformed();
            send(data, relation, columns);
        }
        data.reportMalformed(sink);
    }

    /** Returns what DuckDB is asked first: what {@code data} is, and what is made of it. */
    String statements() throws IOException, SQLException {
        Data data = Data.open(settings, location, session, sink);
        Relation relation = relation();
        List<MappedColumn> columns = mapped(data, relation);
        return data.definition()
                + ";\n"
                + examples(data, relation, columns)
                        .map(examples -> new Aggregation(examples).once())
                        .orElseGet(() -> select(relation, header(columns)));
    }

    private Relation relation() throws SQLException {
        return (isAsked() ? Relation.of(settings.query(), session) : Relation.data(session))
                .withTask(settings.columns(), session);
    }

    /** Returns the table as one of examples; nothing if its rows are results. */
    private Optional<ExampleTable> examples(
            Data data, Relation relation, List<MappedColumn> columns) throws IOException {
        relation.requireFlat(columns, settings.columns().isWide(), location.name());
        Optional<String> id =
                ExampleColumns.id(relation.header(), settings.example(), location.name());
        if (!settings.perExample().isChosen(columns, id)) {
            return Optional.empty();
        }
        Map<String, String> usual = isAsked() ? Map.of() : data.usual();
        ExampleColumns examples = ExampleColumns.of(settings.columns(), columns, id);
        if (settings.pairs() != Pairing.NO) {
            examples = examples.withCluster(relation.header(), settings.cluster(), location.name());
        }
        return Optional.of(new ExampleTable(examples, relation, usual));
    }

    private List<MappedColumn> mapped(Data data, Relation relation) {
        try {
            return settings.columns().mapped(relation.header(), location.name());
        } catch (RequestException e) {
            throw data.isCsv() && !isAsked()
                    ? new RequestException(
                            e.getMessage()
                                    + ". Here the first line of a CSV file is its header: one below a"
                                    + " title, or of two lines, is found by --source csv",
                            e)
                    : e;
        }
    }

    private void aggregate(Data data, ExampleTable examples) throws SQLException {
        ExampleResults results = new ExampleResults(examples, location, sink, session);
        try {
            results.gather(settings.pairs());
        } catch (SQLException e) {
            if (!data.passOverMalformed()) {
                throw e;
            }
            results.gather(settings.pairs());
        }
        results.send();
    }

    private void send(Data data, Relation relation, List<MappedColumn> columns)
            throws SQLException {
        List<String> header = header(columns);
        String sql = select(relation, header);
        if (data.mayLeaveOut()) {
            // what is read to its end before the first row goes out can be read again without a
            // file
            session.run("CREATE OR REPLACE TEMP TABLE saltus_rows AS " + sql);
            sql = "SELECT * FROM temp.saltus_rows";
        }
        boolean any = false;
        try (ResultSet rows = session.query(sql);
                TabularResults results =
                        TabularResults.of(settings.columns(), header, location, sink)) {
            RowCells row = RowCells.of(rows);
            for (long line = 1; rows.next(); line++) {
                results.row(line, row.row());
                any = true;
            }
        }
        if (!any) {
            throw new RequestException(
                    "%s has no rows; its columns are %s"
                            .formatted(
                                    isAsked() ? "the query's result" : location.name(),
                                    String.join(", ", relation.header())));
        }
    }

    private static List<String> header(List<MappedColumn> columns) {
        return columns.stream().map(MappedColumn::column).distinct().toList();
    }

    private String select(Relation relation, List<String> header) {
        return "SELECT %s FROM %s%s"
                .formatted(
                        header.stream().map(Sql::name).collect(Collectors.joining(", ")),
                        relation.sql(),
                        isAsked() ? " ORDER BY ALL" : "");
    }

    private boolean isAsked() {
        return !settings.query().isBlank();
    }
}
