package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The criteria that answer one part of the verdict each. */
class DescriptionsTest {

    private static final Curve STEP = Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150);
    private static final Curve RISE = Curved.counts(.25, 200, 55, 66, 78, 88, 101, 110, 124, 135);

    @Test
    void listsTheScalesAboveChance() {
        Verdict verdict = Curved.judge(new AboveChance(), STEP);
        assertEquals(
                "above chance at 3 of the 8 scales, from 1e23 FLOPs on; whether it leaps there, 'emergence' tells",
                verdict.reason());
        // R 4.2.2: prop.test(140, 200, correct = FALSE)$conf.int; binom.test(140, 200)$conf.int
        assertEquals(0.63320932, verdict.quantity("wilson-lower-5").getAsDouble(), 1e-6);
        assertEquals(0.63135012, verdict.quantity("clopper-pearson-lower-5").getAsDouble(), 1e-6);
    }

    @Test
    void comparesSmoothAndEmergentLaws() {
        Verdict step = Curved.judge(new ScalingLawComparison(), STEP);
        assertEquals(Outcome.EMERGENT, step.outcome());
        assertTrue(step.reason().contains("an emergent law, step, fits better"), step.reason());
        double weights =
                step.quantities().stream()
                        .filter(q -> q.name().startsWith("weight-"))
                        .mapToDouble(q -> q.value())
                        .sum();
        assertEquals(1, weights, 1e-9);
        assertFalse(Curved.judge(new ScalingLawComparison(), RISE).outcome() == Outcome.EMERGENT);
    }

    @Test
    void forecastsTheLargerScalesFromTheSmaller() {
        Verdict step = Curved.judge(new ExtrapolationSurprise(), STEP);
        assertEquals(Outcome.EMERGENT, step.outcome());
        assertTrue(step.quantity("p-forecast").getAsDouble() < 1e-3);
        assertTrue(step.quantity("forecast-upper-5").getAsDouble() < 0.5);
        Verdict few =
                Curved.judge(new ExtrapolationSurprise(), Curved.counts(0, 50, 0, 0, 0, 0, 20, 30));
        assertEquals("resolution-limited", few.aspect("predictability").orElseThrow());
    }

    /** Three scales of a floor with six right answers among them forecast anything. */
    @Test
    void isUndecidedWhereTheForecastMayBeAnything() {
        Verdict verdict =
                Curved.judge(new ExtrapolationSurprise(), Curved.counts(0, 200, 0, 0, 6, 60, 150));
        assertEquals(Outcome.UNDECIDED, verdict.outcome(), verdict::reason);
        assertEquals("no-power", verdict.aspect("predictability").orElseThrow());
        assertTrue(
                verdict.reason().startsWith("the smaller scales forecast nothing: at 1e21 FLOPs"),
                verdict::reason);
    }

    /** A floor that falls is none; the rise after it is no leap, though nothing forecast it. */
    @Test
    void doesNotCallTheRiseAfterAFallSurprising() {
        Verdict verdict =
                Curved.judge(
                        new ExtrapolationSurprise(),
                        Curved.counts(.25, 200, 120, 90, 64, 55, 50, 110, 150));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome(), verdict::reason);
        assertEquals(Shape.U_SHAPED, verdict.shape());
        assertTrue(verdict.quantity("p-forecast").getAsDouble() < .05);
    }

    @Test
    void saysThatAFallingCurveFalls() {
        Verdict verdict =
                Curved.judge(
                        new ScalingLawComparison(),
                        Curved.counts(.25, 200, 180, 170, 150, 130, 110, 100));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(Shape.INVERSE, verdict.shape());
    }

    @Cases(100)
    void answerOnAnyCurve(Case any) {
        List<Integer> successes = any.integers(1, 12, 0, 20);
        int chance = any.integer(0, 99);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        for (Criterion criterion :
                List.of(
                        new AboveChance(),
                        new ScalingLawComparison(),
                        new ExtrapolationSurprise())) {
            assertFalse(
                    Curved.judge(criterion, Curved.counts(chance / 100.0, 20, k))
                            .reason()
                            .isBlank());
        }
    }
}
