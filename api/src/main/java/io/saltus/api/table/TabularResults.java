package io.saltus.api.table;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final Location location;
    private final ObservationSink sink;
    private final boolean percent;
    private final List<String> header;
    private final Map<Field, Mapping> mappings = new EnumMap<>(Field.class);
    private final List<Integer> scoreColumns;
    private final Withheld withheld;
    private final Memory<Metric> metrics =
            new Memory<>(Field.HIGHER_IS_BETTER, Field.CHANCE, Field.BEST, Field.GRAIN);
    private final Memory<Setup> setups = new Memory<>(Field.SHOTS, Field.STRATEGY);
    private final Memory<Model> models =
            new Memory<>(
                    Field.FAMILY,
                    Field.MODEL,
                    Field.RUN,
                    Field.PARAMS,
                    Field.TRAIN_TOKENS,
                    Field.TRAIN_FLOPS,
                    Field.LOSS,
                    Field.STEP);

    private TabularResults(
            Columns columns, List<String> header, Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
        this.percent = columns.percent();
        this.header = List.copyOf(header);
        this.withheld = new Withheld(location, sink);
        for (Field field : Field.values()) {
            mappings.put(field, Mapping.of(field, columns, header, location.name()));
        }
        scoreColumns = columns.isWide() ? scoreColumns(columns.scores()) : List.of();
        requireColumns(columns.isWide());
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
            if (cells.size() != header.size()) {
                throw new BadCell(
                        "cells",
                        "the row has %d cells, the header %d"
                                .formatted(cells.size(), header.size()));
            }
            Row row = new Row(mappings, cells, percent);
            if (scoreColumns.isEmpty()) {
                send(line, row, row.text(Field.TASK), row.text(Field.METRIC), scoreOf(row));
            } else {
                wide(line, row);
            }
        } catch (BadCell bad) {
            withheld.add(line, bad);
        }
    }

    /** Reports what was still held back. */
    @Override
    public void close() {
        withheld.close();
    }

    private void wide(long line, Row row) {
        boolean perMetric = mappings.get(Field.TASK).isPresent();
        for (int column : scoreColumns) {
            String text = row.cells().get(column).strip();
            if (text.isEmpty()) {
                continue; // not evaluated: a wide table has no other way to say so
            }
            String name = header.get(column).strip();
            try {
                send(
                        line,
                        row,
                        perMetric ? row.text(Field.TASK) : name,
                        perMetric ? name : row.text(Field.METRIC),
                        Row.share(name, text, percent));
            } catch (BadCell bad) {
                withheld.add(line, bad);
            }
        }
    }

    private static double scoreOf(Row row) throws BadCell {
        return row.share(Field.SCORE)
                .orElseThrow(() -> new BadCell("no score", "'score' is blank; a result needs one"));
    }

    private void send(long line, Row row, String task, String metricName, double score)
            throws BadCell {
        if (task.isEmpty()) {
            throw new BadCell("no task", "'task' is blank; a result needs one");
        }
        String name = metricName.isEmpty() ? "accuracy" : metricName;
        Metric metric = metrics.of(row, name, () -> newMetric(row, name));
        requireInRange(score, metric);
        OptionalDouble standardError = row.share(Field.STDERR);
        if (standardError.isPresent() && standardError.getAsDouble() < 0) {
            throw new BadCell(
                    "stderr",
                    "'stderr' must be at least 0, got '%s'".formatted(row.text(Field.STDERR)));
        }
        sink.accept(
                new Observation(
                        models.of(row, "", () -> newModel(row)),
                        task,
                        setups.of(row, "", () -> newSetup(row)),
                        metric,
                        score,
                        row.count(Field.N_EXAMPLES, 1),
                        standardError,
                        row.count(Field.SEED, Long.MIN_VALUE)),
                line);
    }

    private void requireInRange(double score, Metric metric) throws BadCell {
        boolean accuracy = metric.grain() == Grain.ALL_OR_NOTHING;
        boolean beyondBest =
                metric.best().isPresent()
                        && (metric.direction() == Direction.HIGHER_IS_BETTER
                                ? score > metric.best().getAsDouble() + 1e-9
                                : score < metric.best().getAsDouble() - 1e-9);
        if (beyondBest || accuracy && (score < 0 || score > 1)) {
            String allowed =
                    accuracy ? "in [0, 1]" : "no better than " + metric.best().getAsDouble();
            throw new BadCell(
                    "range of " + metric.name(),
                    "the score of '%s' must be %s, got %s%s"
                            .formatted(
                                    metric.name(),
                                    allowed,
                                    score,
                                    !percent && score > 1 && score <= 100
                                            ? "; if the table holds percentages, set percent=true"
                                            : ""));
        }
    }

    private static Metric newMetric(Row row, String name) throws BadCell {
        Grain grain = grain(row.text(Field.GRAIN), name);
        Direction direction = direction(row.text(Field.HIGHER_IS_BETTER), name);
        OptionalDouble best = row.share(Field.BEST);
        if (best.isEmpty() && direction == Direction.HIGHER_IS_BETTER) {
            best = MetricNames.best(name, grain);
        }
        try {
            return new Metric(name, direction, row.share(Field.CHANCE), best, grain);
        } catch (IllegalArgumentException e) {
            throw new BadCell("metric", e.getMessage());
        }
    }

    private static Grain grain(String text, String metric) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "" -> MetricNames.grain(metric);
            case "all-or-nothing" -> Grain.ALL_OR_NOTHING;
            case "graded" -> Grain.GRADED;
            default ->
                    throw new BadCell(
                            "grain",
                            "'grain' must be all-or-nothing or graded, got '%s'".formatted(text));
        };
    }

    private static Direction direction(String text, String metric) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> MetricNames.direction(metric);
            case "true", "1", "yes" -> Direction.HIGHER_IS_BETTER;
            case "false", "0", "no" -> Direction.LOWER_IS_BETTER;
            default ->
                    throw new BadCell(
                            "direction",
                            "'higher_is_better' must be true or false, got '%s'".formatted(text));
        };
    }

    private static Setup newSetup(Row row) throws BadCell {
        String strategy = row.text(Field.STRATEGY);
        return new Setup(row.shots(), strategy.isEmpty() ? Setup.STANDARD : strategy);
    }

    private static Model newModel(Row row) throws BadCell {
        Map<Axis, Double> scales = new LinkedHashMap<>();
        row.size(Field.PARAMS).ifPresent(v -> scales.put(Axis.PARAMETERS, v));
        row.size(Field.TRAIN_TOKENS).ifPresent(v -> scales.put(Axis.TOKENS, v));
        row.size(Field.TRAIN_FLOPS).ifPresent(v -> scales.put(Axis.COMPUTE, v));
        row.number(Field.LOSS).ifPresent(v -> scales.put(Axis.LOSS, v));
        row.size(Field.STEP).ifPresent(v -> scales.put(Axis.STEPS, v));
        String family = row.text(Field.FAMILY);
        String name = row.text(Field.MODEL);
        if (name.isEmpty()) {
            if (family.isEmpty() || scales.isEmpty()) {
                throw new BadCell(
                        "no model",
                        "'model' is blank; a result needs a model, or a family and a scale");
            }
            Map.Entry<Axis, Double> first = scales.entrySet().iterator().next();
            name =
                    String.format(
                            Locale.ROOT,
                            "%s %.3g %s",
                            family,
                            first.getValue(),
                            first.getKey().unit());
        }
        String run = row.text(Field.RUN);
        return new Model(
                name,
                family.isEmpty() ? Model.UNSPECIFIED : family,
                run.isEmpty() ? name : run,
                scales);
    }

    private List<Integer> scoreColumns(String scores) {
        List<Integer> indices = new ArrayList<>();
        if (scores.strip().equals("*")) {
            for (int i = 0; i < header.size(); i++) {
                int column = i;
                if (mappings.values().stream().noneMatch(m -> m.index() == column)) {
                    indices.add(i);
                }
            }
        } else {
            for (String name : scores.split(";")) {
                int index = Mapping.indexOf(name.strip(), header);
                if (index < 0) {
                    throw new RequestException(
                            "%s has no column '%s' (asked for in scores); it has %s"
                                    .formatted(
                                            location.name(), name.strip(), Mapping.named(header)));
                }
                indices.add(index);
            }
        }
        return indices;
    }

    private void requireColumns(boolean wide) {
        if (wide) {
            if (scoreColumns.isEmpty()) {
                throw new RequestException(
                        "%s has no column left for scores=*; it has %s"
                                .formatted(location.name(), Mapping.named(header)));
            }
        } else {
            requireColumn(Field.TASK);
            requireColumn(Field.SCORE);
        }
        if (!mappings.get(Field.MODEL).isPresent() && !mappings.get(Field.FAMILY).isPresent()) {
            requireColumn(Field.MODEL);
        }
    }

    private void requireColumn(Field field) {
        if (!mappings.get(field).isPresent()) {
            throw new RequestException(
                    ("%s has no column '%s'; it has %s. Name the column that holds it with %s=COLUMN"
                                    + (field == Field.MODEL
                                            ? ""
                                            : ", or for a table with one column per benchmark set"
                                                    + " scores=COLUMN;COLUMN"))
                            .formatted(
                                    location.name(),
                                    field.column(),
                                    Mapping.named(header),
                                    field.column()));
        }
    }
}
