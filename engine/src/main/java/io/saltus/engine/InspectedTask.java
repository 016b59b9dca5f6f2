package io.saltus.engine;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.engine.dataset.Observations;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was understood of a task under one metric.
 *
 * @param task name of the task
 * @param metric how answers were scored, with its chance level where it is known
 * @param chanceSources where the chance level came from; empty if it is not known
 * @param fewestExamples the least number of examples behind a result; 0 if none tells it
 * @param mostExamples the greatest number of examples behind a result; 0 if none tells it
 * @param examplesSources where the numbers came from
 * @param uncounted how many of the results tell neither a number of examples nor a standard error
 * @param models how many models were asked
 * @param results how many results there are
 * @param setups how they were asked, in words
 */
public record InspectedTask(
        String task,
        Metric metric,
        Set<String> chanceSources,
        long fewestExamples,
        long mostExamples,
        Set<String> examplesSources,
        int uncounted,
        int models,
        int results,
        Set<String> setups) {

    /** Returns whether scores fall as models improve. */
    public boolean falls() {
        return metric.direction() == Direction.LOWER_IS_BETTER;
    }

    /** Gathers the rows of one task and metric. */
    static final class Gathering {
        private final Observations rows;
        private final Set<String> models = new HashSet<>();
        private final Set<String> setups = new TreeSet<>();
        private final Set<String> chanceSources = new TreeSet<>();
        private final Set<String> examplesSources = new TreeSet<>();
        private Metric metric;
        private long fewest = Long.MAX_VALUE;
        private long most;
        private int uncounted;
        private int results;

        Gathering(Observations rows, int first) {
            this.rows = rows;
            this.metric = rows.metric(first);
        }

        void add(int row) {
            Metric stated = rows.metric(row);
            metric = metric.chance().isEmpty() && stated.chance().isPresent() ? stated : metric;
            String source = rows.chanceSource(row);
            if (!source.isEmpty()) {
                chanceSources.add(source);
            }
            rows.examples(row)
                    .ifPresent(
                            examples -> {
                                fewest = Math.min(fewest, examples);
                                most = Math.max(most, examples);
                                String from = rows.examplesSource(row);
                                examplesSources.add(from.isEmpty() ? "the data" : from);
                            });
            uncounted += rows.isMeasured(row) ? 0 : 1;
            models.add(rows.modelName(row));
            setups.add(rows.setup(row).words());
            results++;
        }

        InspectedTask task(String name) {
            setups.remove("");
            return new InspectedTask(
                    name,
                    metric,
                    chanceSources,
                    most == 0 ? 0 : fewest,
                    most,
                    examplesSources,
                    uncounted,
                    models.size(),
                    results,
                    setups);
        }
    }
}
