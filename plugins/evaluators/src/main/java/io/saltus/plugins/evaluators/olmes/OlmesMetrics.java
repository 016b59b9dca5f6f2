package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.sources.metrics.ReadMetric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the metrics of OLMES are. */
final class OlmesMetrics {

    /** Numbers that say which choice it was, how many there were, or what the wrong ones got. */
    private static final Pattern NO_SCORE =
            Pattern.compile(
                    "predicted_index.*|correct_choice|no_answer.*|num_.*|.*_(?:tokens|length|count|time|cost|price)"
                            + "|(?:max|min|sum)_(?!logits).*|incorrect_.*|total_prob.*|uncond_.*|.*_stderr.*");

    private static final Pattern LOG_LIKELIHOOD =
            Pattern.compile(
                    "(?:sum_logits|logits_per_(?:token|char|byte)|correct_logit\\w*)(?:_corr)?");

    private static final Pattern PROBABILITY = Pattern.compile("(?:norm_)?correct_prob\\w*");

    private OlmesMetrics() {}

    /** Returns whether a number of this name scores the model. */
    static boolean isScore(String name) {
        return !NO_SCORE.matcher(name).matches();
    }

    /** Returns whether a name is that of a metric, whatever stands under it. */
    static boolean isMetric(String name) {
        return LOG_LIKELIHOOD.matcher(name).matches()
                || PROBABILITY.matcher(name).matches()
                || KnownMetrics.find(name).isPresent();
    }

    /** Returns whether numbers of this name are probabilities, in [0, 1]. */
    static boolean isProbability(String name) {
        return PROBABILITY.matcher(name).matches();
    }

    /**
     * Returns the metric of a name.
     *
     * @param score a score of it: OLMES wrote bits per byte as {@code logits_per_byte}, and a log
     *     likelihood is not positive
     */
    static Metric of(String name, double score) {
        if (LOG_LIKELIHOOD.matcher(name).matches()) {
            return score > 0 && name.startsWith("logits_per_byte")
                    ? Metric.graded(name, Direction.LOWER_IS_BETTER)
                    : Metric.graded(name, Direction.HIGHER_IS_BETTER).withBest(0);
        }
        if (PROBABILITY.matcher(name).matches()) {
            return new Metric(
                    name,
                    Direction.HIGHER_IS_BETTER,
                    OptionalDouble.empty(),
                    OptionalDouble.of(1),
                    Grain.GRADED);
        }
        // another way of finding the answer in the output, or another prompt
        String plain = name.startsWith("exact_match_") ? "exact_match" : name;
        return ReadMetric.of(name, plain, Optional.empty());
    }
}
