package io.saltus.plugins.inspectai;

import io.saltus.api.data.Outcomes;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How precise a mean is: the standard error that the log states, or that of the outcomes.
 *
 * <p>A standard error of exactly 0 says that all samples scored the same, not how precisely: it is
 * none.
 */
final class Precision {

    private final Tree stated;
    private final String metric;
    private final OptionalLong examples;
    private final Optional<Outcomes> outcomes;

    /**
     * @param score an entry of the log's scores
     * @param metric what the metric is called in a message
     */
    Precision(Tree score, String metric, OptionalLong examples, Optional<Outcomes> outcomes) {
        Tree error = score.at("metrics", "stderr", "value");
        this.stated = error.isThere() ? error : score.at("metrics", "bootstrap_stderr", "value");
        this.metric = metric;
        this.examples = examples;
        this.outcomes = outcomes;
    }

    OptionalDouble standardError() {
        double error = stated.number().orElse(Double.NaN);
        if (error > 0 && Double.isFinite(error)) {
            return OptionalDouble.of(error);
        }
        return stated.isThere() || outcomes.isEmpty()
                ? OptionalDouble.empty()
                : spread(outcomes.get());
    }

    /** Returns what is wrong with the stated standard error. */
    Optional<String> complaint() {
        double error = stated.number().orElse(Double.NaN);
        if (!stated.isThere() || error > 0 && Double.isFinite(error)) {
            return Optional.empty();
        }
        if (error != 0) {
            return Optional.of(
                    "the standard error of '%s' must be a number of at least 0, got %s"
                            .formatted(metric, stated));
        }
        return examples.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the standard error of '%s' is 0 and the number of samples is not known;"
                                        .formatted(metric)
                                + " nothing says how precise it is");
    }

    /** Standard error of the mean, s / sqrt(n) with n - 1 in s; none of one, or of equal scores. */
    private static OptionalDouble spread(Outcomes outcomes) {
        double mean = outcomes.mean();
        double squares = 0;
        for (String id : outcomes.examples()) {
            squares += Math.pow(outcomes.score(id).orElse(mean) - mean, 2);
        }
        double n = outcomes.size();
        return squares > 0
                ? OptionalDouble.of(Math.sqrt(squares / (n * (n - 1))))
                : OptionalDouble.empty();
    }
}
