package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.sql.RowCells;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Results aggregated from examples within DuckDB, on their way to the sink. */
final class ExampleResults implements ObservationSink {

    private final ExampleTable examples;
    private final Aggregation aggregation;
    private final Location location;
    private final ObservationSink sink;
    private final Session session;
    private final List<String> places = new ArrayList<>();

    ExampleResults(
            ExampleTable examples, Location location, ObservationSink sink, Session session) {
        this.examples = examples;
        this.aggregation = new Aggregation(examples);
        this.location = location;
        this.sink = sink;
        this.session = session;
    }

    /** Aggregates; a second time, example by example, if an id may stand twice. */
    void gather() throws SQLException {
        session.run(aggregation.once());
        if (examples.hasId() && !session.column(aggregation.doubtful()).equals(List.of("0"))) {
            session.run(aggregation.twice());
        }
    }

    /**
     * Sends what was gathered and reports what had to be left out.
     *
     * @throws RequestException if there was no row
     */
    void send() throws SQLException {
        reportTotals();
        List<String> header = new ArrayList<>(Aggregation.identity(examples));
        int identity = examples.identity().size();
        header.addAll(List.of("score", "stderr", "n_examples"));
        if (!examples.hasGrain()) {
            header.add("grain");
        }
        long same = 0;
        try (ResultSet rows = session.query(aggregation.results(header))) {
            TabularResults results = TabularResults.of(examples.mapping(), header, location, this);
            RowCells row = RowCells.of(rows);
            while (rows.next()) {
                List<String> cells = row.row().subList(0, header.size());
                places.add(String.join(", ", cells.subList(0, identity)));
                results.row(places.size(), cells);
                same += rows.getBoolean(header.size() + 1) ? 1 : 0;
            }
            results.close();
        }
        if (same > 0) {
            sink.report(
                    Issue.at(
                            location,
                            same
                                    + " results of a graded metric have examples that all score the"
                                    + " same; their standard error is not known"));
        }
    }

    @Override
    public void accept(Observation observation, long line) {
        sink.accept(observation);
    }

    /** An aggregated result stands on no line: it is named by what identifies it. */
    @Override
    public void report(Issue issue) {
        String why = issue.why().replaceFirst(" up to line \\d+$", "");
        String line = issue.where().substring(location.name().length()).replaceFirst("^:", "");
        String place = line.isEmpty() ? "" : places.get(Integer.parseInt(line) - 1);
        sink.report(
                new Issue(
                        location.name(),
                        place.isEmpty() ? why : why + " (" + place + ")",
                        issue.refused(),
                        issue.passedOver(),
                        issue.remark()));
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
        if (rows == 0) {
            throw new RequestException(location.name() + " has columns and no rows");
        }
        long without = rows - counted - again;
        if (without > 0) {
            sink.report(
                    Issue.at(
                            location,
                            "%d of %d rows have no score%s; they are left out"
                                    .formatted(without, rows, misfit())));
        }
        if (again > 0) {
            sink.report(
                    Issue.at(
                                    location,
                                    ("%d rows are of %d different examples: where an id stands several times"
                                                    + " within a result, the example counts once, with the"
                                                    + " mean of its scores")
                                            .formatted(counted + again, counted))
                            .asRemark());
        }
    }

    private String misfit() throws SQLException {
        try (ResultSet one = session.query(aggregation.misfit())) {
            String text = one.next() ? one.getString(1) : null;
            return text == null ? "" : ": it must be a finite number, got '" + text + "'";
        }
    }
}
