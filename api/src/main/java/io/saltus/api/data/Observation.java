package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One evaluation result: this model, on this task, in this setup, under this metric, scored this.
 *
 * <p>How precisely the score is known follows from the number of examples or, where that is not
 * known, from the standard error.
 *
 * @param model the model or checkpoint
 * @param task name of the task; not blank
 * @param setup how the model was asked
 * @param metric how its answers were scored
 * @param score the score, in units of the metric; finite
 * @param examples number of examples behind the score, at least 1, if known
 * @param standardError standard error of the score over examples, at least 0, if known
 * @param seed seed of the training run or of the sampling, if there are several
 * @param measured when the evaluation ran, if known: of results that claim the same, the newest
 *     counts
 * @param outcomes the score of each example, if they were kept
 * @param conditions what else the evaluation was run under, by name, where it is not what others
 *     do: {@value #LIMIT} (a part of the test set only), {@value #VERSION} (of the task), {@code
 *     chat-template}. Results that differ in one are not the same thing measured again
 */
public record Observation(
        Model model,
        String task,
        Setup setup,
        Metric metric,
        double score,
        OptionalLong examples,
        OptionalDouble standardError,
        OptionalLong seed,
        Optional<Instant> measured,
        Optional<Outcomes> outcomes,
        Map<String, String> conditions) {

    /** The condition that only so many examples, or such a share of them, were asked. */
    public static final String LIMIT = "limit";

    /** The condition that says which version of the task it is. */
    public static final String VERSION = "version";

    /**
     * @throws IllegalArgumentException if the task is blank, the score or the standard error is not
     *     finite, the score is none that the metric can have, the standard error is negative, or
     *     there are fewer than 1 examples
     */
    public Observation {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(measured, "measured");
        Objects.requireNonNull(outcomes, "outcomes");
        conditions = Map.copyOf(conditions);
        if (task.isBlank()) {
            throw new IllegalArgumentException("task must not be blank");
        }
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, got " + Numbers.exact(score));
        }
        metric.refusal(score)
                .ifPresent(
                        allowed -> {
                            throw new IllegalArgumentException(
                                    "the score of '%s' must be %s, got %s"
                                            .formatted(
                                                    metric.name(), allowed, Numbers.exact(score)));
                        });
        if (examples.isPresent() && examples.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "examples must be at least 1, got " + examples.getAsLong());
        }
        if (standardError.isPresent()
                && !(standardError.getAsDouble() >= 0
                        && standardError.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standard error must be at least 0 and finite, got "
                            + standardError.getAsDouble());
        }
    }

    /** A result of an evaluation that was run as usual. */
    public Observation(
            Model model,
            String task,
            Setup setup,
            Metric metric,
            double score,
            OptionalLong examples,
            OptionalDouble standardError,
            OptionalLong seed,
            Optional<Instant> measured,
            Optional<Outcomes> outcomes) {
        this(
                model,
                task,
                setup,
                metric,
                score,
                examples,
                standardError,
                seed,
                measured,
                outcomes,
                Map.of());
    }

    /** Returns a result of which nothing else is known. */
    public static Observation of(Model model, String task, Metric metric, double score) {
        return new Observation(
                model,
                task,
                Setup.UNKNOWN,
                metric,
                score,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this result in another setup. */
    public Observation in(Setup setup) {
        return with(setup, examples, standardError, seed, measured, outcomes, conditions);
    }

    /** Returns this result with the number of examples behind it. */
    public Observation withExamples(long examples) {
        return with(
                setup,
                OptionalLong.of(examples),
                standardError,
                seed,
                measured,
                outcomes,
                conditions);
    }

    /** Returns this result with its standard error. */
    public Observation withStandardError(double standardError) {
        return with(
                setup,
                examples,
                OptionalDouble.of(standardError),
                seed,
                measured,
                outcomes,
                conditions);
    }

    /** Returns this result with its seed. */
    public Observation withSeed(long seed) {
        return with(
                setup,
                examples,
                standardError,
                OptionalLong.of(seed),
                measured,
                outcomes,
                conditions);
    }

    /** Returns this result with the moment at which the evaluation ran. */
    public Observation measuredAt(Instant moment) {
        return with(
                setup, examples, standardError, seed, Optional.of(moment), outcomes, conditions);
    }

    /** Returns this result with the score of each example. */
    public Observation withOutcomes(Outcomes outcomes) {
        return with(
                setup, examples, standardError, seed, measured, Optional.of(outcomes), conditions);
    }

    /** Returns this result of an evaluation that was run under a condition. */
    public Observation under(String condition, String value) {
        Map<String, String> more = new TreeMap<>(conditions);
        more.put(condition, value);
        return with(setup, examples, standardError, seed, measured, outcomes, more);
    }

    private Observation with(
            Setup setup,
            OptionalLong examples,
            OptionalDouble standardError,
            OptionalLong seed,
            Optional<Instant> measured,
            Optional<Outcomes> outcomes,
            Map<String, String> conditions) {
        return new Observation(
                model,
                task,
                setup,
                metric,
                score,
                examples,
                standardError,
                seed,
                measured,
                outcomes,
                conditions);
    }
}
