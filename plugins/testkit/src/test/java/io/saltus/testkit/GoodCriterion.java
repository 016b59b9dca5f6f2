package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;

/** What criteria that break one promise say otherwise. */
final class GoodCriterion {

    private GoodCriterion() {}

    /** Says emergent where one step brings half of the way. */
    static Verdict judge(Curve curve) {
        if (curve.size() < 4 || !curve.metric().isNormalisable()) {
            return Verdict.undecided("Too few points, or ends unknown");
        }
        double[] z = curve.normalisedScores();
        for (int i = 1; i < z.length; i++) {
            if (z[i] - z[i - 1] > .5) {
                double lower = curve.point(i - 1).scale();
                double upper = curve.point(i).scale();
                return Verdict.emergent(Shape.SHARP, "One step brings half of the way")
                        .from(Onset.between(lower, upper, upper));
            }
        }
        return Verdict.notEmergent(Shape.SMOOTH, "No step brings half of the way");
    }
}
