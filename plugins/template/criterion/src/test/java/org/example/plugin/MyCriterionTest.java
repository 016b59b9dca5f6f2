package org.example.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.testkit.CriterionContract;
import io.saltus.testkit.SyntheticCurves;
import org.junit.jupiter.api.Test;

/** Tests every promise of a criterion, and what this one is for. */
class MyCriterionTest implements CriterionContract {

    @Override
    public Criterion extension() {
        return new MyCriterion();
    }

    @Test
    void callsAStepEmergent() {
        Curve curve = SyntheticCurves.curve(.25, 200, 8, log10 -> log10 < 22 ? 0 : .7);
        assertEquals(Outcome.EMERGENT, extension().judge(curve, Curves.of(curve)).outcome());
    }

    @Test
    void callsASteadyRiseNotEmergent() {
        Curve curve = SyntheticCurves.curve(.25, 200, 8, log10 -> (log10 - 19) / 10);
        assertEquals(Outcome.NOT_EMERGENT, extension().judge(curve, Curves.of(curve)).outcome());
    }
}
