package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.critical.CriticalDistribution;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CriticalBootstrapTest {

    private static final int REFITS = 20_000;

    private static Verdict judge(Curve curve) {
        return Curved.judge(new CriticalScale(), curve);
    }

    private static ScaleCounts counts(double chance, double n, double... successes) {
        return countsFrom(1, chance, n, successes);
    }

    private static ScaleCounts countsFrom(
            double first, double chance, double n, double... successes) {
        double[] positions = IntStream.range(0, successes.length).asDoubleStream().toArray();
        Arrays.setAll(positions, i -> first + positions[i]);
        double[] trials = new double[successes.length];
        Arrays.fill(trials, n);
        return new ScaleCounts(positions, successes, trials, chance);
    }

    private static CriticalDistribution exact(ScaleCounts counts) {
        return CriticalDistribution.exact(counts, 0.02, 0.05);
    }

    private static CriticalDistribution drawn(ScaleCounts counts, int refits) {
        return CriticalDistribution.parametric(counts, 0.02, 0.05, refits);
    }

    /** Four standard errors of a share, with one replicate of slack for a share near 0. */
    private static void agree(double[] expected, double[] actual, int refits, int beside) {
        for (int i = 0; i < expected.length; i++) {
            double variance = expected[i] * (1 - expected[i]);
            double error = 4 * Math.sqrt(variance / refits + variance / beside) + 1.0 / refits;
            assertEquals(expected[i], actual[i], error, "index " + i);
        }
    }

    /**
     * R 4.2.2, a million replicates: {@code Rscript plugins/emergence/src/test/r/critical.R}
     * (isoreg, rbinom, pbinom).
     */
    @Test
    void agreesWithRInTheBootstrapOfTheCriticalScale() {
        double[][] expected = {
            {1.2e-05, 0.000895, 0.089681, 0.909412, 0},
            {0.000667, 0.681383, 0.31795, 0, 0},
            {0, 6e-06, 0.0039, 0.058834, 0.93726, 0},
            {0.535762, 0.167112, 0.218267, 0.062305, 0.016554}
        };
        int[][] quantiles = {{2, 3}, {1, 2}, {3, 4}, {0, 3}};
        ScaleCounts[] curves = {
            counts(.25, 200, 50, 48, 55, 140),
            counts(0, 200, 2, 9, 30, 160),
            counts(0, 50, 1, 0, 2, 1, 40),
            counts(.25, 100, 40, 36, 42, 45)
        };
        for (int c = 0; c < curves.length; c++) {
            CriticalDistribution bootstrap = drawn(curves[c], REFITS);
            agree(expected[c], bootstrap.probabilities(), REFITS, 1_000_000);
            agree(expected[c], exact(curves[c]).probabilities(), 1_000_000, 1_000_000);
            for (CriticalDistribution each : List.of(bootstrap, exact(curves[c]))) {
                assertEquals(quantiles[c][0], each.quantile(.025));
                assertEquals(quantiles[c][1], each.quantile(.975));
            }
        }
    }

    /** R 4.2.2, 200,000 replicates: the same program, last line. */
    @Test
    void agreesWithRInTheBootstrapOfTheExamples() {
        int[][] right = new int[200][3];
        for (int e = 0; e < 200; e++) {
            right[e] = new int[] {is(e, 60), is(e, 70), is(e, 80)};
        }
        CriticalDistribution paired =
                CriticalDistribution.paired(
                        counts(.25, 200, 60, 70, 80), right, 0.02, 0.05, REFITS);
        double[] expected = {0.29251, 0.539675, 0.15995, 0.007865};
        agree(expected, paired.probabilities(), REFITS, 200_000);
    }

    private static int is(int example, int hits) {
        return example * 37 % 200 < hits ? 1 : 0;
    }

    @Test
    void keepsTheExamplesTogetherWhereOutcomesAreKept() {
        Verdict paired = judge(withOutcomes(60, 70, 80));
        Verdict parametric = judge(Curved.counts(.25, 200, 60, 70, 80));
        assertEquals(200, paired.quantity("bootstrap-examples").getAsDouble());
        assertTrue(parametric.quantity("bootstrap-examples").isEmpty());
        assertEquals(0.2925, paired.quantity("bootstrap-censored").getAsDouble(), .06);
        assertTrue(
                paired.quantity("bootstrap-censored").getAsDouble()
                        > parametric.quantity("bootstrap-censored").getAsDouble());
    }

    private static Curve withOutcomes(int... hits) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            Map<String, Double> scores = new HashMap<>();
            for (int e = 0; e < 200; e++) {
                scores.put("e" + e, (double) is(e, hits[i]));
            }
            Replicate replicate =
                    new Replicate(
                            Model.of("m" + i),
                            OptionalLong.empty(),
                            hits[i] / 200.0,
                            OptionalLong.of(200),
                            OptionalDouble.empty(),
                            Optional.of(Outcomes.of(scores)));
            points.add(Point.of(Math.pow(10, 18 + i), List.of(replicate)));
        }
        return new Curve(
                new Subject(
                        "task", Setup.UNKNOWN, Metric.accuracy("acc", .25), "family", Axis.COMPUTE),
                points);
    }

    @Test
    void givesItsIntervalInTheUnitOfTheAxis() {
        Verdict verdict = judge(Curved.counts(.25, 200, 50, 48, 55, 140));
        for (String of : List.of("interval", "bootstrap")) {
            assertEquals(1e20, verdict.quantity(of + "-lower").getAsDouble());
            assertEquals(1e21, verdict.quantity(of + "-upper").getAsDouble());
        }
        assertEquals("none", verdict.aspect("censoring").orElseThrow());
    }

    @Test
    void leavesAnEndOutThatIsCensored() {
        Verdict left = judge(Curved.counts(.25, 200, 90, 120, 150));
        assertEquals("left", left.aspect("censoring").orElseThrow());
        assertTrue(left.quantity("interval-lower").isEmpty());
        assertEquals(1e18, left.quantity("bootstrap-upper").getAsDouble());
        assertEquals(1, left.quantity("bootstrap-censored").getAsDouble(), 1e-9);
        Verdict right = judge(Curved.counts(.25, 200, 50, 51, 49));
        assertEquals("right", right.aspect("censoring").orElseThrow());
        assertTrue(right.quantity("interval-upper").isEmpty());
        assertTrue(right.quantity("bootstrap-upper").isEmpty());
        assertTrue(right.quantity("bootstrap-none").getAsDouble() > .9);
    }

    @Test
    void drawsNothingWithoutRefits() {
        Verdict verdict =
                Curved.judge(
                        new CriticalScale(0.02, 0.05, 100, 0),
                        Curved.counts(.25, 200, 50, 48, 55, 140));
        assertTrue(verdict.quantity("bootstrap-none").isEmpty());
        assertTrue(verdict.quantity("interval-lower").isPresent());
    }

    @Test
    void drawsLargeCountsToo() {
        ScaleCounts many = counts(.25, 1e12, .25e12, .27e12 + 1e5, .5e12);
        agree(exact(many).probabilities(), drawn(many, REFITS).probabilities(), REFITS, REFITS);
    }

    @Cases(100)
    void hasTheExactDistributionAsItsLimit(Case any) {
        List<Integer> successes = any.integers(1, 10, 0, 40);
        int chance = any.integer(0, 60);
        double[] k = successes.stream().mapToDouble(Integer::doubleValue).toArray();
        ScaleCounts curve = counts(chance / 100.0, 40, k);
        double[] limit = exact(curve).probabilities();
        double[] actual = drawn(curve, REFITS).probabilities();
        for (int i = 0; i < limit.length; i++) {
            double error = 5.5 * Math.sqrt(limit[i] * (1 - limit[i]) / REFITS) + 3.0 / REFITS;
            assertEquals(limit[i], actual[i], error);
        }
    }

    @Test
    void comesNearerToItsLimitWithMoreRefits() {
        double few = 0;
        double many = 0;
        for (int k = 20; k < 60; k++) {
            ScaleCounts curve = counts(.25, 100, 25, k, k + 5, k + 10);
            few += Math.pow(drawn(curve, 200).censored() - exact(curve).censored(), 2);
            few += Math.pow(drawn(curve, 200).none() - exact(curve).none(), 2);
            many += Math.pow(drawn(curve, 5000).censored() - exact(curve).censored(), 2);
            many += Math.pow(drawn(curve, 5000).none() - exact(curve).none(), 2);
        }
        // variances in the ratio 25; a quarter of it leaves room for chance
        assertTrue(many < few / 6, many + " of " + few);
    }

    @Cases(50)
    void drawsTheSameInAnyUnit(Case any) {
        int unit = any.integer(-30, 30);
        assertArrayEquals(
                drawn(counts(.25, 100, 25, 28, 40, 60), 500).probabilities(),
                drawn(countsFrom(unit, .25, 100, 25, 28, 40, 60), 500).probabilities());
    }

    @Test
    void drawsTheSameOnAnyNumberOfThreads() {
        Curve curve = Curved.counts(.25, 100, 25, 28, 34, 60);
        List<Quantity> alone = judge(curve).quantities();
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> assertEquals(alone, judge(curve).quantities()));
    }
}
