package io.saltus.api.table;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns the rows of a table into observations: what every tabular source has in common.
 *
 * <p>Give it the header, then row by row; it applies the {@link Columns}, the defaults and the
 * bounds, sends what it can use to the sink and reports what it cannot, with its line. Close it at
 * the end: that sends and reports what was still held back.
 *
 * <p>The first rows, up to about 250,000 cells, are held back until they show how the table is
 * written: its decimals, its units, and whether a row is a result or a single example. What was
 * understood is an issue that costs no result.
 *
 * <pre>{@code
 * try (var results = TabularResults.of(columns, header, location, sink)) {
 *     results.row(line, cells);
 * }
 * }</pre>
 */
public final class TabularResults implements AutoCloseable {

    private static final long HELD_CELLS = 1L << 18;

    /** A row that is held back. */
    private record Held(long line, List<String> cells) {}

    private final ObservationSink sink;
    private final Columns columns;
    private final boolean percent;
    private final boolean namedByPlace;
    private final String nameFrom;
    private final Location location;
    private final RowIssues issues;
    private final ExampleRows examples;
    private final List<Held> held = new ArrayList<>();
    private Header header;
    private List<ColumnReading> readings = List.of();
    private Set<String> families = Set.of();
    private boolean begun;
    private boolean perExample;

    private final Memory<Metric> metrics =
            new Memory<>(Column.HIGHER_IS_BETTER, Column.CHANCE, Column.BEST, Column.GRAIN);
    private final Memory<Boolean> shares = new Memory<>(Column.METRIC, Column.GRAIN);
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
        this.columns = columns.at(location);
        this.percent = columns.percent();
        this.namedByPlace = columns.model().strip().startsWith("@");
        this.nameFrom =
                columns.model().strip().equals("@folder") ? "the file's folder" : "the file's name";
        this.header = Header.of(this.columns, header, location.name());
        this.location = location;
        this.issues = new RowIssues(location, sink);
        this.examples = new ExampleRows(this.header);
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
     * @param cells as many as the header has; a blank cell is an unknown value, and blank ones
     *     beyond the header do not count
     * @throws RequestException if the rows so far show that the table holds no scores
     */
    public void row(long line, List<String> cells) {
        int size = header.names().size();
        List<String> whole = cells;
        if (cells.size() > size
                && cells.subList(size, cells.size()).stream().allMatch(String::isBlank)) {
            whole = cells.subList(0, size);
        }
        if (begun) {
            take(line, whole);
            return;
        }
        held.add(new Held(line, List.copyOf(whole)));
        if ((long) held.size() * Math.max(1, size) >= HELD_CELLS) {
            begin();
        }
    }

    /**
     * Sends and reports what was still held back.
     *
     * @throws RequestException if the rows show that the table holds no scores
     */
    @Override
    public void close() {
        if (!begun) {
            begin();
        }
        if (perExample) {
            sink.report(Issue.at(location, examples.words()).asRemark().coded("understood"));
            for (ExampleRows.Sum sum : examples.results()) {
                send(sum.counted());
            }
        }
        issues.close();
    }

    private void begin() {
        begun = true;
        int size = header.names().size();
        Survey survey =
                Survey.of(
                        columns,
                        header,
                        held.stream().map(Held::cells).filter(c -> c.size() == size).toList(),
                        location.name());
        header = survey.header();
        readings = survey.readings();
        perExample = survey.examples();
        if (survey.averages()) {
            issues.passOverAverages();
        }
        families = survey.families();
        survey.remarks()
                .forEach(
                        remark ->
                                sink.report(
                                        Issue.at(location, remark).asRemark().coded("understood")));
        held.forEach(row -> take(row.line(), row.cells()));
        held.clear();
    }

    private void take(long line, List<String> cells) {
        if (issues.passOver(line, cells, header)) {
            return;
        }
        Row row = new Row(header, readings, cells, Map.of(), percent);
        if (row.isUnknownSize()) {
            issues.unknownSize(row.named(Column.PARAMS));
        }
        if (!header.isWide() && header.scores().isEmpty()) {
            // one score for all rows
            try {
                OptionalDouble score = row.share(Column.SCORE, false);
                send(line, row, score.orElseThrow(TabularResults::noScore), OptionalDouble.empty());
            } catch (BadCell bad) {
                issues.refuse(line, bad);
            }
            return;
        }
        for (ScoreColumn column : header.scores()) {
            try {
                score(line, row.of(column), column);
            } catch (BadCell bad) {
                issues.refuse(line, bad);
            }
        }
    }

    private void score(long line, Row row, ScoreColumn column) throws BadCell {
        String text = row.cells().get(column.index()).strip();
        if (header.isWide() && Cell.isUnknown(text)) {
            issues.unknown(column.name(), text);
            return; // not evaluated: a wide table has no other way to say so
        }
        if (text.isEmpty()) {
            throw noScore();
        }
        int binary = perExample ? ExampleRows.binary(text) : -1;
        Row.Score score =
                binary >= 0
                        ? new Row.Score(binary, OptionalDouble.empty())
                        : row.score(column, isShare(row));
        if (perExample) {
            examples.add(row, column, line, score.value());
            return;
        }
        if (score.error().isPresent()) {
            issues.error(line, column.name(), text);
        }
        send(line, row, score.value(), score.error());
    }

    private static BadCell noScore() {
        return new BadCell("no score", "'score' is blank; a result needs one");
    }

    private void send(long line, Row row, double score, OptionalDouble error) throws BadCell {
        Metric metric = metric(row, score);
        OptionalDouble standardError = row.error(isShare(row));
        if (standardError.isEmpty()) {
            standardError = error;
        }
        if (standardError.isPresent() && standardError.getAsDouble() < 0) {
            throw new BadCell(
                    "stderr",
                    "'stderr' must be at least 0, got '%s'".formatted(row.text(Column.STDERR)));
        }
        accept(
                line,
                row,
                metric,
                score,
                row.count(Column.N_EXAMPLES, 1),
                standardError,
                Optional.empty());
    }

    private void send(ExampleRows.Sum sum) {
        try {
            Metric metric = metric(sum.row, sum.mean());
            OptionalDouble error = OptionalDouble.empty();
            if (!sum.isWhole() && !Double.isNaN(sum.error())) {
                error = OptionalDouble.of(sum.error());
                if (sum.row.text(Column.GRAIN).isEmpty()) {
                    metric =
                            new Metric(
                                    metric.name(),
                                    metric.direction(),
                                    metric.chance(),
                                    metric.best(),
                                    Grain.GRADED);
                }
            }
            accept(
                    sum.line,
                    sum.row,
                    metric,
                    sum.mean(),
                    OptionalLong.of(sum.count()),
                    error,
                    sum.outcomes());
        } catch (BadCell bad) {
            issues.refuse(sum.line, bad);
        }
    }

    private boolean isShare(Row row) throws BadCell {
        return shares.of(
                row,
                "",
                () -> MetricCells.isShare(row.text(Column.METRIC), row.text(Column.GRAIN)));
    }

    private Metric metric(Row row, double score) throws BadCell {
        if (row.text(Column.TASK).isEmpty()) {
            throw new BadCell("no task", "'task' is blank; a result needs one");
        }
        String said = row.text(Column.METRIC);
        String name = said.isEmpty() ? MetricCells.USUAL : said;
        Metric metric = metrics.of(row, name, () -> MetricCells.metric(row, name));
        MetricCells.requireInRange(score, metric, percent);
        return metric;
    }

    private void accept(
            long line,
            Row row,
            Metric metric,
            double score,
            OptionalLong examples,
            OptionalDouble standardError,
            Optional<Outcomes> outcomes)
            throws BadCell {
        Model model = models.of(row, header.own().of(row.cells()), () -> model(line, row));
        sink.accept(
                new Observation(
                        namedByPlace ? model.knownFrom(Model.NAME, nameFrom) : model,
                        row.text(Column.TASK),
                        setups.of(row, "", () -> ModelCells.setup(row)),
                        metric,
                        score,
                        examples,
                        standardError,
                        row.count(Column.SEED, Long.MIN_VALUE),
                        Optional.empty(),
                        outcomes),
                line);
    }

    /** The model of a row; a date that cannot be read is told once of each. */
    private Model model(long line, Row row) throws BadCell {
        Model model = header.own().complete(ModelCells.model(row, families), row);
        header.own().undated(row).ifPresent(why -> issues.undated(line, why));
        return model;
    }
}
