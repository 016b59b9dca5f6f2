package io.saltus.sources.examples;

import io.saltus.api.data.Outcomes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of examples by their ids, for several results at once. An example that was asked again
 * counts once, with the mean of its scores. Where there are more than can be kept, none are.
 *
 * @param <K> what tells the results apart
 */
public final class ScoresByExample<K> {

    /** Sum and number of an example's scores. */
    private static final class Tries {
        private double first;
        private double sum;
        private int count;
        private boolean differ;
    }

    private static final int LONGEST_ID = 500;

    private final long mostScores;
    private final Map<K, Map<String, Tries>> results = new HashMap<>();
    private final Map<K, Boolean> repeated = new HashMap<>();
    private final Map<K, Long> differing = new HashMap<>();
    private long room;
    private boolean full;

    /**
     * Scores of which so many are kept.
     *
     * @param mostScores of an id of up to 64 characters; a longer id takes the room of several
     */
    public ScoresByExample(long mostScores) {
        this.mostScores = mostScores;
        this.room = mostScores;
    }

    /**
     * Adds the score of an example.
     *
     * @param result the result to which it belongs
     * @param example its id; one that is blank stands for no example
     * @param score finite
     */
    public void add(K result, String example, double score) {
        if (full || example.isBlank()) {
            return;
        }
        Map<String, Tries> byExample = results.computeIfAbsent(result, k -> new HashMap<>());
        Tries tries = byExample.get(example);
        if (tries == null) {
            room -= 1 + example.length() / 64;
            if (room < 0) {
                full = true;
                results.clear();
                return;
            }
            tries = new Tries();
            tries.first = score;
            byExample.put(example, tries);
        } else {
            repeated.put(result, true);
            if (score != tries.first && !tries.differ) {
                tries.differ = true;
                differing.merge(result, 1L, Long::sum);
            }
        }
        tries.sum += score;
        tries.count++;
    }

    /** Returns whether a text can be the id of an example: it is neither blank nor a long text. */
    public static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID;
    }

    /** Returns whether there were too many scores to keep them. */
    public boolean isFull() {
        return full;
    }

    /** Returns how many are kept at most. */
    public long most() {
        return mostScores;
    }

    /** Returns whether an example of this result has several scores. */
    public boolean isRepeated(K result) {
        return repeated.containsKey(result);
    }

    /** Returns how many examples of this result have scores that differ. */
    public long differing(K result) {
        return differing.getOrDefault(result, 0L);
    }

    /** Returns the mean score of each example of a result; none if there is no score of it. */
    public Optional<Outcomes> outcomes(K result) {
        Map<String, Tries> found = results.getOrDefault(result, Map.of());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> means = new HashMap<>();
        found.forEach((example, tries) -> means.put(example, tries.sum / tries.count));
        return Optional.of(Outcomes.of(means));
    }
}
