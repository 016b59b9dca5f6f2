package io.saltus.api.data;

import io.saltus.api.words.Numbers;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How answers are scored: the name, which way it improves, and what guessing and perfection score.
 *
 * <p>The chance level is a property of the metric on its task: .25 for accuracy with four options,
 * 0 for exact match by convention. Either end may be unknown; a criterion that needs an unknown end
 * says so in its verdict.
 *
 * @param name name of the metric ({@code acc}, {@code exact_match}); not blank
 * @param direction which way the metric improves
 * @param chance expected score of a model that guesses, in units of the metric, if known
 * @param best score of a perfect model, in units of the metric, if known
 * @param grain what one example contributes
 */
public record Metric(
        String name, Direction direction, OptionalDouble chance, OptionalDouble best, Grain grain) {

    /**
     * @throws IllegalArgumentException if the name is blank, an end is not finite, an
     *     all-or-nothing metric has a chance level outside of [0, 1], or both ends are known and
     *     {@code best} does not lie in the metric's direction from {@code chance}
     */
    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("metric name must not be blank");
        }
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(grain, "grain");
        requireFinite("chance level", chance);
        requireFinite("best score", best);
        double guessed = chance.orElse(0);
        if (grain == Grain.ALL_OR_NOTHING && !(guessed >= 0 && guessed <= 1)) {
            throw new IllegalArgumentException(
                    "the chance level of '%s', a share of answers, must be in [0, 1], got %s"
                            .formatted(name, Numbers.exact(guessed)));
        }
        if (chance.isPresent() && best.isPresent()) {
            double way = best.getAsDouble() - chance.getAsDouble();
            if (direction == Direction.HIGHER_IS_BETTER ? way <= 0 : way >= 0) {
                throw new IllegalArgumentException(
                        "'%s' has chance level %s and best score %s, but %s"
                                .formatted(
                                        name,
                                        Numbers.exact(chance.getAsDouble()),
                                        Numbers.exact(best.getAsDouble()),
                                        direction == Direction.HIGHER_IS_BETTER
                                                ? "higher is better"
                                                : "lower is better"));
            }
        }
    }

    /** Returns an all-or-nothing metric from {@code chance} to 1, such as accuracy. */
    public static Metric accuracy(String name, double chance) {
        return new Metric(
                name,
                Direction.HIGHER_IS_BETTER,
                OptionalDouble.of(chance),
                OptionalDouble.of(1),
                Grain.ALL_OR_NOTHING);
    }

    /** Returns an all-or-nothing metric up to 1 whose chance level is not known. */
    public static Metric accuracy(String name) {
        return new Metric(
                name,
                Direction.HIGHER_IS_BETTER,
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                Grain.ALL_OR_NOTHING);
    }

    /** Returns a graded metric of which only the name and the direction are known. */
    public static Metric graded(String name, Direction direction) {
        return new Metric(
                name, direction, OptionalDouble.empty(), OptionalDouble.empty(), Grain.GRADED);
    }

    /** Returns this metric with the given chance level. */
    public Metric withChance(double chance) {
        return new Metric(name, direction, OptionalDouble.of(chance), best, grain);
    }

    /** Returns this metric with the given best score. */
    public Metric withBest(double best) {
        return new Metric(name, direction, chance, OptionalDouble.of(best), grain);
    }

    /**
     * Returns whether both ends are known, so that a score can be {@linkplain #normalise
     * normalised}.
     */
    public boolean isNormalisable() {
        return chance.isPresent() && best.isPresent();
    }

    /**
     * Returns z = (score - chance) / (best - chance): 0 at chance, 1 at best, rising as the metric
     * improves, whichever its direction; below 0 for a score worse than chance.
     *
     * @throws IllegalStateException unless {@link #isNormalisable()}
     */
    public double normalise(double score) {
        if (!isNormalisable()) {
            throw new IllegalStateException(
                    "'%s' has no known %s"
                            .formatted(name, chance.isEmpty() ? "chance level" : "best score"));
        }
        return (score - chance.getAsDouble()) / (best.getAsDouble() - chance.getAsDouble());
    }

    /**
     * Returns what a score must be that is not {@code score}: a fraction for all-or-nothing
     * metrics, no better than the best, and no less than the least that is known of the metric's
     * name, as 0 of an F1; nothing if it can be a score of this metric.
     */
    public Optional<String> refusal(double score) {
        if (grain == Grain.ALL_OR_NOTHING && !(score >= 0 && score <= 1)) {
            return Optional.of("in [0, 1]");
        }
        double beyond =
                direction == Direction.HIGHER_IS_BETTER
                        ? score - best.orElse(score)
                        : best.orElse(score) - score;
        if (beyond > 1e-9) {
            return Optional.of("no better than " + Numbers.exact(best.getAsDouble()));
        }
        OptionalDouble least = KnownMetrics.least(this);
        return least.isPresent() && score < least.getAsDouble() - 1e-9
                ? Optional.of("at least " + Numbers.exact(least.getAsDouble()))
                : Optional.empty();
    }

    /**
     * Returns the score nearest to {@code score} that is a score of this metric: within [0, 1] for
     * all-or-nothing metrics, no better than the best, no less than the least that is known of the
     * metric's name.
     */
    public double nearest(double score) {
        double possible = score;
        if (grain == Grain.ALL_OR_NOTHING) {
            possible = Math.max(0, Math.min(1, possible));
        }
        double limit = best.orElse(possible);
        possible =
                direction == Direction.HIGHER_IS_BETTER
                        ? Math.min(limit, possible)
                        : Math.max(limit, possible);
        return Math.max(possible, KnownMetrics.least(this).orElse(possible));
    }

    private static void requireFinite(String what, OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(
                    what + " must be finite, got " + Numbers.exact(value.getAsDouble()));
        }
    }
}
