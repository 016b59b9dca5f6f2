package io.saltus.engine.reading;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import java.util.Optional;

/** Standard errors that no measurement has: believed, they would make a score certain. */
final class ImpossibleError {

    /** That of a share of right answers: two, one of them right. */
    private static final double LARGEST = .5 + 1e-9;

    /** As a part of the score: less than the numbers themselves are exact to. */
    private static final double SMALLEST_PART = 1e-12;

    /** No number holds its square. */
    private static final double SMALLEST = 1e-150;

    private ImpossibleError() {}

    /** Returns why the standard error of a result cannot be, if it states one that cannot. */
    static Optional<String> why(Observation observation) {
        double error = observation.standardError().orElse(Double.NaN);
        double score = observation.score();
        boolean share = observation.metric().grain() == Grain.ALL_OR_NOTHING;
        if (share && error > LARGEST) {
            return Optional.of("a share of right answers has a standard error of at most 0.5");
        }
        if (error > 0 && error < Math.max(SMALLEST, SMALLEST_PART * Math.abs(score))) {
            return Optional.of("no standard error is so small beside its score");
        }
        if (share && error == 0 && score > 0 && score < 1) {
            return Optional.of("answers of which some are right have a standard error above 0");
        }
        return Optional.empty();
    }
}
