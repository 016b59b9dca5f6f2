package com.acme;

import io.saltus.api.curve.*;
import io.saltus.api.spi.*;
import io.saltus.api.verdict.*;

/** Emergent if one step in scale brings most of the gain. */
@About(id = "largest-jump", summary = "One step in scale brings most of the gain")
public record LargestJump(
        @Param(value = "Share of the way from guessing to perfect that one step must bring", min = 0, max = 1)
        double minGain,
        @Param(value = "Fewest scales on which to say anything", min = 3, max = 1000)
        int minPoints)
        implements Criterion {

    public LargestJump() {
        this(0.3, 4);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.size() < minPoints) {
            return Verdict.undecided("has %d scales, needs %d".formatted(curve.size(), minPoints));
        }
        if (!curve.metric().isNormalisable()) {
            return Verdict.undecided("the chance level is not known; give it in the column 'chance'");
        }
        double[] z = curve.normalisedScores(); // 0 is guessing, 1 is perfect
        int to = 1;
        for (int i = 2; i < z.length; i++) {
            to = z[i] - z[i - 1] > z[to] - z[to - 1] ? i : to;
        }
        double gain = z[to] - z[to - 1];
        Verdict verdict = gain < minGain
                ? Verdict.notEmergent(Shape.UNKNOWN, "no step brings more than " + Math.round(100 * gain) + " %")
                : Verdict.emergent(Shape.SHARP, "one step brings " + Math.round(100 * gain) + " % of the way")
                        .from(Onset.between(curve.point(to - 1).scale(), curve.point(to).scale(), curve.point(to).scale()));
        return verdict.with(new Quantity("largest-gain", gain, "", "largest gain between two scales, normalised"));
    }
}
