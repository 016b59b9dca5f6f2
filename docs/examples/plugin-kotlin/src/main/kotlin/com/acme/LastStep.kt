package com.acme

import io.saltus.api.curve.Curve
import io.saltus.api.curve.Curves
import io.saltus.api.spi.About
import io.saltus.api.spi.Criterion
import io.saltus.api.spi.Param
import io.saltus.api.verdict.Quantity
import io.saltus.api.verdict.Shape
import io.saltus.api.verdict.Verdict

/** Emergent if the last step in scale brings enough; every setting has a default, as the API asks. */
@JvmRecord
@About(id = "last-step", summary = "The last step in scale brings enough")
data class LastStep(
    @Param("Share of the way from guessing to perfect that it must bring", min = 0.0, max = 1.0)
    val minGain: Double = 0.3,
    @Param("Tasks to leave aside, as a;b")
    val aside: List<String> = listOf(),
) : Criterion {

    override fun judge(curve: Curve, context: Curves): Verdict {
        if (curve.subject().task() in aside) {
            return Verdict.undecided("is left aside, as asked")
        }
        if (curve.size() < 2) {
            return Verdict.undecided("has one scale, needs 2")
        }
        if (!curve.metric().isNormalisable) {
            return Verdict.undecided("the chance level is not known; give it in the column 'chance'")
        }
        val z = curve.normalisedScores()
        val gain = z[z.size - 1] - z[z.size - 2]
        val verdict =
            if (gain < minGain) Verdict.notEmergent(Shape.UNKNOWN, "the last step brings too little")
            else Verdict.emergent(Shape.SHARP, "the last step brings enough")
        return verdict.with(Quantity("last-gain", gain, "", "gain of the last step, normalised"))
    }
}
