package org.example.plugin;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.statistics.trend.MannKendall;

/** Emergent if one step in scale brings most of the gain. */
@About(id = "my-criterion", summary = "One step in scale brings most of the gain")
public record MyCriterion(
        @Param(value = "Share of the way from guessing to perfect that one step must bring", min = 0.01, max = 1)
        double minGain)
        implements Criterion {

    public MyCriterion() {
        this(0.3);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        if (curve.size() < 4) {
            return Verdict.undecided("has " + curve.size() + " scales, needs 4: evaluate more models");
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
        String percent = Math.round(100 * gain) + " % of the way";
        Verdict verdict =
                gain < minGain
                        ? Verdict.notEmergent(Shape.UNKNOWN, "no step brings more than " + percent)
                        : Verdict.emergent(Shape.SHARP, "one step brings " + percent)
                                .from(
                                        Onset.between(
                                                curve.point(to - 1).scale(),
                                                curve.point(to).scale(),
                                                curve.point(to).scale()));
        return verdict.with(
                new Quantity("largest-gain", gain, "", "largest gain between two scales, normalised"),
                Quantity.pValue("p-rise", MannKendall.rise(z), "chance of such a rise without a trend"));
    }
}
