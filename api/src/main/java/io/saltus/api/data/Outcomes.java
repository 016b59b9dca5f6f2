package io.saltus.api.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The score of each example behind a result, by the example's id.
 *
 * <p>Two results on the same examples are compared more precisely by their pairs than by their
 * means: what is hard for one model is hard for the next, and the difference of a pair is free of
 * it. An id names an example wherever it is met, so ids must not depend on the run: a document's
 * hash or its number in the test set, not its place in a file.
 *
 * <p>Beside its score an example may have a cluster, which it shares with examples that are not
 * independent of it (the questions on one passage), and a text, for whoever looks at it.
 */
public final class Outcomes {

    /** What is done with the scores of one example in two results. */
    @FunctionalInterface
    public interface Pair {
        /** Takes the scores of one example. */
        void accept(double mine, double others);
    }

    /** What is done with one example of two results. */
    @FunctionalInterface
    public interface Shared {
        /** Takes the id of an example and its scores. */
        void accept(String example, double mine, double others);
    }

    private static final String[] NONE = {};

    private final String[] examples;
    private final double[] scores;

    /** As many as examples, blank where there is none; none at all where no example has one. */
    private final String[] clusters;

    private final String[] texts;

    private Outcomes(String[] examples, double[] scores, String[] clusters, String[] texts) {
        this.examples = examples;
        this.scores = scores;
        this.clusters = clusters;
        this.texts = texts;
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
        String[] examples = scoreByExample.keySet().toArray(new String[0]);
        Arrays.sort(examples);
        double[] scores = new double[examples.length];
        for (int i = 0; i < examples.length; i++) {
            double score = scoreByExample.getOrDefault(examples[i], Double.NaN);
            if (examples[i].isBlank() || !Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        "an outcome needs an id and a finite score, got '%s' and %s"
                                .formatted(examples[i], score));
            }
            scores[i] = score;
        }
        return new Outcomes(examples, scores, NONE, NONE);
    }

    /**
     * Returns these outcomes with the cluster of each example; one without stands alone.
     *
     * @param clusterByExample by id; ids of no example do not count
     */
    public Outcomes withClusters(Map<String, String> clusterByExample) {
        return new Outcomes(
                examples, scores, words(id -> clusterByExample.getOrDefault(id, "")), texts);
    }

    /**
     * Returns these outcomes with the text of examples, as short as a reader needs it.
     *
     * @param textByExample by id; ids of no example do not count
     */
    public Outcomes withTexts(Map<String, String> textByExample) {
        return new Outcomes(
                examples, scores, clusters, words(id -> textByExample.getOrDefault(id, "")));
    }

    private String[] words(Function<String, String> words) {
        String[] found = Arrays.stream(examples).map(words).toArray(String[]::new);
        return Arrays.stream(found).allMatch(String::isEmpty) ? NONE : found;
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

    /** Returns whether any example is in a cluster. */
    public boolean hasClusters() {
        return clusters.length > 0;
    }

    /** Returns the cluster of an example, if it is in one. */
    public Optional<String> cluster(String example) {
        return word(clusters, example);
    }

    /** Returns the text of an example, if it was kept. */
    public Optional<String> text(String example) {
        return word(texts, example);
    }

    private Optional<String> word(String[] words, String example) {
        int index = words.length == 0 ? -1 : Arrays.binarySearch(examples, example);
        return index < 0 || words[index].isEmpty() ? Optional.empty() : Optional.of(words[index]);
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
        return forEachShared(other, (example, mine, others) -> visitor.accept(mine, others));
    }

    /**
     * Visits the examples that both results share, in the order of their ids.
     *
     * @return how many they are
     */
    public int forEachShared(Outcomes other, Shared visitor) {
        int shared = 0;
        int j = 0;
        for (int i = 0; i < examples.length; i++) {
            while (j < other.examples.length && other.examples[j].compareTo(examples[i]) < 0) {
                j++;
            }
            if (j < other.examples.length && other.examples[j].equals(examples[i])) {
                visitor.accept(examples[i], scores[i], other.scores[j]);
                shared++;
            }
        }
        return shared;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outcomes o
                && Arrays.equals(examples, o.examples)
                && Arrays.equals(scores, o.scores)
                && Arrays.equals(clusters, o.clusters)
                && Arrays.equals(texts, o.texts);
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
