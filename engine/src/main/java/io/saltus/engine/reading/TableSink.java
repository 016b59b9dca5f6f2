package io.saltus.engine.reading;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.Column;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.NamedWords;
import io.saltus.engine.dataset.Schema;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import io.saltus.engine.work.Progress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
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
final class TableSink implements ObservationSink {

    private static final int MOST = 100_000_000;

    private final ModelCatalogue catalogue;
    private final ChanceCatalogue chances;
    private final OwnAxes axes;
    private final IdentityHashMap<Model, Model> completed = new IdentityHashMap<>();
    private final List<Issue> issues = new ArrayList<>();
    private final FoldedIssues strange = new FoldedIssues(issues::add);

    private final StringColumn task = StringColumn.create(Column.TASK.id());
    private final StringColumn metric = StringColumn.create(Column.METRIC.id());
    private final BooleanColumn higherIsBetter = BooleanColumn.create(Column.HIGHER_IS_BETTER.id());
    private final DoubleColumn chance = DoubleColumn.create(Column.CHANCE.id());
    private final DoubleColumn best = DoubleColumn.create(Column.BEST.id());
    private final StringColumn grain = StringColumn.create(Column.GRAIN.id());
    private final StringColumn family = StringColumn.create(Column.FAMILY.id());
    private final StringColumn model = StringColumn.create(Column.MODEL.id());
    private final StringColumn run = StringColumn.create(Column.RUN.id());
    private final Map<Axis, DoubleColumn> scales = new LinkedHashMap<>();
    private final IntColumn shots = IntColumn.create(Column.SHOTS.id());
    private final StringColumn strategy = StringColumn.create(Column.STRATEGY.id());
    private final LongColumn seed = LongColumn.create(Column.SEED.id());
    private final DoubleColumn score = DoubleColumn.create(Column.SCORE.id());
    private final DoubleColumn stderr = DoubleColumn.create(Column.STDERR.id());
    private final LongColumn examples = LongColumn.create(Column.N_EXAMPLES.id());
    private final StringColumn origin = StringColumn.create(Schema.ORIGIN);
    private final LongColumn line = LongColumn.create(Schema.LINE);
    private final StringColumn chanceSource = StringColumn.create(Schema.CHANCE_SOURCE);
    private final StringColumn examplesSource = StringColumn.create(Schema.EXAMPLES_SOURCE);
    private final StringColumn variant = StringColumn.create(Schema.VARIANT);
    private final StringColumn released = StringColumn.create(Schema.RELEASED);
    private final StringColumn modelSource = StringColumn.create(Schema.MODEL_SOURCE);
    private final StringColumn conditions = StringColumn.create(Schema.CONDITIONS);
    private final LongColumn measured = LongColumn.create(Schema.MEASURED);
    private final IntColumn outcomesIndex = IntColumn.create(Schema.OUTCOMES);
    private final List<Outcomes> outcomes = new ArrayList<>();
    private final String place;

    private final Runnable alive;
    private final Progress heard;
    private boolean closed;
    private boolean torn;

    /**
     * Returns rows without a result.
     *
     * @param alive run at each result to show that reading goes on
     * @param heard hears how far the source says it has come
     */
    TableSink(
            String place,
            ModelCatalogue catalogue,
            ChanceCatalogue chances,
            Runnable alive,
            Progress heard) {
        this.heard = heard;
        this.chances = chances;
        this.alive = alive;
        this.place = place;
        this.axes = new OwnAxes(place);
        this.catalogue = catalogue;
        for (Column column : Column.values()) {
            column.axis().ifPresent(axis -> scales.put(axis, DoubleColumn.create(column.id())));
        }
    }

    /** What a source sends after it was given up would tear what was kept. */
    private void requireOpen() {
        alive.run();
        if (closed) {
            throw new CancellationException("given up meanwhile");
        }
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized void accept(Observation observation, long line) {
        if (size() >= MOST) {
            throw new RequestException(
                    place + " holds more than 100 million results; aggregate or select before");
        }
        requireOpen();
        try {
            append(observation, line);
        } catch (OutOfMemoryError e) {
            torn = true;
            throw e;
        }
    }

    private void append(Observation observation, long line) {
        this.task.append(observation.task());
        this.metric.append(observation.metric().name());
        higherIsBetter.append(observation.metric().direction() == Direction.HIGHER_IS_BETTER);
        ChanceCatalogue.Known known = chances.complete(observation.task(), observation.metric());
        append(chance, known.metric().chance());
        append(best, known.metric().best());
        chanceSource.append(known.source());
        grain.append(Names.word(observation.metric().grain()));
        append(complete(observation.model()));
        observation.setup().shots().ifPresentOrElse(shots::append, shots::appendMissing);
        strategy.append(strategy(observation));
        observation.seed().ifPresentOrElse(seed::append, seed::appendMissing);
        score.append(observation.score());
        append(stderr, possible(observation, line));
        observation.examples().ifPresentOrElse(examples::append, examples::appendMissing);
        origin.append(place);
        this.line.append(line);
        examplesSource.append("");
        conditions.append(NamedWords.cell(observation.conditions()));
        observation
                .measured()
                .ifPresentOrElse(
                        moment -> measured.append(moment.toEpochMilli()), measured::appendMissing);
        observation.outcomes().ifPresentOrElse(this::append, outcomesIndex::appendMissing);
    }

    /** Returns its standard error, unless that cannot be. */
    private OptionalDouble possible(Observation observation, long line) {
        Optional<String> why = ImpossibleError.why(observation);
        if (why.isEmpty()) {
            return observation.standardError();
        }
        double error = observation.standardError().orElseThrow();
        Issue issue =
                new Issue(
                                line > 0 ? place + ":" + line : place,
                                "%s of %s: %s, got %s; it is left out"
                                        .formatted(
                                                observation.metric().name(),
                                                observation.task(),
                                                why.get(),
                                                Numbers.of(error)))
                        .coded("bad-error");
        // many tools write a 0 for what they did not take
        strange.add(why.get(), error == 0 ? issue.asRemark() : issue, observation.task());
        return OptionalDouble.empty();
    }

    @Override
    public synchronized void at(long done, long total) {
        requireOpen();
        heard.at("reading " + place, done, total);
    }

    @Override
    public synchronized void report(Issue issue) {
        requireOpen();
        issues.add(issue);
    }

    /** Returns whether memory ended in the midst of a row, whatever the source made of it. */
    synchronized boolean isTorn() {
        return torn;
    }

    int size() {
        return score.size();
    }

    /** The axes of the source's own. */
    OwnAxes axes() {
        return axes;
    }

    /** The outcomes of examples, to which the column {@link Schema#OUTCOMES} points. */
    List<Outcomes> outcomes() {
        return outcomes;
    }

    List<Issue> issues() {
        strange.close();
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(axes.issues());
        return all;
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
                examplesSource,
                variant,
                released,
                modelSource,
                conditions,
                measured,
                outcomesIndex);
    }

    /**
     * The strategy, and with it whatever else tells this way of asking from another: results under
     * different conditions do not lie on one curve. A part of a test set and a version of a task
     * are still the same question.
     */
    private static String strategy(Observation observation) {
        StringBuilder words = new StringBuilder(observation.setup().strategy());
        new TreeMap<>(observation.conditions())
                .forEach(
                        (name, value) -> {
                            if (!name.equals(Observation.LIMIT)
                                    && !name.equals(Observation.VERSION)) {
                                words.append(", ").append(name);
                                words.append(value.equals("true") ? "" : " " + value);
                            }
                        });
        String standard = Setup.STANDARD + ", ";
        return words.indexOf(standard) == 0 ? words.substring(standard.length()) : words.toString();
    }

    private Model complete(Model model) {
        // Sources send the same object again and again; identity saves hashing it for every row.
        Model known = completed.get(model);
        if (known == null) {
            known = catalogue.complete(axes.taken(model));
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
        variant.append(model.trait(Model.VARIANT).orElse(""));
        released.append(model.trait(Model.RELEASED).orElse(""));
        modelSource.append(NamedWords.cell(model.provenance()));
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
