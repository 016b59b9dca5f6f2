package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.PairedNeighbourhoods;
import io.saltus.plugins.emergence.strategy.GainCrossing;
import io.saltus.plugins.emergence.strategy.StrategyComparison;
import io.saltus.statistics.multiple.Holm;
import io.saltus.statistics.proportion.PairedProportions;
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
import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, the second part of src/test/r/check.R. */
class StrategyEmergenceTest {

    private static final Metric SOLVED = Metric.accuracy("solve rate", 0);
    private static final double[] LAMDA = {4.2e8, 2e9, 8e9, 6.8e10, 1.37e11};
    private static final double[] GPT = {3.5e8, 1.3e9, 6.7e9, 1.75e11};
    private static final long GSM8K = 1319;

    private static Curve curve(
            String strategy, Metric metric, Axis axis, double[] scales, long n, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(
                    Point.of(
                            scales[i],
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i),
                                            OptionalLong.empty(),
                                            scores[i],
                                            n > 0 ? OptionalLong.of(n) : OptionalLong.empty(),
                                            OptionalDouble.empty()))));
        }
        return new Curve(
                new Subject("task", Setup.shots(8).withStrategy(strategy), metric, "family", axis),
                points);
    }

    private static Curve counted(String strategy, double[] scales, long n, long... k) {
        double[] scores = Arrays.stream(k).mapToDouble(hits -> (double) hits / n).toArray();
        return curve(strategy, SOLVED, Axis.PARAMETERS, scales, n, scores);
    }

    private static Verdict judge(Curve strategy, Curve... others) {
        List<Curve> all = new ArrayList<>(List.of(others));
        all.add(strategy);
        return new StrategyEmergence().judge(strategy, Curves.of(all));
    }

    private static Verdict lamda() {
        return judge(
                counted("chain-of-thought", LAMDA, GSM8K, 5, 25, 21, 108, 189),
                counted("standard", LAMDA, GSM8K, 34, 47, 42, 75, 86));
    }

    @Test
    void comparesScoresWhoseChanceLevelNobodyKnows() {
        double[] scales = {4e20, 1.7e21, 6.8e21, 1.2e23, 5.5e23};
        Metric average = Metric.graded("average", Direction.HIGHER_IS_BETTER);
        Verdict tuned =
                judge(
                        curve(
                                "tuned",
                                average,
                                Axis.COMPUTE,
                                scales,
                                2000,
                                .38,
                                .41,
                                .45,
                                .66,
                                .68),
                        curve(
                                "standard",
                                average,
                                Axis.COMPUTE,
                                scales,
                                2000,
                                .43,
                                .46,
                                .5,
                                .52,
                                .53));
        assertEquals(Outcome.EMERGENT, tuned.outcome(), tuned.reason());
        assertTrue(tuned.reason().contains("it helps from 1.2e23 FLOPs on"), tuned.reason());
        assertTrue(tuned.reason().contains("harms at 6.8e21 FLOPs"), tuned.reason());
        Metric error = Metric.graded("ece", Direction.LOWER_IS_BETTER);
        double[] four = {4e20, 1.7e21, 6.8e21, 1.2e23};
        Verdict calibrated =
                judge(
                        curve("true-false", error, Axis.COMPUTE, four, 2000, .11, .09, .09, .005),
                        curve("standard", error, Axis.COMPUTE, four, 2000, .10, .06, .03, .02));
        assertEquals(Outcome.EMERGENT, calibrated.outcome(), calibrated.reason());
    }

    @Test
    void letsAnAssumedNumberOfExamplesDecideNothing() {
        Verdict verdict =
                judge(
                        curve("cot", SOLVED, Axis.PARAMETERS, GPT, 0, .1, .1, .1, .2),
                        curve("standard", SOLVED, Axis.PARAMETERS, GPT, 0, .1, .1, .1, .12));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("assumed"), verdict.reason());
    }

    private static void assertRow(Verdict verdict, int i, double... expected) {
        String[] names = {"gain-", "gain-lower-", "gain-upper-", "p-value-"};
        for (int j = 0; j < names.length; j++) {
            double actual = verdict.quantity(names[j] + i).orElseThrow();
            assertEquals(expected[j], actual, 1e-8 + (j == 3 ? 0 : 1e-9), names[j] + i);
        }
    }

    private static void assertInterval(double lower, double upper, Interval actual) {
        assertEquals(lower, actual.lower(), 1e-9);
        assertEquals(upper, actual.upper(), 1e-9);
    }

    /** Wei et al. 2022b, Table 2: GSM8K, 1319 problems, LaMDA of 420M to 137B. */
    @Test
    void findsChainOfThoughtOnMathWordProblemsBetween8BAnd68BLamda() {
        Verdict verdict = lamda();
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("harmful", verdict.aspect("before").orElseThrow());
        assertEquals("both-rise", verdict.aspect("interaction").orElseThrow());
        assertEquals("full", verdict.aspect("evidence").orElseThrow());
        Onset onset = verdict.onset().orElseThrow();
        assertTrue(onset.scale() > 8e9 && onset.scale() < 6.8e10, onset::toString);
        assertTrue(onset.lower().getAsDouble() >= 8e9, onset::toString);
        assertTrue(onset.upper().getAsDouble() <= 6.8e10, onset::toString);
    }

    /** {@code curve2("lamda", ...)}, {@code curve2("gpt", ...)}; {@code approx} for the zero. */
    @Test
    void agreesWithRInGainsIntervalsAndTests() {
        Verdict lamda = lamda();
        assertRow(lamda, 0, -.021986353298, -.0322456834142, -.0131307478588, .99999985999);
        assertRow(lamda, 2, -.0159211523882, -.0281395740487, -.0042570418732, .997678651517);
        assertRow(lamda, 3, .0250189537528, .00561309635309, .0446151933029, .00700538502571);
        assertRow(lamda, 4, .0780894617134, .0549943392892, .101418417025, 2.55539176357e-11);
        assertEquals(10.2645306803, lamda.quantity("crossing-log10").orElseThrow(), 1e-9);
        Verdict gpt =
                judge(
                        counted("cot", GPT, GSM8K, 7, 7, 32, 619),
                        counted("standard", GPT, GSM8K, 29, 32, 53, 206));
        assertRow(gpt, 1, -.0189537528431, -.0291154043314, -.00996626785396, .999993765525);
        assertRow(gpt, 3, .313115996967, .279318367282, .345882460445, 0);
        assertEquals(9.89463754041, gpt.quantity("crossing-log10").orElseThrow(), 1e-9);
    }

    /** {@code curve2("edges", ...)}: none and all right, and equal. */
    @Test
    void agreesWithRAtZeroFullAndEqualCounts() {
        Verdict edges =
                judge(
                        counted("cot", LAMDA, 50, 0, 50, 0, 50, 25),
                        counted("standard", LAMDA, 50, 0, 50, 50, 0, 25));
        assertRow(edges, 0, 0, -.0713475991334, .0713475991334, 1);
        assertRow(edges, 1, 0, -.0713475991334, .0713475991334, 1);
        assertRow(edges, 2, -1, -1, -.899099257663, 1);
        assertRow(edges, 3, 1, .899099257663, 1, 9.91165302142e-30);
        assertRow(edges, 4, 0, -.188875089852, .188875089852, .579192330581);
    }

    /** {@code prop.test(c(500600, 499000), c(1e6, 1e6), alternative = "greater")}. */
    @Test
    void agreesWithRAtAMillionExamples() {
        StrategyComparison large = StrategyComparison.unpaired(500600, 1e6, 499000, 1e6);
        assertInterval(.000214096376311, .00298589493149, large.interval(.95));
        assertEquals(.0118694871031, large.gainP(), 1e-9);
    }

    /** {@code pairs(...)}: Newcombe's formula, {@code binom.test} on the discordant pairs. */
    @Test
    void agreesWithRInPairs() {
        double[][] expected = {
            {20, 12, 2, 16, .0561564248417, .3292069954, .0064697265625, .999084472656},
            {30, 0, 0, 20, -.040380331583, .040380331583, 1, 1},
            {0, 40, 0, 10, .651382729769, .887562499842, 9.09494701773e-13, 1},
            {10, 5, 25, 60, -.299851324613, -.0963217699409, .999970261939, .000162457115948}
        };
        for (double[] e : expected) {
            StrategyComparison pairs =
                    StrategyComparison.paired(new PairedProportions(e[0], e[1], e[2], e[3]));
            assertInterval(e[4], e[5], pairs.interval(.95));
            assertEquals(e[6], pairs.gainP(), 1e-10);
            assertEquals(e[7], pairs.lossP(), 1e-10);
        }
    }

    /** {@code p.adjust(p, "holm")}. */
    @Test
    void agreesWithRInHolmsAdjustment() {
        double[] five = {.05, .08, .09, .09, .5};
        double[] ties = {.06, .003, .06};
        double[] none = {};
        assertArrayEquals(five, Holm.adjusted(.01, .02, .03, .04, .5), 1e-12);
        assertArrayEquals(ties, Holm.adjusted(.03, .001, .03), 1e-12);
        assertArrayEquals(none, Holm.adjusted(), 0);
    }

    @Test
    void comparesExampleByExampleWhereOutcomesAreKnown() {
        Curve with = paired("cot", 20, 12, 2, 16);
        Curve without = paired("standard", 20, 2, 12, 16);
        Verdict verdict = judge(with, without);
        assertEquals("paired", verdict.aspect("comparison").orElseThrow());
        assertEquals(.0064697265625, verdict.quantity("p-value-0").orElseThrow(), 1e-12);
        assertEquals(.0561564248417, verdict.quantity("gain-lower-0").orElseThrow(), 1e-9);
    }

    /** A point of one model: both right, right here only, right there only, both wrong. */
    private static Curve paired(String strategy, int both, int here, int there, int neither) {
        Map<String, Double> scores = new HashMap<>();
        boolean mine = !strategy.equals("standard");
        int[] sizes = mine ? new int[] {both, here, there} : new int[] {both, there, here};
        for (int i = 0; i < both + here + there + neither; i++) {
            boolean gained = i >= sizes[0] && i < sizes[0] + sizes[1];
            boolean lost = i >= sizes[0] + sizes[1] && i < sizes[0] + sizes[1] + sizes[2];
            scores.put("e" + i, i < both || (mine ? gained : lost) ? 1.0 : 0);
        }
        Outcomes outcomes = Outcomes.of(scores);
        Point point =
                Point.of(
                        1e9,
                        List.of(
                                new Replicate(
                                        Model.of("m"),
                                        OptionalLong.empty(),
                                        outcomes.mean(),
                                        OptionalLong.of(outcomes.size()),
                                        OptionalDouble.empty(),
                                        Optional.of(outcomes))));
        Curve like = counted(strategy, LAMDA, 50, 1);
        return new Curve(like.subject(), List.of(point));
    }

    @Test
    void asksForExamplesWhereTheirNumberIsAssumed() {
        Verdict verdict =
                judge(
                        curve("cot", SOLVED, Axis.PARAMETERS, LAMDA, 0, .01, .01, .01, .05, .08),
                        curve(
                                "standard",
                                SOLVED,
                                Axis.PARAMETERS,
                                LAMDA,
                                0,
                                .02,
                                .02,
                                .02,
                                .03,
                                .04));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertEquals("degraded", verdict.aspect("evidence").orElseThrow());
        assertTrue(
                verdict.reason()
                        .contains(
                                "100 assumed, emergent with 1000; state it in the column 'n_examples'"),
                verdict.reason());
    }

    @Test
    void doesNotCallAStrategyEmergentThatHelpsThroughout() {
        Verdict verdict =
                judge(
                        counted("cot", LAMDA, 1000, 300, 400, 500, 600, 700),
                        counted("standard", LAMDA, 1000, 200, 300, 400, 500, 600));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals("gain", verdict.aspect("before").orElseThrow());
    }

    @Test
    void doesNotCallAStrategyEmergentThatNeverHelps() {
        Verdict verdict =
                judge(
                        counted("cot", LAMDA, 5000, 100, 200, 300, 400, 500),
                        counted("standard", LAMDA, 5000, 100, 200, 300, 400, 500));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals("no-gain", verdict.aspect("before").orElseThrow());
    }

    @Test
    void saysWhereTheBaselineStaysFlat() {
        Verdict verdict =
                judge(
                        counted("scratchpad", LAMDA, 1000, 0, 0, 1, 400, 900),
                        counted("standard", LAMDA, 1000, 0, 0, 0, 1, 2));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("no-gain", verdict.aspect("before").orElseThrow());
        assertEquals("baseline-flat", verdict.aspect("interaction").orElseThrow());
    }

    @Test
    void saysWhatIsMissing() {
        Curve cot = counted("cot", LAMDA, 100, 1, 2, 3, 4, 50);
        assertTrue(judge(cot).reason().contains("no curve of this task under 'standard'"));
        assertTrue(judge(counted("standard", LAMDA, 100, 1)).reason().contains("baseline"));
        assertTrue(judge(cot, counted("standard", GPT, 100, 1, 2)).reason().contains("no scale"));
        Metric bleu = Metric.graded("bleu", Direction.HIGHER_IS_BETTER);
        Verdict unknown =
                judge(
                        curve("cot", bleu, Axis.PARAMETERS, LAMDA, 100, 1, 20),
                        curve("standard", bleu, Axis.PARAMETERS, LAMDA, 100, 1, 2));
        assertTrue(unknown.reason().contains("chance level"), unknown.reason());
    }

    @Test
    void needsNoChanceLevelToCompareShares() {
        Metric unknown = Metric.accuracy("acc");
        Verdict verdict =
                judge(
                        curve("cot", unknown, Axis.PARAMETERS, LAMDA, 2000, .2, .2, .2, .5, .8),
                        curve(
                                "standard",
                                unknown,
                                Axis.PARAMETERS,
                                LAMDA,
                                2000,
                                .2,
                                .2,
                                .2,
                                .2,
                                .2));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
    }

    @Test
    void judgesAlongLoss() {
        double[] losses = {3.5, 3.1, 2.8, 2.4, 2.1};
        Verdict verdict =
                judge(
                        curve("cot", SOLVED, Axis.LOSS, losses, 1000, .01, .01, .01, .3, .6),
                        curve(
                                "standard",
                                SOLVED,
                                Axis.LOSS,
                                losses,
                                1000,
                                .02,
                                .02,
                                .02,
                                .02,
                                .02));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        double onset = verdict.onset().orElseThrow().scale();
        assertTrue(onset < 2.8 && onset > 2.4, () -> "onset " + onset);
    }

    @Test
    void findsNoCrossingWhereTheGainKeepsItsSign() {
        double[] x = {1, 2, 3};
        assertFalse(GainCrossing.of(x, new double[] {.1, .2, .3}).isPresent());
        assertFalse(GainCrossing.of(x, new double[] {.1, .2, -.3}).isPresent());
        assertEquals(2, GainCrossing.of(x, new double[] {.1, 0, .3}).getAsDouble());
        assertFalse(GainCrossing.of(new double[0], new double[0]).isPresent());
    }

    @Cases(60)
    void isUnchangedByTheUnitOfScale(Case any) {
        List<Integer> hits = any.integers(1, 7, 0, 40);
        int decades = any.integer(-4, 4);
        double[] small = new double[hits.size()];
        double[] large = new double[hits.size()];
        long[] with = new long[hits.size()];
        long[] without = new long[hits.size()];
        for (int i = 0; i < small.length; i++) {
            small[i] = Math.pow(10, 8 + i);
            large[i] = Math.pow(10, 8 + i + decades);
            with[i] = hits.get(i);
            without[i] = hits.get(small.length - 1 - i);
        }
        Verdict one =
                judge(counted("cot", small, 40, with), counted("standard", small, 40, without));
        Verdict two =
                judge(counted("cot", large, 40, with), counted("standard", large, 40, without));
        assertEquals(one.outcome(), two.outcome());
        assertEquals(one.aspects(), withoutScales(one, two));
        one.quantity("crossing-log10")
                .ifPresent(
                        x ->
                                assertEquals(
                                        x + decades,
                                        two.quantity("crossing-log10").orElseThrow(),
                                        1e-9));
    }

    /** The aspects of the first where the second has the same values. */
    private static List<?> withoutScales(Verdict one, Verdict two) {
        for (var aspect : one.aspects()) {
            assertEquals(aspect.value(), two.aspect(aspect.name()).orElseThrow());
        }
        return one.aspects();
    }

    @Cases(100)
    void answersOnAnyPairOfCurves(Case any) {
        List<Integer> with = any.integers(1, 9, 0, 20);
        List<Integer> without = any.integers(1, 9, 0, 20);
        double[] scales = {1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
        long[] k = with.stream().mapToLong(Integer::longValue).toArray();
        long[] base = without.stream().mapToLong(Integer::longValue).toArray();
        Verdict verdict =
                judge(counted("cot", scales, 20, k), counted("standard", scales, 20, base));
        assertFalse(verdict.reason().isBlank());
        assertEquals(
                verdict,
                judge(counted("cot", scales, 20, k), counted("standard", scales, 20, base)));
    }

    @Test
    void isUndecidedOnFewerThanThreeSharedScales() {
        Verdict one =
                judge(
                        counted("cot", LAMDA, 1000, 300),
                        counted("standard", LAMDA, 1000, 300, 400, 500));
        assertEquals(Outcome.UNDECIDED, one.outcome());
        assertTrue(one.reason().contains("share only 1 scale; at least 3"), one.reason());
        Verdict two =
                judge(
                        counted("cot", LAMDA, 1000, 100, 600),
                        counted("standard", LAMDA, 1000, 100, 200));
        assertEquals(Outcome.UNDECIDED, two.outcome());
        assertTrue(two.reason().contains("share only 2 scales"), two.reason());
    }

    @Test
    void takesZerosUnderBothForAnAnswerFilter() {
        Verdict verdict =
                judge(
                        counted("cot", LAMDA, 1000, 0, 0, 0, 0, 0),
                        counted("standard", LAMDA, 1000, 0, 0, 0, 0, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("answer filter"), verdict.reason());
    }

    /** As answer-only prompts under a strict filter on BIG-Bench Hard. */
    @Test
    void doesNotTakeABaselineOfZerosForOne() {
        Verdict verdict =
                judge(
                        counted("cot", LAMDA, 1000, 300, 400, 500, 600, 700),
                        counted("standard", LAMDA, 1000, 0, 0, 0, 0, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(
                verdict.reason().contains("but under 'standard' every score is 0"),
                verdict.reason());
    }

    /** Forty models a seventh of a decade apart, their own level from .1 to .3, by family. */
    private static Curve pooled(String strategy, int every, double harm, double gain) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 40; i += every) {
            double level = .1 + .05 * (i / 2 % 5);
            double jitter = .002 * (i % 3 - 1);
            double score = level + jitter + (i < 24 ? -harm : gain);
            Replicate model =
                    new Replicate(
                            Model.of("m" + i),
                            OptionalLong.empty(),
                            score,
                            OptionalLong.of(1000),
                            OptionalDouble.empty());
            points.add(Point.of(Math.pow(10, 19 + i / 7.0), List.of(model)));
        }
        return new Curve(
                new Subject(
                        "task",
                        Setup.shots(8).withStrategy(strategy),
                        SOLVED,
                        Subject.POOLED,
                        Axis.COMPUTE),
                points);
    }

    @Test
    void comparesPooledCurvesModelByModel() {
        Curve baseline = pooled("standard", 1, 0, 0);
        Verdict helps = judge(pooled("cot", 2, 0, .2), baseline);
        assertEquals(Outcome.EMERGENT, helps.outcome(), helps::reason);
        assertEquals("shared-models", helps.aspect("comparison").orElseThrow());
        assertEquals("no-gain", helps.aspect("before").orElseThrow());
        assertEquals(22.3, Math.log10(helps.onset().orElseThrow().scale()), .6);
        Verdict harms = judge(pooled("cot", 2, .06, .2), baseline);
        assertEquals("harmful", harms.aspect("before").orElseThrow());
        Verdict never = judge(pooled("cot", 2, 0, 0), baseline);
        assertEquals(Outcome.NOT_EMERGENT, never.outcome(), never::reason);
        Verdict few = judge(pooled("cot", 8, 0, .2), baseline);
        assertEquals(Outcome.UNDECIDED, few.outcome());
        assertTrue(few.reason().contains("share only 1 neighbourhood;"), few.reason());
    }

    /** Gains of .3 and -.3 in turn are scatter, not a gain of 0 that is known to .02. */
    @Test
    void takesTheScatterOfGainsBetweenModelsForNoise() {
        double[] positions = new double[12];
        double[] with = new double[12];
        double[] without = new double[12];
        double[] trials = new double[12];
        Arrays.setAll(positions, i -> 20 + i / 4.0);
        Arrays.setAll(with, i -> i % 2 == 0 ? .7 : .1);
        Arrays.fill(without, .4);
        Arrays.fill(trials, 1000);
        var pairs = PairedNeighbourhoods.of(positions, with, trials, without, trials, 0);
        assertTrue(pairs.dispersion() > 100);
        assertTrue(pairs.first().trials(0) < 40);
        var same = PairedNeighbourhoods.of(positions, with, trials, with, trials, 0);
        assertEquals(1, same.dispersion());
    }
}
