package io.saltus.engine.calibration;

import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.util.OptionalDouble;

/**
 * What a criterion said of a simulated curve, held against the truth.
 *
 * @param shape what the curve was drawn from
 * @param truth what is true of it
 * @param outcome what the criterion said
 * @param underMetric whether it said, in the aspect {@code headline}, {@code emergent-under-metric}
 * @param onsetError absolute error of the onset, in decades or units of loss; none without an onset
 * @param covered 1 if the onset's interval holds the truth, otherwise 0; none without an onset
 * @param probability that the curve leaps; none where the verdict has none
 * @param score value of the quantity asked for; none where the verdict has none
 */
public record Ruling(
        KnownShape shape,
        Truth truth,
        Outcome outcome,
        boolean underMetric,
        OptionalDouble onsetError,
        OptionalDouble covered,
        OptionalDouble probability,
        OptionalDouble score) {

    /**
     * Holds a verdict against the truth.
     *
     * @param score name of the quantity to keep; may be empty
     */
    public static Ruling of(Simulation simulation, Verdict verdict, String score) {
        OptionalDouble error = OptionalDouble.empty();
        OptionalDouble covered = OptionalDouble.empty();
        if (simulation.onset().isPresent() && verdict.onset().isPresent()) {
            double truth = simulation.onset().getAsDouble();
            Onset onset = verdict.onset().get();
            var axis = simulation.curve().axis();
            error = OptionalDouble.of(Math.abs(axis.position(onset.scale()) - truth));
            boolean above =
                    onset.lower().isEmpty() || axis.position(onset.lower().getAsDouble()) <= truth;
            boolean below =
                    onset.upper().isEmpty() || axis.position(onset.upper().getAsDouble()) >= truth;
            covered = OptionalDouble.of(above && below ? 1 : 0);
        }
        return new Ruling(
                simulation.shape(),
                simulation.truth(),
                verdict.outcome(),
                verdict.aspect("headline").filter("emergent-under-metric"::equals).isPresent(),
                error,
                covered,
                verdict.probability(),
                score.isEmpty() ? OptionalDouble.empty() : verdict.quantity(score));
    }

    boolean isEmergent() {
        return outcome == Outcome.EMERGENT;
    }
}
