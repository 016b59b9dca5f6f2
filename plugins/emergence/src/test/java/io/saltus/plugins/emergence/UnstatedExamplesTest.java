package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is assumed decides nothing; {@code emergence} averages over it instead. */
class UnstatedExamplesTest {

    /** At chance up to the largest model, which scores .093 more: two sigma of 100 examples. */
    private static final double[] LATE = {.486, .479, .477, .49, .483, .47, .484, .499, .502, .593};

    private static Verdict judge(double chance, double... scores) {
        return Curved.judge(
                new EmergenceDefinition(),
                Curved.scores(Metric.accuracy("acc", chance), OptionalLong.empty(), scores));
    }

    @Test
    void isUndecidedWhereTheAssumptionDecides() {
        Verdict verdict = judge(.5, LATE);
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("assumed"), verdict.reason());
        assertTrue(verdict.reason().contains("'n_examples'"), verdict.reason());
        assertEquals(Outcome.UNDECIDED, judge(.25, .25, .26, .24, .25, .25, .34).outcome());
    }

    @Test
    void saysThatItIsAssumedWhereNothingHangsOnIt() {
        Verdict verdict = judge(0, 0, 0, 0, 0, .01, .6, .9);
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertTrue(
                verdict.reason().endsWith("not stated: 100, 1000 and 10000 assumed say the same"),
                verdict.reason());
        Verdict flat = judge(.25, .25, .25, .25, .25, .25, .25);
        assertTrue(flat.reason().contains("assumed"), flat.reason());
    }

    @Test
    void decidesWhereTheNumberIsStated() {
        Verdict verdict =
                Curved.judge(
                        new EmergenceDefinition(),
                        Curved.scores(Metric.accuracy("acc", .5), OptionalLong.of(10_000), LATE));
        assertTrue(!verdict.reason().contains("assumed"), verdict.reason());
    }
}
