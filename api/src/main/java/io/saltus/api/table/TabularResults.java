package io.saltus.api.table;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns the rows of a table into observations: what every tabular source has in common.
 *
 * <p>Give it the header, then row by row; it applies the {@link Columns}, the defaults and the
 * bounds, sends what it can use to the sink and reports what it cannot, with its line. Close it at
 * the end: that reports what was still held back.
 *
 * <pre>{@code
 * try (var results = TabularResults.of(columns, header, location, sink)) {
 *     results.row(line, cells);
 * }
 * }</pre>
 */
public final class TabularResults implements AutoCloseable {

    private final ObservationSink sink;
    private final boolean percent;
    private final Header header;
    private final Location location;
    private final FoldedIssues refused;
    private final Memory<Metric> metrics =
            new Memory<>(Column.HIGHER_IS_BETTER, Column.CHANCE, Column.BEST, Column.GRAIN);
    private final Memory<Setup> setups = new Memory<>(Column.SHOTS, Column.STRATEGY);
    private final Memory<Model> models =
            new Memory<>(
                    Column.FAMILY,
                    Column.MODEL,
                    Column.RUN,
                    Column.PARAMS,
                    Column.TRAIN_TOKENS,
                    Column.TRAIN_FLOPS,
                    Column.LOSS,
                    Column.STEP);

    private TabularResults(
            Columns columns, List<String> header, Location location, ObservationSink sink) {
        this.sink = sink;
        this.percent = columns.percent();
        this.header = Header.of(columns, header, location.name());
        this.location = location;
        this.refused = new FoldedIssues(sink::report);
    }

    /**
     * Returns a reader of the rows below {@code header}.
     *
     * @param columns which column holds what
     * @param header the column names, in the order of the cells
     * @param location where the table is, for messages
     * @param sink where results and issues go
     * @throws RequestException if a column that is asked for or needed is not there
     */
    public static TabularResults of(
            Columns columns, List<String> header, Location location, ObservationSink sink) {
        return new TabularResults(columns, header, location, sink);
    }

    /**
     * Takes one row.
     *
     * @param line the line on which it stands, from 1
     * @param cells as many as the header has; a blank cell is an unknown value
     */
    public void row(long line, List<String> cells) {
        try {
            if (cells.size() != header.names().size()) {
                throw new BadCell(
                        "cells",
                        "the row has %d cells, the header %d"
                                .formatted(cells.size(), header.names().size()));
            }
            Row row = new Row(header.mappings(), cells, percent);
            if (header.scoreColumns().isEmpty()) {
                send(line, row, row.text(Column.TASK), row.text(Column.METRIC), scoreOf(row));
            } else {
                wide(line, row);
            }
        } catch (BadCell bad) {
            refuse(line, bad);
        }
    }

    /** Reports what was still held back. */
    @Override
    public void close() {
        refused.close();
    }

    private void refuse(long line, BadCell bad) {
        refused.add(bad.kind(), Issue.at(location, line, bad.getMessage()), "line " + line);
    }

    private void wide(long line, Row row) {
        boolean perMetric = header.has(Column.TASK);
        for (int column : header.scoreColumns()) {
            String text = row.cells().get(column).strip();
            if (text.isEmpty()) {
                continue; // not evaluated: a wide table has no other way to say so
            }
            String name = header.names().get(column).strip();
            try {
                send(
                        line,
                        row,
                        perMetric ? row.text(Column.TASK) : name,
                        perMetric ? name : row.text(Column.METRIC),
                        Row.share(name, text, percent));
            } catch (BadCell bad) {
                refuse(line, bad);
            }
        }
    }

    private static double scoreOf(Row row) throws BadCell {
        return row.share(Column.SCORE)
                .orElseThrow(() -> new BadCell("no score", "'score' is blank; a result needs one"));
    }

    private void send(long line, Row row, String task, String metricName, double score)
            throws BadCell {
        if (task.isEmpty()) {
            throw new BadCell("no task", "'task' is blank; a result needs one");
        }
        String name = metricName.isEmpty() ? "accuracy" : metricName;
        Metric metric = metrics.of(row, name, () -> MetricCells.metric(row, name));
        MetricCells.requireInRange(score, metric, percent);
        OptionalDouble standardError = row.share(Column.STDERR);
        if (standardError.isPresent() && standardError.getAsDouble() < 0) {
            throw new BadCell(
                    "stderr",
                    "'stderr' must be at least 0, got '%s'".formatted(row.text(Column.STDERR)));
        }
        sink.accept(
                new Observation(
                        models.of(row, "", () -> ModelCells.model(row)),
                        task,
                        setups.of(row, "", () -> ModelCells.setup(row)),
                        metric,
                        score,
                        row.count(Column.N_EXAMPLES, 1),
                        standardError,
                        row.count(Column.SEED, Long.MIN_VALUE),
                        Optional.empty(),
                        Optional.empty()),
                line);
    }
}
