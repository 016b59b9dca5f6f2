package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CriticalScaleTest {

    private static Verdict judge(Curve curve) {
        return Curved.judge(new CriticalScale(), curve);
    }

    private static double[] probabilities(Verdict verdict, int m) {
        double[] p = new double[m];
        for (int i = 0; i < m; i++) {
            p[i] = verdict.quantity("probability-" + i).orElseThrow();
        }
        return p;
    }

    /**
     * SciPy 1.10.1: with kk = arange(n + 2), the least rejected count is kk[binom.sf(kk - 1, n, p0)
     * <= .05].min(), r_i = binom.sf(least - 1, n, k_i / n), and P(i* = j) = prod(r[j:]) (1 - r[j -
     * 1]).
     */
    @Test
    void agreesWithSciPyInTheDistributionOfTheCriticalScale() {
        double[][] expected = {
            {8.712348608648983e-06, 0.0005562662170225935, 0.08996775535880655, 0.9094672660755622},
            {
                0.0006900669211066042,
                0.6808190417269226,
                0.31849077529867353,
                1.1605329719444057e-07
            },
            {0.0, 0.0, 0.0024706958135760704, 0.015287384884395546, 0.9822419193020284}
        };
        Curve[] curves = {
            Curved.counts(.25, 200, 50, 48, 55, 140),
            Curved.counts(0, 200, 2, 9, 30, 160),
            Curved.counts(0, 50, 1, 0, 2, 1, 40)
        };
        for (int c = 0; c < curves.length; c++) {
            double[] actual = probabilities(judge(curves[c]), curves[c].size());
            for (int i = 0; i < actual.length; i++) {
                assertEquals(expected[c][i], actual[i], 1e-10);
            }
        }
    }

    @Test
    void findsTheFirstScaleFromWhichOnAllAreAboveChance() {
        Verdict verdict = judge(Curved.counts(0, 200, 1, 30, 2, 40, 160));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(3, verdict.quantity("critical-index").getAsDouble());
        assertEquals(1e20, verdict.quantity("bracket-lower").getAsDouble());
        assertEquals(1e21, verdict.onset().orElseThrow().scale());
    }

    @Test
    void saysThatEvenTheLargestScaleIsNotAboveChance() {
        Verdict verdict = judge(Curved.counts(.25, 200, 50, 51, 49));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertTrue(verdict.reason().contains("not significantly above chance"));
        assertTrue(verdict.quantity("critical-index").isEmpty());
    }

    @Test
    void isLeftCensoredWhereEvenTheSmallestScaleIsAboveChance() {
        Verdict verdict = judge(Curved.counts(.25, 200, 90, 120, 150));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(0, verdict.quantity("critical-index").getAsDouble());
    }

    @Test
    void saysWhichEndOfTheMetricIsMissing() {
        Verdict verdict =
                judge(
                        Curved.scores(
                                Metric.graded("bleu", Direction.HIGHER_IS_BETTER),
                                OptionalLong.of(9),
                                1,
                                2));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("give it in the column 'chance'"), verdict.reason());
    }

    @Test
    void takesTheNumberOfExamplesFromTheStandardError() {
        Verdict counted = judge(Curved.counts(.25, 100, 25, 26, 60));
        Verdict measured =
                judge(
                        Curved.scores(
                                Metric.accuracy("acc", .25),
                                OptionalLong.empty(),
                                OptionalDouble.of(Math.sqrt(.25 * .75 / 100)),
                                .25,
                                .26,
                                .60));
        assertEquals(
                counted.quantity("p-value-0").getAsDouble(),
                measured.quantity("p-value-0").getAsDouble(),
                1e-9);
        assertEquals("full", measured.aspect("evidence").orElseThrow());
    }

    @Test
    void saysThatItIsDegradedWhereNothingTellsTheNumberOfExamples() {
        Verdict verdict =
                judge(
                        Curved.scores(
                                Metric.accuracy("acc", .25), OptionalLong.empty(), .25, .26, .6));
        assertEquals("degraded", verdict.aspect("evidence").orElseThrow());
    }

    @Test
    void readsAMetricThatFallsAsItImproves() {
        Metric brier =
                new Metric(
                        "brier",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(.75),
                        OptionalDouble.of(0),
                        Grain.GRADED);
        assertEquals(
                Outcome.EMERGENT,
                judge(Curved.scores(brier, OptionalLong.of(200), .75, .76, .74, .2)).outcome());
        assertEquals(
                Outcome.NOT_EMERGENT,
                judge(Curved.scores(brier, OptionalLong.of(200), .75, .76, .8, 1.4)).outcome());
    }

    @Cases(200)
    void answersOnAnyCurve(Case any) {
        List<Integer> successes = any.integers(1, 12, 0, 20);
        int chance = any.integer(0, 99);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        Verdict verdict = judge(Curved.counts(chance / 100.0, 20, k));
        double sum = 0;
        for (double p : probabilities(verdict, k.length)) {
            sum += p;
        }
        assertTrue(sum <= 1 + 1e-9 && sum >= 0);
        Curved.judge(new EmergenceDefinition(), Curved.counts(chance / 100.0, 20, k));
    }

    @Cases(100)
    void isNeverWeakenedByMoreExamplesAtTheSameShares(Case any) {
        List<Integer> successes = any.integers(4, 8, 0, 20);
        long[] few = successes.stream().mapToLong(Integer::longValue).toArray();
        long[] many = successes.stream().mapToLong(k -> k * 10L).toArray();
        double before = judge(Curved.counts(.25, 20, few)).quantity("critical-index").orElse(99);
        double after = judge(Curved.counts(.25, 200, many)).quantity("critical-index").orElse(99);
        boolean clear = successes.stream().allMatch(k -> k / 20.0 <= .2 || k / 20.0 >= .4);
        assertTrue(!clear || after <= before);
    }
}
