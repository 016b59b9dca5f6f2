package io.saltus.engine.dataset;

import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The rows of a dataset's table, read cell by cell in the terms of the domain. */
public final class Observations {

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
    private final IntColumn outcomesIndex;
    private final StringColumn examplesSource;
    private final StringColumn variant;
    private final StringColumn released;
    private final StringColumn modelSource;
    private final StringColumn conditions;
    private final LongColumn measured;
    private final List<Outcomes> outcomes;
    private final Map<Axis, DoubleColumn> scales = new LinkedHashMap<>();
    private final Map<List<Object>, Model> models = new HashMap<>();

    public Observations(Dataset dataset) {
        Table table = dataset.own();
        task = table.stringColumn(Column.TASK.id());
        metric = table.stringColumn(Column.METRIC.id());
        higherIsBetter = table.booleanColumn(Column.HIGHER_IS_BETTER.id());
        chance = table.doubleColumn(Column.CHANCE.id());
        best = table.doubleColumn(Column.BEST.id());
        grain = table.stringColumn(Column.GRAIN.id());
        chanceSource = table.stringColumn(Schema.CHANCE_SOURCE);
        family = table.stringColumn(Column.FAMILY.id());
        model = table.stringColumn(Column.MODEL.id());
        run = table.stringColumn(Column.RUN.id());
        shots = table.intColumn(Column.SHOTS.id());
        strategy = table.stringColumn(Column.STRATEGY.id());
        seed = table.longColumn(Column.SEED.id());
        score = table.doubleColumn(Column.SCORE.id());
        stderr = table.doubleColumn(Column.STDERR.id());
        examples = table.longColumn(Column.N_EXAMPLES.id());
        origin = table.stringColumn(Schema.ORIGIN);
        line = table.longColumn(Schema.LINE);
        outcomesIndex = table.intColumn(Schema.OUTCOMES);
        examplesSource = table.stringColumn(Schema.EXAMPLES_SOURCE);
        variant = table.stringColumn(Schema.VARIANT);
        released = table.stringColumn(Schema.RELEASED);
        modelSource = table.stringColumn(Schema.MODEL_SOURCE);
        conditions = table.stringColumn(Schema.CONDITIONS);
        measured = table.longColumn(Schema.MEASURED);
        outcomes = dataset.outcomes();
        for (tech.tablesaw.columns.Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers && isScale(column.name())) {
                scales.put(dataset.axis(column.name()), numbers);
            }
        }
    }

    /** Whether a column of numbers holds scales: all but those of the schema that hold others. */
    private static boolean isScale(String column) {
        return Column.of(column).map(known -> known.axis().isPresent()).orElse(true);
    }

    public int size() {
        return score.size();
    }

    public String task(int row) {
        return task.get(row);
    }

    public String metricName(int row) {
        return metric.get(row);
    }

    public String family(int row) {
        return family.get(row);
    }

    public String modelName(int row) {
        return model.get(row);
    }

    public String run(int row) {
        return run.get(row);
    }

    public String strategy(int row) {
        return strategy.get(row);
    }

    /** Number of shots; -1 if unknown. */
    public int shots(int row) {
        return shots.isMissing(row) ? -1 : shots.getInt(row);
    }

    /** Scale on an axis; NaN if unknown. That of dates is the day of release. */
    public double scale(int row, Axis axis) {
        if (axis.equals(Axis.DATE)) {
            return Axis.year(released.get(row)).orElse(Double.NaN);
        }
        DoubleColumn column = scales.get(axis);
        return column == null ? Double.NaN : column.getDouble(row);
    }

    public String where(int row) {
        return line.getLong(row) > 0 ? origin.get(row) + ":" + line.getLong(row) : origin.get(row);
    }

    /** Whether the row states the number of examples, or else a standard error. */
    public boolean isMeasured(int row) {
        return !examples.isMissing(row) || !stderr.isMissing(row);
    }

    public Metric metric(int row) {
        return new Metric(
                metric.get(row),
                higherIsBetter.get(row) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                optional(chance, row),
                optional(best, row),
                Grain.valueOf(grain.get(row).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    public Model model(int row) {
        List<Object> key = new ArrayList<>();
        key.add(model.get(row));
        key.add(family.get(row));
        key.add(run.get(row));
        key.add(released.get(row));
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
        Map<String, String> traits = new LinkedHashMap<>();
        if (!variant.get(row).isEmpty()) {
            traits.put(Model.VARIANT, variant.get(row));
        }
        if (!released.get(row).isEmpty()) {
            traits.put(Model.RELEASED, released.get(row));
        }
        Axis.year(released.get(row)).ifPresent(year -> known.put(Axis.DATE, year));
        return new Model(
                model.get(row),
                family.get(row),
                run.get(row),
                known,
                traits,
                NamedWords.of(modelSource.get(row)));
    }

    public double score(int row) {
        return score.getDouble(row);
    }

    /** How many examples the row rests on, if that is known. */
    public OptionalLong examples(int row) {
        return optional(examples, row);
    }

    /** Where the row's chance level came from; empty if it is not known. */
    public String chanceSource(int row) {
        return chanceSource.get(row);
    }

    /** How the row was asked. */
    public Setup setup(int row) {
        return new Setup(
                shots.isMissing(row) ? OptionalInt.empty() : OptionalInt.of(shots.getInt(row)),
                strategy.get(row));
    }

    /**
     * Where the row's number of examples came from; empty if the data state it or it is unknown.
     */
    public String examplesSource(int row) {
        return examplesSource.get(row);
    }

    /** What the row's evaluation was run under, by name, where that is not as usual. */
    public Map<String, String> conditions(int row) {
        return NamedWords.of(conditions.get(row));
    }

    /** The words of a condition that the row's evaluation was run under; empty for none. */
    public String condition(int row, String name) {
        return conditions.get(row).isEmpty() ? "" : conditions(row).getOrDefault(name, "");
    }

    /** Whether any row's evaluation was run under a condition. */
    public boolean tellConditions() {
        for (int row = 0; row < size(); row++) {
            if (!conditions.get(row).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether any row tells when it was measured. */
    public boolean tellWhen() {
        return measured.countMissing() < measured.size();
    }

    /** When the row was measured, in milliseconds since 1970; below 0 if it is not known. */
    public long measured(int row) {
        return measured.isMissing(row) ? -1 : measured.getLong(row);
    }

    /** What was asked and how it was scored: task, metric, shots, strategy. */
    public List<Object> question(int row) {
        return List.of(task(row), metricName(row), shots(row), strategy(row));
    }

    /**
     * What the row claims to be the result of: the state of a model, a question, a seed. No two
     * results should claim the same.
     */
    public List<Object> claim(int row) {
        List<Object> claim = new ArrayList<>(question(row));
        claim.add(model.get(row));
        claim.add(run.get(row));
        claim.add(seed.getLong(row));
        scales.forEach(
                (axis, column) -> {
                    if (!axis.equals(Axis.EXACT_PARAMETERS)) {
                        claim.add(column.getDouble(row));
                    }
                });
        return claim;
    }

    public Replicate replicate(int row) {
        return new Replicate(
                model(row),
                optional(seed, row),
                score.getDouble(row),
                examples(row),
                optional(stderr, row),
                outcomesIndex.isMissing(row)
                        ? Optional.empty()
                        : Optional.of(outcomes.get(outcomesIndex.getInt(row))));
    }

    /** Orders the results of one model at one scale; equal only if they are alike in everything. */
    public int byResult(int a, int b) {
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
    public boolean isRepeat(int a, int b) {
        return isOfSameRun(a, b)
                && isNear(score.getDouble(a), score.getDouble(b))
                && (examples.isMissing(a)
                        || examples.isMissing(b)
                        || examples.getLong(a) == examples.getLong(b));
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
    }

    /** Whether the row keeps the scores of single examples. */
    public boolean hasOutcomes(int row) {
        return !outcomesIndex.isMissing(row);
    }

    /** Whether two rows are of one model, in one run and with one seed. */
    public boolean isOfSameRun(int a, int b) {
        return model.get(a).equals(model.get(b))
                && run.get(a).equals(run.get(b))
                && seed.getLong(a) == seed.getLong(b);
    }

    private static OptionalLong optional(LongColumn column, int row) {
        return column.isMissing(row) ? OptionalLong.empty() : OptionalLong.of(column.getLong(row));
    }

    private static OptionalDouble optional(DoubleColumn column, int row) {
        return column.isMissing(row)
                ? OptionalDouble.empty()
                : OptionalDouble.of(column.getDouble(row));
    }
}
