package io.saltus.api.curve;

import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.words.Numbers;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One of the results behind a point.
 *
 * @param model the model that was evaluated
 * @param seed seed of the training run or of the sampling, if known
 * @param score the score, in units of the metric; finite
 * @param examples number of examples behind the score, if known
 * @param standardError standard error of the score over examples, if known
 * @param outcomes the score of each example, if they were kept
 */
public record Replicate(
        Model model,
        OptionalLong seed,
        double score,
        OptionalLong examples,
        OptionalDouble standardError,
        Optional<Outcomes> outcomes) {

    /**
     * @throws IllegalArgumentException if the score is not finite
     */
    public Replicate {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(examples, "examples");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(outcomes, "outcomes");
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, got " + Numbers.exact(score));
        }
        requireCount(examples, standardError);
    }

    /** Refuses what no number of examples and no standard error can be. */
    static void requireCount(OptionalLong examples, OptionalDouble standardError) {
        if (examples.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "examples must be at least 0, got " + examples.getAsLong());
        }
        double error = standardError.orElse(0);
        if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a standard error must be at least 0 and finite, got " + Numbers.exact(error));
        }
    }

    /** A result without the scores of its examples. */
    public Replicate(
            Model model,
            OptionalLong seed,
            double score,
            OptionalLong examples,
            OptionalDouble standardError) {
        this(model, seed, score, examples, standardError, Optional.empty());
    }

    /** Returns what {@code observation} contributes to a point. */
    public static Replicate of(Observation observation) {
        return new Replicate(
                observation.model(),
                observation.seed(),
                observation.score(),
                observation.examples(),
                observation.standardError(),
                observation.outcomes());
    }
}
