package io.saltus.app.compare;

import java.util.List;
import java.util.Optional;

/**
 * A finding as it stands in a report.
 *
 * @param outcome {@code emergent}, {@code not-emergent} or {@code undecided}
 * @param reason why
 * @param onset the critical scale; only with {@code emergent}
 * @param unit unit of scales
 * @param settings how the criterion was set
 * @param points the curve, by growing models
 * @param rising whether a higher score is better
 */
record Judged(
        String outcome,
        String reason,
        Optional<Onset> onset,
        String unit,
        String settings,
        List<Point> points,
        boolean rising) {

    /** A critical scale; a bound that is censored is infinite. */
    record Onset(double scale, double lower, double upper) {

        /** Whether the two intervals share no scale. */
        boolean isApartFrom(Onset other) {
            return Math.max(lower, upper) < Math.min(other.lower, other.upper)
                    || Math.max(other.lower, other.upper) < Math.min(lower, upper);
        }
    }

    /** A score at a scale, with the models behind it; 0 examples if their number is not known. */
    record Point(double scale, double score, long examples, List<String> models) {}

    boolean isEmergent() {
        return outcome.equals("emergent");
    }

    boolean isDecided() {
        return !outcome.equals("undecided");
    }
}
