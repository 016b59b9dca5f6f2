package io.saltus.api.data;

import io.saltus.api.Experimental;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The score of each example behind a result, by the example's id.
 *
 * <p>Two results on the same examples are compared more precisely by their pairs than by their
 * means: what is hard for one model is hard for the next, and the difference of a pair is free of
 * it. An id names an example wherever it is met, so ids must not depend on the run: a document's
 * hash or its number in the test set, not its place in a file.
 */
@Experimental
public final class Outcomes {

    /** What is done with the scores of one example in two results. */
    @FunctionalInterface
    public interface Pair {
        /** Takes the scores of one example. */
        void accept(double mine, double others);
    }

    private final String[] examples;
    private final double[] scores;

    private Outcomes(String[] examples, double[] scores) {
        this.examples = examples;
        this.scores = scores;
    }

    /**
     * Returns the outcomes of these examples.
     *
     * @param scoreByExample the score of each example, in units of the metric; finite
     * @throws IllegalArgumentException if there is no example, an id is blank, or a score is not
     *     finite
     */
    public static Outcomes of(Map<String, Double> scoreByExample) {
        if (scoreByExample.isEmpty()) {
            throw new IllegalArgumentException("outcomes need at least one example");
        }
        String[] examples = new String[scoreByExample.size()];
        double[] scores = new double[examples.length];
        int i = 0;
        for (Map.Entry<String, Double> outcome : new TreeMap<>(scoreByExample).entrySet()) {
            if (outcome.getKey().isBlank() || !Double.isFinite(outcome.getValue())) {
                throw new IllegalArgumentException(
                        "an outcome needs an id and a finite score, got '%s' and %s"
                                .formatted(outcome.getKey(), outcome.getValue()));
            }
            examples[i] = outcome.getKey();
            scores[i++] = outcome.getValue();
        }
        return new Outcomes(examples, scores);
    }

    /** Returns the number of examples, at least 1. */
    public int size() {
        return examples.length;
    }

    /** Returns the ids of the examples, in their natural order. */
    public List<String> examples() {
        return List.of(examples);
    }

    /** Returns the score of an example, if it is among them. */
    public OptionalDouble score(String example) {
        int index = Arrays.binarySearch(examples, example);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(scores[index]);
    }

    /** Returns the mean score. */
    public double mean() {
        return Arrays.stream(scores).average().orElseThrow();
    }

    /**
     * Visits the examples that both results share, in the order of their ids.
     *
     * @return how many they are
     */
    public int withShared(Outcomes other, Pair visitor) {
        int shared = 0;
        int j = 0;
        for (int i = 0; i < examples.length; i++) {
            while (j < other.examples.length && other.examples[j].compareTo(examples[i]) < 0) {
                j++;
            }
            if (j < other.examples.length && other.examples[j].equals(examples[i])) {
                visitor.accept(scores[i], other.scores[j]);
                shared++;
            }
        }
        return shared;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outcomes o
                && Arrays.equals(examples, o.examples)
                && Arrays.equals(scores, o.scores);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(examples) + Arrays.hashCode(scores);
    }

    @Override
    public String toString() {
        return size() + " outcomes, mean " + mean();
    }
}
