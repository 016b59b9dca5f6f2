package io.saltus.engine.dataset;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Outcomes;
import io.saltus.api.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * All observations of a study as one table, a row each, in the schema of {@link Schema}. Immutable:
 * whoever asks for the table is given one of their own.
 *
 * @param table the observations; belongs to the dataset from here on
 * @param outcomes the scores of single examples, where sources kept them
 * @param origins where they came from
 * @param issues what could not be used
 * @param faults what sources threw that broke a promise; an issue each says which
 */
public record Dataset(
        Table table,
        List<Outcomes> outcomes,
        List<Origin> origins,
        List<Issue> issues,
        List<Throwable> faults) {

    /** Copies the lists. */
    public Dataset {
        outcomes = List.copyOf(outcomes);
        origins = List.copyOf(origins);
        issues = List.copyOf(issues);
        faults = List.copyOf(faults);
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
     * Returns the observations that {@code condition} selects.
     *
     * @throws io.saltus.api.data.RequestException if it names an unknown column
     */
    public Dataset where(Condition condition) {
        return with(table.where(condition.on(table)), issues);
    }

    /** Returns the observations without those that a newer one supersedes; an issue names them. */
    public Dataset withoutSuperseded() {
        return Superseded.dropped(this);
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
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(why);
        Dataset without = with(chance).with(source);
        return without.with(without.own(), all);
    }

    /** Returns this dataset with a column in the place of the one of its name. */
    Dataset with(Column<?> column) {
        List<Column<?>> columns = new ArrayList<>(table.columns());
        columns.replaceAll(old -> old.name().equals(column.name()) ? column : old);
        return with(Table.create(table.name(), columns), issues);
    }

    /** Returns this dataset with other rows and issues. */
    Dataset with(Table table, List<Issue> issues) {
        return new Dataset(table, outcomes, origins, issues, faults);
    }
}
