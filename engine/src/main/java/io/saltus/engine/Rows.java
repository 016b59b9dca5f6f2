package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Collects the observations of one origin straight into columns, so that none is held as an object;
 * each model is completed from the catalogue on its way in.
 */
final class Rows implements ObservationSink {

    private static final int MOST = 100_000_000;

    private final ModelCatalogue catalogue;
    private final ChanceCatalogue chances;
    private final Map<Model, Model> completed = new IdentityHashMap<>();
    private final List<Issue> issues = new ArrayList<>();

    private final StringColumn task = StringColumn.create(Schema.TASK);
    private final StringColumn metric = StringColumn.create(Schema.METRIC);
    private final BooleanColumn higherIsBetter = BooleanColumn.create(Schema.HIGHER_IS_BETTER);
    private final DoubleColumn chance = DoubleColumn.create(Schema.CHANCE);
    private final DoubleColumn best = DoubleColumn.create(Schema.BEST);
    private final StringColumn grain = StringColumn.create(Schema.GRAIN);
    private final StringColumn family = StringColumn.create(Schema.FAMILY);
    private final StringColumn model = StringColumn.create(Schema.MODEL);
    private final StringColumn run = StringColumn.create(Schema.RUN);
    private final Map<Axis, DoubleColumn> scales = new LinkedHashMap<>();
    private final IntColumn shots = IntColumn.create(Schema.SHOTS);
    private final StringColumn strategy = StringColumn.create(Schema.STRATEGY);
    private final LongColumn seed = LongColumn.create(Schema.SEED);
    private final DoubleColumn score = DoubleColumn.create(Schema.SCORE);
    private final DoubleColumn stderr = DoubleColumn.create(Schema.STDERR);
    private final LongColumn examples = LongColumn.create(Schema.N_EXAMPLES);
    private final StringColumn origin = StringColumn.create(Schema.ORIGIN);
    private final LongColumn line = LongColumn.create(Schema.LINE);
    private final StringColumn chanceSource = StringColumn.create(Schema.CHANCE_SOURCE);
    private final LongColumn measured = LongColumn.create(Schema.MEASURED);
    private final IntColumn outcomesIndex = IntColumn.create(Schema.OUTCOMES);
    private final List<Outcomes> outcomes = new ArrayList<>();
    private final String place;

    /** Results between two signs of life: one takes longer than the clock is worth. */
    private static final int BETWEEN_SIGNS = 1024;

    private final Runnable alive;

    /**
     * Returns rows without a result.
     *
     * @param alive run now and then to show that reading goes on
     */
    Rows(String place, ModelCatalogue catalogue, ChanceCatalogue chances, Runnable alive) {
        this.chances = chances;
        this.alive = alive;
        this.place = place;
        this.catalogue = catalogue;
        for (Axis axis :
                List.of(Axis.PARAMETERS, Axis.TOKENS, Axis.COMPUTE, Axis.LOSS, Axis.STEPS)) {
            scales.put(axis, DoubleColumn.create(Schema.column(axis)));
        }
    }

    @Override
    public void accept(Observation observation, long line) {
        if (size() >= MOST) {
            throw new RequestException(
                    place + " holds more than 100 million results; aggregate or select before");
        }
        if (size() % BETWEEN_SIGNS == 0) {
            alive.run();
        }
        this.task.append(observation.task());
        this.metric.append(observation.metric().name());
        higherIsBetter.append(observation.metric().direction() == Direction.HIGHER_IS_BETTER);
        ChanceCatalogue.Known known = chances.complete(observation.task(), observation.metric());
        append(chance, known.metric().chance());
        append(best, known.metric().best());
        chanceSource.append(known.source());
        grain.append(
                observation.metric().grain().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        append(complete(observation.model()));
        observation.setup().shots().ifPresentOrElse(shots::append, shots::appendMissing);
        strategy.append(observation.setup().strategy());
        observation.seed().ifPresentOrElse(seed::append, seed::appendMissing);
        score.append(observation.score());
        append(stderr, observation.standardError());
        observation.examples().ifPresentOrElse(examples::append, examples::appendMissing);
        origin.append(place);
        this.line.append(line);
        observation
                .measured()
                .ifPresentOrElse(
                        moment -> measured.append(moment.toEpochMilli()), measured::appendMissing);
        observation.outcomes().ifPresentOrElse(this::append, outcomesIndex::appendMissing);
    }

    @Override
    public void report(Issue issue) {
        alive.run();
        issues.add(issue);
    }

    int size() {
        return score.size();
    }

    /** The outcomes of examples, to which the column {@link Schema#OUTCOMES} points. */
    List<Outcomes> outcomes() {
        return outcomes;
    }

    List<Issue> issues() {
        return issues;
    }

    Table table() {
        Table table = Table.create(place, task, metric, higherIsBetter, chance, best, grain);
        table.addColumns(family, model, run);
        scales.values().forEach(table::addColumns);
        return table.addColumns(
                shots,
                strategy,
                seed,
                score,
                stderr,
                examples,
                origin,
                line,
                chanceSource,
                measured,
                outcomesIndex);
    }

    private Model complete(Model model) {
        // Sources send the same object again and again; identity saves hashing it for every row.
        Model known = completed.get(model);
        if (known == null) {
            known = catalogue.complete(model);
            if (completed.size() > 10_000) {
                completed.clear();
            }
            completed.put(model, known);
        }
        return known;
    }

    private void append(Model model) {
        family.append(model.family());
        this.model.append(model.name());
        run.append(model.run());
        for (Axis axis : model.scales().keySet()) {
            if (!scales.containsKey(axis)) {
                DoubleColumn column = DoubleColumn.create(Schema.column(axis));
                for (int i = 0; i < size(); i++) {
                    column.appendMissing();
                }
                scales.put(axis, column);
            }
        }
        scales.forEach((axis, column) -> append(column, model.scale(axis)));
    }

    private void append(Outcomes scores) {
        outcomesIndex.append(outcomes.size());
        outcomes.add(scores);
    }

    private static void append(DoubleColumn column, OptionalDouble value) {
        if (value.isPresent()) {
            column.append(value.getAsDouble());
        } else {
            column.appendMissing();
        }
    }
}
