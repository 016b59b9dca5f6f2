package io.saltus.sources.examples;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.metrics.ReadMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The scores of a file of samples, by metric: each line counts, as the harness counts it. Several
 * samples of one problem count as one, with the mean of their scores.
 *
 * <p>Graded metrics are added where a line holds what they are made of, for the question whether it
 * is the metric. Of the log-likelihood of every choice: {@code p_correct} and {@code brier}, as
 * {@link ChoiceScores} defines them; the chance level of the first is the mean of 1 / choices. Of
 * the right answer's log-likelihood and length: {@code bits_per_byte}.
 */
public final class SampleScores {

    private static final String P_CORRECT = "p_correct";
    private static final String BRIER = "brier";
    private static final String BITS = "bits_per_byte";

    /** The metrics that are made of choices and of right answers. */
    private static final Set<String> GRADED = Set.of(P_CORRECT, BRIER, BITS);

    /** More than this are counted, but not kept one by one. */
    private static final long MOST_KEPT = 2_000_000;

    /** As much of a text as tells a reader which example it is; of so many examples. */
    private static final int LONGEST_TEXT = 200;

    private static final int MOST_TEXTS = 100_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, ScoreMoments> moments = new TreeMap<>();
    private final ScoresByExample<String> kept = new ScoresByExample<>(MOST_KEPT);
    private final ScoresByExample<String> byProblem = new ScoresByExample<>(MOST_KEPT);
    private double chances;

    /**
     * Which document a line is of.
     *
     * @param problem its number in the test set
     * @param id what it is paired by across models: the hash of its text, else the number
     */
    public record Document(String problem, String id) {}

    /** Adds what a line scores; what is not finite is no score. */
    public void add(String metric, Document document, double score) {
        if (Double.isFinite(score)) {
            moments.computeIfAbsent(metric, name -> new ScoreMoments()).add(score);
            kept.add(metric, document.id(), score);
            byProblem.add(metric, document.problem(), score);
        }
    }

    /** Keeps the beginning of a document's text. */
    public void text(Document document, String text) {
        if (texts.size() < MOST_TEXTS) {
            String whole = text.strip();
            int end = Math.min(LONGEST_TEXT, whole.length());
            boolean half = end > 0 && Character.isHighSurrogate(whole.charAt(end - 1));
            texts.putIfAbsent(document.id(), whole.substring(0, half ? end - 1 : end));
        }
    }

    /**
     * Adds the graded scores of a multiple-choice line.
     *
     * @param choices how many choices there were
     */
    public void addChoice(Document document, ChoiceScores choice, int choices) {
        add(P_CORRECT, document, choice.correct());
        add(BRIER, document, choice.brier());
        chances += 1.0 / choices;
    }

    /** Adds what a right answer got in bits per byte, as {@link #bitsPerByte} or the file says. */
    public void addBits(Document document, double bits) {
        add(BITS, document, bits);
    }

    /**
     * Returns -l / (n ln 2); none if l is not finite or above 0, or n is not above 0.
     *
     * @param likelihood the natural logarithm l of the right answer's probability
     * @param bytes the length n of the answer in UTF-8
     */
    public static OptionalDouble bitsPerByte(double likelihood, double bytes) {
        return bytes > 0 && Double.isFinite(bytes) && Double.isFinite(likelihood) && likelihood <= 0
                ? OptionalDouble.of(Math.abs(likelihood) / (bytes * Math.log(2)))
                : OptionalDouble.empty();
    }

    /** Returns the graded metrics of which there is a score that was made here. */
    public Set<String> graded() {
        Set<String> graded = new TreeSet<>(moments.keySet());
        graded.retainAll(GRADED);
        return graded;
    }

    /** Returns whether there is no score. */
    public boolean isEmpty() {
        return moments.isEmpty();
    }

    /** Returns the metrics of which there is a score. */
    public Set<String> metrics() {
        return moments.keySet();
    }

    /** Returns the mean score of a metric. */
    public double mean(String metric) {
        return problems(metric).mean();
    }

    /** Returns how many problems have several scores of a metric that differ. */
    public long differing(String metric) {
        return byProblem.differing(metric);
    }

    private ScoreMoments moments(String metric) {
        return Objects.requireNonNull(moments.get(metric), metric);
    }

    private ScoreMoments problems(String metric) {
        // of problems that are told apart, so that no order of the lines changes the last digit
        ScoreMoments lines = moments(metric);
        return byProblem
                .outcomes(metric)
                .filter(found -> byProblem.isRepeated(metric) || found.size() == lines.count())
                .map(ScoreMoments::of)
                .orElse(lines);
    }

    /** Returns an observation with the number of problems and the standard error of their mean. */
    public Observation completed(Observation observation, String metric) {
        ScoreMoments of = problems(metric);
        Observation counted = observation.withExamples(of.count());
        OptionalDouble error = of.standardError();
        return error.isPresent() ? counted.withStandardError(error.getAsDouble()) : counted;
    }

    /** Returns the scores by example; none if an id stands for two of them. */
    public Optional<Outcomes> outcomes(String metric) {
        return kept.isRepeated(metric)
                ? Optional.empty()
                : kept.outcomes(metric).map(outcomes -> outcomes.withTexts(texts));
    }

    /**
     * Returns the metric of a name: graded where an example scores part of one, too.
     *
     * @param name one of {@link #metrics}
     */
    public Metric metric(String name) {
        if (name.equals(P_CORRECT)) {
            return new Metric(
                    name,
                    Direction.HIGHER_IS_BETTER,
                    OptionalDouble.of(chances / moments(name).count()),
                    OptionalDouble.of(1),
                    Grain.GRADED);
        }
        if (name.equals(BRIER)) {
            return KnownMetrics.metric(name).withBest(0);
        }
        Metric metric = KnownMetrics.metric(name);
        boolean shares = metric.grain() == Grain.ALL_OR_NOTHING && !moments(name).isAllOrNothing();
        return shares ? ReadMetric.graded(metric) : metric;
    }
}
