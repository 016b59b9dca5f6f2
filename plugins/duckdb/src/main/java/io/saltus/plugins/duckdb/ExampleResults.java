package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.sql.AggregatedResults;
import io.saltus.sources.sql.Dialect;
import io.saltus.sources.sql.PairQuery;
import io.saltus.sources.sql.PairedExamples;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.RowCells;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results aggregated from examples within DuckDB. */
final class ExampleResults {

    private final ExampleTable examples;
    private final Aggregation aggregation;
    private final Location location;
    private final ObservationSink sink;
    private final Session session;
    private Optional<PairedExamples> pairs = Optional.empty();

    ExampleResults(
            ExampleTable examples, Location location, ObservationSink sink, Session session) {
        this.examples = examples;
        this.aggregation = new Aggregation(examples);
        this.location = location;
        this.sink = sink;
        this.session = session;
    }

    /** Aggregates; a second time, example by example, if an id may stand twice. */
    void gather(Pairing pairing) throws SQLException {
        session.run(aggregation.once());
        boolean repeated = false;
        if (examples.hasId() && !session.column(aggregation.doubtful()).equals(List.of("0"))) {
            session.run(aggregation.twice());
            repeated = true;
        }
        if (pairing != Pairing.NO) {
            PairQuery query =
                    new PairQuery(examples.columns(), Dialect.duckdb(), examples.select(), pairing);
            pairs = Optional.of(PairedExamples.ask(query, repeated, this::ask));
        }
    }

    private void ask(String sql, PairedExamples.Taker taker) throws SQLException {
        try (ResultSet rows = session.query(sql)) {
            taker.take(rows);
        }
    }

    /**
     * Sends what was gathered and reports what had to be left out.
     *
     * @throws io.saltus.api.data.RequestException if there was no row
     */
    void send() throws SQLException {
        reportTotals();
        List<String> header = new ArrayList<>(aggregation.identity());
        header.addAll(AggregatedResults.fields(examples.columns()));
        try (ResultSet rows = session.query(aggregation.results(header))) {
            AggregatedResults results =
                    AggregatedResults.of(examples.columns(), header, location, sink);
            pairs.ifPresent(results::with);
            RowCells row = RowCells.of(rows);
            while (rows.next()) {
                results.add(
                        row.row().subList(0, header.size()), rows.getBoolean(header.size() + 1));
            }
            results.end();
        }
    }

    private void reportTotals() throws SQLException {
        long rows;
        long counted;
        long again;
        try (ResultSet totals = session.query(aggregation.totals())) {
            totals.next();
            rows = totals.getLong(1);
            counted = totals.getLong(2);
            again = totals.getLong(3);
        }
        String misfit = rows > counted + again ? misfit() : "";
        AggregatedResults.reportTotals(rows, counted, again, misfit, location, sink);
    }

    private String misfit() throws SQLException {
        try (ResultSet one = session.query(aggregation.misfit())) {
            String text = one.next() ? one.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
