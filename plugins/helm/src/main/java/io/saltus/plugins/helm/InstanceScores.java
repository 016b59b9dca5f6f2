package io.saltus.plugins.helm;

import io.saltus.api.data.Outcomes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The scores of instances by metric, each the mean over its trials; bounded. */
final class InstanceScores {

    private static final int MOST_INSTANCES = 1_000_000;
    private static final long MOST_SCORES = 5_000_000;
    private static final long MOST_CHARACTERS = 32L << 20;

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Sums> columns = new HashMap<>();
    private long characters;

    /** Sums over trials by instance. */
    private static final class Sums {
        private double[] sum = new double[16];
        private int[] trials = new int[16];

        void add(int row, double score) {
            if (row >= sum.length) {
                sum = Arrays.copyOf(sum, Math.max(row + 1, 2 * sum.length));
                trials = Arrays.copyOf(trials, sum.length);
            }
            sum[row] += score;
            trials[row]++;
        }
    }

    /**
     * Adds what one trial of an instance scored.
     *
     * @throws UnusableInstances if there are more than can be kept
     */
    void add(String id, Map<String, Double> scores) throws UnusableInstances {
        Integer known = rows.get(id);
        int row = known == null ? rows.size() : known;
        if (known == null) {
            rows.put(id, row);
            characters += id.length();
        }
        scores.forEach(
                (metric, score) ->
                        columns.computeIfAbsent(metric, m -> new Sums()).add(row, score));
        if (row >= MOST_INSTANCES
                || characters > MOST_CHARACTERS
                || (long) rows.size() * columns.size() > MOST_SCORES) {
            throw new UnusableInstances(
                    "more than 1000000 instances, 5000000 scores or 32 Mi characters of ids");
        }
    }

    /** Returns the score of each instance under a metric, if any has one. */
    Optional<Outcomes> outcomes(String metric) {
        Sums column = columns.getOrDefault(metric, new Sums());
        Map<String, Double> scores = new HashMap<>();
        rows.forEach(
                (id, row) -> {
                    if (row < column.trials.length && column.trials[row] > 0) {
                        scores.put(id, column.sum[row] / column.trials[row]);
                    }
                });
        return scores.isEmpty() ? Optional.empty() : Optional.of(Outcomes.of(scores));
    }
}
