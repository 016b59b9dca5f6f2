package io.saltus.engine;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Outcomes;
import io.saltus.api.report.Origin;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * All observations of a study as one table, a row each, in the schema of {@link Schema}.
 *
 * @param table the observations; read it, do not change it
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

    /** Returns this dataset with other rows and issues. */
    Dataset with(Table table, List<Issue> issues) {
        return new Dataset(table, outcomes, origins, issues, faults);
    }
}
