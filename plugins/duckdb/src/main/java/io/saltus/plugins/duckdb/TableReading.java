package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.MappedColumn;
import io.saltus.api.table.TabularResults;
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

    private static final List<String> IDS = List.of("example", "example_id", "doc_id", "sample_id");

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
        Relation relation =
                (isAsked() ? Relation.of(settings.query(), session) : Relation.data(session))
                        .withTask(settings.columns(), session);
        List<MappedColumn> columns = mapped(data, relation);
        relation.requireFlat(columns, settings.columns().isWide(), location.name());
        Optional<String> id = idColumn(relation.header());
        if (isPerExample(columns, id)) {
            Map<String, String> usual = isAsked() ? Map.of() : data.usual();
            aggregate(data, new ExampleTable(settings.columns(), relation, columns, id, usual));
        } else {
            // rows go out as they come, so a malformed one must not end the query
            data.passOverMalformed();
            send(relation, columns);
        }
        data.reportMalformed(sink);
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
            results.gather();
        } catch (SQLException e) {
            if (!data.passOverMalformed()) {
                throw e;
            }
            results.gather();
        }
        results.send();
    }

    private void send(Relation relation, List<MappedColumn> columns) throws SQLException {
        List<String> header = columns.stream().map(MappedColumn::column).distinct().toList();
        String sql =
                "SELECT %s FROM %s%s"
                        .formatted(
                                header.stream().map(Sql::name).collect(Collectors.joining(", ")),
                                relation.sql(),
                                isAsked() ? " ORDER BY ALL" : "");
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

    private boolean isAsked() {
        return !settings.query().isBlank();
    }

    private boolean isPerExample(List<MappedColumn> columns, Optional<String> id) {
        return switch (settings.perExample()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> id.isPresent() && columns.stream().noneMatch(ExampleTable::isOfResults);
        };
    }

    private Optional<String> idColumn(List<String> header) {
        String asked = settings.example().strip();
        List<String> names = asked.isEmpty() ? IDS : List.of(asked);
        for (String name : names) {
            for (String column : header) {
                if (column.strip().equalsIgnoreCase(name)) {
                    return Optional.of(column);
                }
            }
        }
        if (!asked.isEmpty()) {
            throw new RequestException(
                    "%s has no column '%s' (asked for as example); it has %s"
                            .formatted(location.name(), asked, String.join(", ", header)));
        }
        return Optional.empty();
    }
}
