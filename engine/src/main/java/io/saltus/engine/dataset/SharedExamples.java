package io.saltus.engine.dataset;

import io.saltus.api.table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.LongColumn;

/**
 * Fills in how many examples a result rests on, where it does not say and every other result of
 * that task, metric and number of shots that says it says the same.
 *
 * <p>A score of 0 or 1 has a standard error of 0, from which no number follows; the test set is the
 * one of the other models.
 */
final class SharedExamples {

    /** One result alone may be of a part of the test set. */
    private static final int FEWEST = 2;

    /** What is known of a task. */
    private static final class Known {
        private long examples;
        private int results;
        private boolean agree = true;

        void add(long number) {
            agree &= results == 0 || number == examples;
            examples = number;
            results++;
        }
    }

    private SharedExamples() {}

    static Dataset filled(Dataset dataset) {
        LongColumn stated = dataset.own().longColumn(Column.N_EXAMPLES.id());
        int missing = stated.countMissing();
        if (missing == 0 || missing == stated.size()) {
            return dataset;
        }
        Observations rows = new Observations(dataset);
        Map<List<Object>, Known> byTask = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!stated.isMissing(row)) {
                byTask.computeIfAbsent(key(rows, row), key -> new Known()).add(stated.getLong(row));
            }
        }
        LongColumn examples = stated.copy();
        for (int row = 0; row < rows.size(); row++) {
            if (stated.isMissing(row)) {
                Known known = byTask.get(key(rows, row));
                if (known != null && known.agree && known.results >= FEWEST) {
                    examples.set(row, known.examples);
                }
            }
        }
        return dataset.with(examples);
    }

    private static List<Object> key(Observations rows, int row) {
        return List.of(rows.task(row), rows.metricName(row), rows.shots(row), rows.strategy(row));
    }
}
