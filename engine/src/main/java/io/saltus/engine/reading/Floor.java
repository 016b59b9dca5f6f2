package io.saltus.engine.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where the smallest models of a family sit on a task.
 *
 * <p>The smallest are the first {@value #FEWEST} scales, and more until they span a factor of
 * {@value #SPAN}. Their scores are flat if each is within two standard errors, sqrt(L (1 - L) / n),
 * of their mean L, or within {@value #SPREAD} where n is not known.
 */
final class Floor {

    /** Fewer scales show no level. */
    private static final int FEWEST = 3;

    private static final double SPAN = 4;

    private static final double SPREAD = 0.01;

    /**
     * No task with options is guessed better than this: two options, one somewhat more frequent.
     */
    static final double HIGHEST_GUESS = 0.67;

    /** Results at one scale. */
    private static final class Scores {
        private double sum;
        private int results;
        private long examples;
        private boolean counted = true;

        double mean() {
            return sum / results;
        }

        double error(double level) {
            return Math.sqrt(level * (1 - level) / examples);
        }
    }

    /**
     * A level at which the smallest models sit.
     *
     * @param level their mean
     * @param error greatest standard error of one of them; NaN if a number of examples is not known
     * @param models how many scales they have
     */
    record Flat(double level, double error, int models) {

        /** Whether the level is surely another: by .05 and five standard errors, or by .1. */
        boolean isApartFrom(double chance) {
            double apart = Double.isNaN(error) ? 0.1 : Math.max(0.05, 5 * error);
            return Math.abs(level - chance) > apart;
        }
    }

    private final TreeMap<Double, Scores> byScale = new TreeMap<>();

    void add(double scale, double score, OptionalLong examples) {
        if (!(scale > 0) || score < 0 || score > 1) {
            return;
        }
        Scores scores = byScale.computeIfAbsent(scale, key -> new Scores());
        scores.sum += score;
        scores.results++;
        scores.examples += examples.orElse(0);
        scores.counted &= examples.isPresent();
    }

    private List<Scores> smallest() {
        int count = 0;
        double first = byScale.isEmpty() ? 0 : byScale.firstKey();
        for (Map.Entry<Double, Scores> at : byScale.entrySet()) {
            count++;
            if (count >= FEWEST && at.getKey() >= SPAN * first) {
                return byScale.values().stream().limit(count).toList();
            }
        }
        return List.of();
    }

    /** The level of the smallest models, if they are flat. */
    Optional<Flat> flat() {
        List<Scores> smallest = smallest();
        if (smallest.isEmpty()) {
            return Optional.empty();
        }
        double level = smallest.stream().mapToDouble(Scores::mean).average().orElseThrow();
        boolean counted = smallest.stream().allMatch(scores -> scores.counted);
        boolean flat =
                smallest.stream()
                        .allMatch(
                                scores ->
                                        Math.abs(scores.mean() - level)
                                                <= (counted
                                                        ? Math.max(0.005, 2 * scores.error(level))
                                                        : SPREAD));
        double error =
                counted
                        ? smallest.stream().mapToDouble(s -> s.error(level)).max().orElseThrow()
                        : Double.NaN;
        return flat ? Optional.of(new Flat(level, error, smallest.size())) : Optional.empty();
    }

    /** Whether some model comes down to a chance level, within .03 or three standard errors. */
    boolean reaches(double chance) {
        return byScale.values().stream()
                .anyMatch(
                        scores ->
                                scores.mean()
                                        <= chance
                                                + (scores.counted
                                                        ? Math.max(0.03, 3 * scores.error(chance))
                                                        : 0.03));
    }
}
