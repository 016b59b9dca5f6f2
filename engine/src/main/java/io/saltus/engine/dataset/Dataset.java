package io.saltus.engine.dataset;

import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * All observations of a study as one table, a row each, in the schema of {@link Schema}. Immutable:
 * whoever asks for the table is given one of their own.
 *
 * @param table the observations; belongs to the dataset from here on
 * @param outcomes the scores of single examples, where sources kept them
 * @param origins where they came from
 * @param issues what could not be used
 * @param faults what sources threw that broke a promise; an issue each says which
 * @param read how many results were read, these and those that were set aside
 * @param setAside how many of the results that were read do not count, by the reason
 * @param axes the axes of a source's own, with the title, unit and spacing that it gives them
 */
public record Dataset(
        Table table,
        List<Outcomes> outcomes,
        List<Origin> origins,
        List<Issue> issues,
        List<Throwable> faults,
        int read,
        Map<String, Integer> setAside,
        List<Axis> axes) {

    private static final String NOT_ASKED_FOR = "not selected by --where";

    private static final List<io.saltus.api.table.Column> NAMES =
            List.of(
                    io.saltus.api.table.Column.TASK,
                    io.saltus.api.table.Column.MODEL,
                    io.saltus.api.table.Column.RUN,
                    io.saltus.api.table.Column.FAMILY);

    /** Copies the lists. */
    public Dataset {
        outcomes = List.copyOf(outcomes);
        origins = List.copyOf(origins);
        issues = List.copyOf(issues);
        faults = List.copyOf(faults);
        axes = List.copyOf(axes);
        setAside = Collections.unmodifiableMap(new LinkedHashMap<>(setAside));
    }

    /** A dataset of all results that were read. */
    public Dataset(
            Table table,
            List<Outcomes> outcomes,
            List<Origin> origins,
            List<Issue> issues,
            List<Throwable> faults) {
        this(table, outcomes, origins, issues, faults, List.of());
    }

    /** A dataset of all results that were read, with axes of their sources' own. */
    public Dataset(
            Table table,
            List<Outcomes> outcomes,
            List<Origin> origins,
            List<Issue> issues,
            List<Throwable> faults,
            List<Axis> axes) {
        this(table, outcomes, origins, issues, faults, table.rowCount(), Map.of(), axes);
    }

    /** Returns the axis whose scales a column holds, as its source describes it. */
    Axis axis(String column) {
        Axis axis = Schema.axis(column);
        return axes.contains(axis) ? axes.get(axes.indexOf(axis)) : axis;
    }

    /** Returns a copy of the observations, to do with as one likes. */
    @Override
    public Table table() {
        return table.copy();
    }

    /** Returns the table itself, which nobody may change. */
    Table own() {
        return table;
    }

    /** Returns whether there is a column of this name; case does not count. */
    public boolean hasColumn(String name) {
        return table.containsColumn(name);
    }

    /** Returns the number of observations. */
    public int size() {
        return table.rowCount();
    }

    /**
     * Returns the observations that {@code condition} selects, with an issue for each value that it
     * names and no observation has, and without those that are about a task or a model none of
     * whose results is selected.
     *
     * @throws RequestException if it names an unknown column, or selects none
     */
    public Dataset where(Condition condition) {
        Condition.Met met = condition.on(table);
        Selection selected = met.rows();
        List<String> unmet = met.unmet();
        if (selected.isEmpty()) {
            throw new RequestException(
                    "--where \"%s\" selects no result of %d%s"
                            .formatted(
                                    condition.text(),
                                    size(),
                                    unmet.isEmpty() ? "" : ": " + String.join(", ", unmet)));
        }
        Dataset kept = keeping(selected, Map.of(NOT_ASKED_FOR, size() - selected.size()));
        Set<String> gone = places(table);
        gone.removeAll(places(kept.table));
        List<Issue> left = new ArrayList<>();
        issues.stream().filter(i -> !gone.contains(i.where()) || isOfMore(i)).forEach(left::add);
        unmet.forEach(why -> left.add(new Issue("--where", why).coded("where-unmet")));
        return new Dataset(
                kept.table, outcomes, origins, left, faults, kept.read, kept.setAside, axes);
    }

    /** Whether an issue stands for others, or for results that it cost. */
    private static boolean isOfMore(Issue issue) {
        return FoldedIssues.isFolded(issue) || issue.refused() + issue.passedOver() > 0;
    }

    /**
     * What issues about the results themselves name: tasks, with a metric or without, and models.
     */
    private static Set<String> places(Table of) {
        Set<String> places = new HashSet<>();
        for (io.saltus.api.table.Column names : NAMES) {
            places.addAll(of.stringColumn(names.id()).asSet());
        }
        StringColumn tasks = of.stringColumn(io.saltus.api.table.Column.TASK.id());
        StringColumn metrics = of.stringColumn(io.saltus.api.table.Column.METRIC.id());
        for (int row = 0; row < of.rowCount(); row++) {
            places.add(tasks.get(row) + ", " + metrics.get(row));
        }
        return places;
    }

    /**
     * Returns the observations with who each model is settled over all of them: one size for each
     * model, and a family from its name where none is known. Issues say what was taken from where.
     */
    public Dataset withIdentities() {
        return FamiliesFromNames.filled(NominalSizes.settled(this));
    }

    /** Returns the observations that count of those that claim the same; issues name the others. */
    public Dataset withoutRivals() {
        return RivalResults.settled(this);
    }

    /** Returns the observations with how many examples each rests on, as far as it can be known. */
    public Dataset withExamples(TestSets known) {
        return ExampleCounts.filled(this, known);
    }

    /**
     * Returns the observations with the chance level of some taken for unknown.
     *
     * @param rows of which
     * @param why issues that say why, and what else is to say of chance levels
     */
    public Dataset withoutChance(IntPredicate rows, List<Issue> why) {
        DoubleColumn chance = table.doubleColumn(io.saltus.api.table.Column.CHANCE.id()).copy();
        StringColumn source = table.stringColumn(Schema.CHANCE_SOURCE).copy();
        for (int row = 0; row < size(); row++) {
            if (rows.test(row)) {
                chance.setMissing(row);
                source.set(row, "");
            }
        }
        return with(chance).with(source).with(why);
    }

    /** Returns this dataset with a column in the place of the one of its name, or as a new one. */
    Dataset with(Column<?> column) {
        List<Column<?>> columns = new ArrayList<>(table.columns());
        columns.replaceAll(old -> old.name().equals(column.name()) ? column : old);
        if (!columns.contains(column)) {
            columns.add(column);
        }
        return new Dataset(
                Table.create(table.name(), columns),
                outcomes,
                origins,
                issues,
                faults,
                read,
                setAside,
                axes);
    }

    /** Returns this dataset with more issues. */
    Dataset with(List<Issue> more) {
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(more);
        return new Dataset(table, outcomes, origins, all, faults, read, setAside, axes);
    }

    /** Returns the rows that {@code kept} selects, and why others are set aside. */
    Dataset keeping(Selection kept, Map<String, Integer> aside) {
        Map<String, Integer> all = new LinkedHashMap<>(setAside);
        aside.forEach((reason, count) -> all.merge(reason, count, Integer::sum));
        all.values().removeIf(count -> count == 0);
        return new Dataset(table.where(kept), outcomes, origins, issues, faults, read, all, axes);
    }
}
