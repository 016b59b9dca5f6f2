package io.saltus.plugins.harness;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.metrics.ReadMetric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The scores of a file of samples, by metric: each line counts, as the harness counts it. */
final class SampleScores {

    private static final String P_CORRECT = "p_correct";
    private static final String BRIER = "brier";

    /** More than this are counted, but not kept one by one. */
    private static final long MOST_KEPT = 2_000_000;

    private final Map<String, ScoreMoments> moments = new TreeMap<>();
    private final ScoresByExample<String> kept = new ScoresByExample<>(MOST_KEPT);
    private double chances;

    /** Adds what a line scores; what is not finite is no score. */
    void add(String metric, String id, double score) {
        if (Double.isFinite(score)) {
            moments.computeIfAbsent(metric, name -> new ScoreMoments()).add(score);
            kept.add(metric, id, score);
        }
    }

    void addChoice(String id, ChoiceScores choice, int choices) {
        add(P_CORRECT, id, choice.correct());
        add(BRIER, id, choice.brier());
        chances += 1.0 / choices;
    }

    boolean isEmpty() {
        return moments.isEmpty();
    }

    Set<String> metrics() {
        return moments.keySet();
    }

    ScoreMoments moments(String metric) {
        return moments.get(metric);
    }

    /** Returns an observation with the number of lines and the standard error of their mean. */
    Observation completed(Observation observation, String metric) {
        ScoreMoments of = moments(metric);
        Observation counted = observation.withExamples(of.count());
        OptionalDouble error = of.standardError();
        return error.isPresent() ? counted.withStandardError(error.getAsDouble()) : counted;
    }

    /** Returns the scores by example; none if an id stands for two of them. */
    Optional<Outcomes> outcomes(String metric) {
        return kept.isRepeated(metric) ? Optional.empty() : kept.outcomes(metric);
    }

    Metric metric(String name) {
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
