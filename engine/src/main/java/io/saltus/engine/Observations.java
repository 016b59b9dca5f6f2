package io.saltus.engine;

import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a dataset's table, read cell by cell in the terms of the domain. */
final class Observations {

    private final StringColumn task;
    private final StringColumn metric;
    private final BooleanColumn higherIsBetter;
    private final DoubleColumn chance;
    private final DoubleColumn best;
    private final StringColumn grain;
    private final StringColumn chanceSource;
    private final StringColumn family;
    private final StringColumn model;
    private final StringColumn run;
    private final IntColumn shots;
    private final StringColumn strategy;
    private final LongColumn seed;
    private final DoubleColumn score;
    private final DoubleColumn stderr;
    private final LongColumn examples;
    private final StringColumn origin;
    private final LongColumn line;
    private final LongColumn measured;
    private final IntColumn outcomesIndex;
    private final List<Outcomes> outcomes;
    private final Map<Axis, DoubleColumn> scales = new LinkedHashMap<>();
    private final Map<List<Object>, Model> models = new HashMap<>();

    Observations(Dataset dataset) {
        Table table = dataset.table();
        task = table.stringColumn(Schema.TASK);
        metric = table.stringColumn(Schema.METRIC);
        higherIsBetter = table.booleanColumn(Schema.HIGHER_IS_BETTER);
        chance = table.doubleColumn(Schema.CHANCE);
        best = table.doubleColumn(Schema.BEST);
        grain = table.stringColumn(Schema.GRAIN);
        chanceSource = table.stringColumn(Schema.CHANCE_SOURCE);
        family = table.stringColumn(Schema.FAMILY);
        model = table.stringColumn(Schema.MODEL);
        run = table.stringColumn(Schema.RUN);
        shots = table.intColumn(Schema.SHOTS);
        strategy = table.stringColumn(Schema.STRATEGY);
        seed = table.longColumn(Schema.SEED);
        score = table.doubleColumn(Schema.SCORE);
        stderr = table.doubleColumn(Schema.STDERR);
        examples = table.longColumn(Schema.N_EXAMPLES);
        origin = table.stringColumn(Schema.ORIGIN);
        line = table.longColumn(Schema.LINE);
        measured = table.longColumn(Schema.MEASURED);
        outcomesIndex = table.intColumn(Schema.OUTCOMES);
        outcomes = dataset.outcomes();
        List<String> notScales = List.of(Schema.CHANCE, Schema.BEST, Schema.SCORE, Schema.STDERR);
        for (Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers && !notScales.contains(column.name())) {
                scales.put(Schema.axis(column.name()), numbers);
            }
        }
    }

    int size() {
        return score.size();
    }

    String task(int row) {
        return task.get(row);
    }

    String metricName(int row) {
        return metric.get(row);
    }

    String family(int row) {
        return family.get(row);
    }

    String modelName(int row) {
        return model.get(row);
    }

    String run(int row) {
        return run.get(row);
    }

    String strategy(int row) {
        return strategy.get(row);
    }

    /** Number of shots; -1 if unknown. */
    int shots(int row) {
        return shots.isMissing(row) ? -1 : shots.getInt(row);
    }

    /** Scale on an axis; NaN if unknown. */
    double scale(int row, Axis axis) {
        DoubleColumn column = scales.get(axis);
        return column == null ? Double.NaN : column.getDouble(row);
    }

    /** The axes for which the dataset has a column. */
    List<Axis> axes() {
        return List.copyOf(scales.keySet());
    }

    /** How far training had come: tokens, else steps, else nothing is known and all are equal. */
    double progress(int row) {
        double tokens = scale(row, Axis.TOKENS);
        double progress = Double.isNaN(tokens) ? scale(row, Axis.STEPS) : tokens;
        return Double.isNaN(progress) ? Double.NEGATIVE_INFINITY : progress;
    }

    String where(int row) {
        return line.getLong(row) > 0 ? origin.get(row) + ":" + line.getLong(row) : origin.get(row);
    }

    /** Whether the row states the number of examples, or else a standard error. */
    boolean isMeasured(int row) {
        return !examples.isMissing(row) || !stderr.isMissing(row);
    }

    Metric metric(int row) {
        return new Metric(
                metric.get(row),
                higherIsBetter.get(row) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                optional(chance, row),
                optional(best, row),
                Grain.valueOf(grain.get(row).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    Model model(int row) {
        List<Object> key = new ArrayList<>();
        key.add(model.get(row));
        key.add(family.get(row));
        key.add(run.get(row));
        scales.values().forEach(column -> key.add(column.getDouble(row)));
        return models.computeIfAbsent(key, unused -> newModel(row));
    }

    private Model newModel(int row) {
        Map<Axis, Double> known = new LinkedHashMap<>();
        scales.forEach(
                (axis, column) -> {
                    if (!column.isMissing(row)) {
                        known.put(axis, column.getDouble(row));
                    }
                });
        return new Model(model.get(row), family.get(row), run.get(row), known);
    }

    double score(int row) {
        return score.getDouble(row);
    }

    /** Where the row's chance level came from; empty if it is not known. */
    String chanceSource(int row) {
        return chanceSource.get(row);
    }

    /** What the row claims to be the result of: no two results should claim the same. */
    List<Object> claim(int row) {
        return List.of(
                model(row),
                task(row),
                metricName(row),
                shots(row),
                strategy(row),
                seed.getLong(row));
    }

    Replicate replicate(int row) {
        return new Replicate(
                model(row),
                seed.isMissing(row) ? OptionalLong.empty() : OptionalLong.of(seed.getLong(row)),
                score.getDouble(row),
                examples.isMissing(row)
                        ? OptionalLong.empty()
                        : OptionalLong.of(examples.getLong(row)),
                optional(stderr, row),
                outcomesIndex.isMissing(row)
                        ? Optional.empty()
                        : Optional.of(outcomes.get(outcomesIndex.getInt(row))));
    }

    /** Orders the results of one model at one scale; equal only if they are alike in everything. */
    int byResult(int a, int b) {
        int order = Long.compare(seed.getLong(a), seed.getLong(b));
        order = order != 0 ? order : run.get(a).compareTo(run.get(b));
        order = order != 0 ? order : Double.compare(score.getDouble(a), score.getDouble(b));
        order = order != 0 ? order : Long.compare(examples.getLong(a), examples.getLong(b));
        return order != 0 ? order : Double.compare(stderr.getDouble(a), stderr.getDouble(b));
    }

    /**
     * Whether two rows at one scale say the same, as far as each says anything; scores may differ
     * by what is lost in printing and summing.
     */
    boolean isRepeat(int a, int b) {
        return model.get(a).equals(model.get(b))
                && run.get(a).equals(run.get(b))
                && seed.getLong(a) == seed.getLong(b)
                && isNear(score.getDouble(a), score.getDouble(b))
                && (examples.isMissing(a)
                        || examples.isMissing(b)
                        || examples.getLong(a) == examples.getLong(b));
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
    }

    /** Whether the row keeps the scores of single examples. */
    boolean hasOutcomes(int row) {
        return !outcomesIndex.isMissing(row);
    }

    /**
     * Whether two rows at one scale give one model, in one run and with one seed, different scores.
     */
    boolean isSecondResult(int a, int b) {
        return model.get(a).equals(model.get(b))
                && run.get(a).equals(run.get(b))
                && seed.getLong(a) == seed.getLong(b);
    }

    private static OptionalDouble optional(DoubleColumn column, int row) {
        return column.isMissing(row)
                ? OptionalDouble.empty()
                : OptionalDouble.of(column.getDouble(row));
    }
}
