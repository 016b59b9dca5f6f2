package io.saltus.app.demo;

import io.saltus.api.curve.Curve;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import java.util.OptionalDouble;

/**
 * A claim of the paper beside what Saltus finds.
 *
 * <p>A claim that an ability emerges at a model says that the models before it do not show it: it
 * agrees with an onset whose 95% interval reaches into the stretch from the model before to that
 * model.
 *
 * @param claim what the paper says
 * @param finding what a criterion says of the curve
 */
record ClaimFinding(PaperClaim claim, Finding finding) {

    /** Farthest in decades that a model drawn may lie from the compute that is named for it. */
    private static final double NEAR = .2;

    /** How the two compare. */
    enum Agreement {
        /** The same outcome, from the same model on. */
        AGREES("agrees"),
        /** Emergent as said, and from a smaller scale on. */
        EARLIER("emergent, but earlier"),
        /** Emergent as said, and from a larger scale on. */
        LATER("emergent, but later"),
        /** The data do not suffice here. */
        UNDECIDED("undecided"),
        /** Another outcome. */
        DIFFERS("differs");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Agreement agreement() {
        Outcome outcome = finding.verdict().outcome();
        if (outcome == Outcome.UNDECIDED) {
            return Agreement.UNDECIDED;
        }
        if (claim.emergent() != (outcome == Outcome.EMERGENT)) {
            return Agreement.DIFFERS;
        }
        return finding.verdict().onset().isPresent() && claim.compute().isPresent()
                ? along(finding.verdict().onset().get(), claim.compute().getAsDouble())
                : Agreement.AGREES;
    }

    private Agreement along(Onset onset, double said) {
        Curve curve = finding.curve();
        int model = modelAt(curve, said);
        double before = model > 0 ? curve.point(model - 1).scale() : 0;
        if (onset.upper().orElse(Double.POSITIVE_INFINITY) < before) {
            return Agreement.EARLIER;
        }
        return onset.lower().orElse(0) > curve.point(model).scale()
                ? Agreement.LATER
                : Agreement.AGREES;
    }

    /** Returns the point nearest to {@code compute}; the paper names it to one or two digits. */
    private static int modelAt(Curve curve, double compute) {
        int nearest = 0;
        for (int i = 1; i < curve.size(); i++) {
            if (distance(curve, i, compute) < distance(curve, nearest, compute)) {
                nearest = i;
            }
        }
        if (distance(curve, nearest, compute) > NEAR) {
            throw new IllegalStateException(
                    "no model of %s near %s FLOPs".formatted(curve.subject(), compute));
        }
        return nearest;
    }

    private static double distance(Curve curve, int point, double compute) {
        return Math.abs(Math.log10(curve.point(point).scale()) - Math.log10(compute));
    }

    OptionalDouble probability() {
        return finding.verdict().probability();
    }
}
