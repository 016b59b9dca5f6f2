package io.saltus.plugins.everyevalever;

import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.results.StatedInterval;
import java.util.OptionalDouble;

/**
 * What a record's {@code uncertainty} says, in units of the score: a standard error as stated, else
 * from the confidence interval, at level 0.95 where none is stated, else from the standard
 * deviation of the samples.
 *
 * @param details the record's {@code score_details}
 * @param score the score as the record writes it
 * @param range the scores that are possible
 * @param numbers is told of what is stated and cannot be
 */
record Uncertainty(JsonTree details, double score, ScoreRange range, OptionalNumbers numbers) {

    /** Returns the standard error, if the record gives it in any form; 0 if it says so. */
    OptionalDouble standardError() {
        JsonTree stated = either("standard_error");
        OptionalDouble value =
                stated.writtenNumber().isPresent()
                        ? stated.writtenNumber()
                        : stated.at("value").writtenNumber();
        if (value.isPresent()) {
            return value;
        }
        JsonTree interval = either("confidence_interval");
        OptionalDouble error =
                new StatedInterval(
                                "the confidence interval of '" + range.name() + "'",
                                interval.at("lower"),
                                interval.at("upper"),
                                interval.at("confidence_level"))
                        .standardError(score, range.min(), range.max(), numbers);
        return error.isPresent()
                ? error
                : StandardErrors.ofDeviation(
                        either("standard_deviation").writtenNumber().orElse(Double.NaN), samples());
    }

    /** Returns the number of samples behind the score; 0 if it is not known. */
    long samples() {
        double samples = either("num_samples").writtenNumber().orElse(0);
        return samples >= 1 && samples < 1e15 ? (long) samples : 0;
    }

    /** Records of the first versions hold the uncertainty among the details. */
    private JsonTree either(String name) {
        JsonTree nested = details.at("uncertainty", name);
        return nested.isThere() ? nested : details.at(name);
    }
}
