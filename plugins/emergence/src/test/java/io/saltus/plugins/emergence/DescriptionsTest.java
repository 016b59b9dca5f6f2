package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The criteria that answer one part of the verdict each. */
class DescriptionsTest {

    private static final Curve STEP = Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150);
    private static final Curve RISE = Curved.counts(.25, 200, 55, 66, 78, 88, 101, 110, 124, 135);

    @Test
    void listsTheScalesAboveChance() {
        Verdict verdict = Curved.judge(new AboveChance(), STEP);
        assertEquals(
                "above chance at 3 of 8 scales: 1e23 FLOPs, 1e24 FLOPs, 1e25 FLOPs",
                verdict.reason());
        // R 4.2.2: prop.test(140, 200, correct = FALSE)$conf.int; binom.test(140, 200)$conf.int
        assertEquals(0.63320932, verdict.quantity("wilson-lower-5").getAsDouble(), 1e-6);
        assertEquals(0.63135012, verdict.quantity("clopper-pearson-lower-5").getAsDouble(), 1e-6);
    }

    @Test
    void comparesSmoothAndEmergentLaws() {
        Verdict step = Curved.judge(new ScalingLawComparison(), STEP);
        assertEquals(Outcome.EMERGENT, step.outcome());
        assertTrue(step.reason().contains("step against"), step.reason());
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

    @Property(tries = 100)
    void answerOnAnyCurve(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 20) Integer> successes,
            @ForAll @IntRange(min = 0, max = 99) int chance) {
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
