package io.saltus.engine;

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

    static void fill(Dataset dataset) {
        LongColumn examples = dataset.table().longColumn(Schema.N_EXAMPLES);
        int missing = examples.countMissing();
        if (missing == 0 || missing == examples.size()) {
            return;
        }
        Observations rows = new Observations(dataset);
        Map<List<Object>, Known> byTask = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!examples.isMissing(row)) {
                byTask.computeIfAbsent(key(rows, row), key -> new Known())
                        .add(examples.getLong(row));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (examples.isMissing(row)) {
                Known known = byTask.get(key(rows, row));
                if (known != null && known.agree && known.results >= FEWEST) {
                    examples.set(row, known.examples);
                }
            }
        }
    }

    private static List<Object> key(Observations rows, int row) {
        return List.of(rows.task(row), rows.metricName(row), rows.shots(row), rows.strategy(row));
    }
}
