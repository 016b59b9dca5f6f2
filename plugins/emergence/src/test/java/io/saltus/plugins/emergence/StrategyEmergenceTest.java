package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
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
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Verdict;
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
    void carriesTheCurveThatItJudgesAgainst() {
        Overlay against = lamda().overlays().get(0);
        assertTrue(against.baseline());
        assertEquals("standard", against.name());
        assertEquals(LAMDA.length, against.points().size());
        assertEquals(new Overlay.At(4.2e8, 34. / GSM8K), against.points().get(0));
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
        assertTrue(tuned.reason().contains("it helps from m3 (1.2e23 FLOPs) on"), tuned.reason());
        assertTrue(tuned.reason().contains("harms up to m2 (6.8e21 FLOPs)"), tuned.reason());
    }

    @Test
    void takesAFallingScoreForTheGainThatItIs() {
        Metric error = Metric.graded("ece", Direction.LOWER_IS_BETTER);
        double[] four = {4e20, 1.7e21, 6.8e21, 1.2e23};
        Verdict calibrated =
                judge(
                        curve("true-false", error, Axis.COMPUTE, four, 2000, .2, .2, .2, .01),
                        curve("standard", error, Axis.COMPUTE, four, 2000, .1, .1, .1, .1));
        assertEquals(Outcome.EMERGENT, calibrated.outcome(), calibrated.reason());
        assertEquals("harmful", calibrated.aspect("before").orElseThrow());
    }

    /** The fewer examples there may be, the less a gain at one scale alone says. */
    @Test
    void countsWhatTheNumberOfExamplesMayBe() {
        Verdict verdict =
                judge(
                        curve("cot", SOLVED, Axis.PARAMETERS, GPT, 0, .1, .12, .09, .2),
                        curve("standard", SOLVED, Axis.PARAMETERS, GPT, 0, .12, .1, .11, .14));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertEquals("degraded", verdict.aspect("evidence").orElseThrow());
        assertTrue(verdict.reason().contains("'n_examples'"), verdict.reason());
        assertTrue(
                verdict.reason().endsWith("is not stated, and may be 30 to 10000"),
                verdict.reason());
        assertTrue(verdict.quantity("gain-3").isPresent());
        assertFalse(verdict.quantity("gain-lower-3").isPresent());
    }

    /** Three gains alike and two far from them scatter little, whatever the examples. */
    @Test
    void takesTheScatterFromTheCurveWhereNothingStatesIt() {
        Verdict verdict =
                judge(
                        curve("cot", SOLVED, Axis.PARAMETERS, LAMDA, 0, .15, .16, .14, .45, .6),
                        curve("standard", SOLVED, Axis.PARAMETERS, LAMDA, 0, .2, .2, .2, .3, .4));
        assertEquals(Outcome.EMERGENT, verdict.outcome(), verdict.reason());
    }

    private static void assertRow(Verdict verdict, int i, double... expected) {
        String[] names = {"gain-", "gain-lower-", "gain-upper-"};
        for (int j = 0; j < names.length; j++) {
            double actual = verdict.quantity(names[j] + i).orElseThrow();
            assertEquals(expected[j], actual, 1e-8, names[j] + i);
        }
    }

    /** Wei et al. 2022b, Table 2: GSM8K, 1319 problems, LaMDA of 420M to 137B. */
    @Test
    void findsChainOfThoughtOnMathWordProblemsBetween8BAnd68BLamda() {
        Verdict verdict = lamda();
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("no-gain", verdict.aspect("before").orElseThrow());
        assertEquals(.85, verdict.quantity("harms-somewhere").orElseThrow(), .02);
        assertEquals("full", verdict.aspect("evidence").orElseThrow());
        Onset onset = verdict.onset().orElseThrow();
        assertTrue(onset.scale() > 8e9 && onset.scale() < 6.8e10, onset::toString);
        assertTrue(onset.lower().getAsDouble() >= 8e9, onset::toString);
        // +.025 [.006, .045] at 68B: one time in twenty it begins later
        assertTrue(onset.upper().getAsDouble() <= 1e11, onset::toString);
    }

    /** {@code curve2("lamda", ...)}, {@code curve2("gpt", ...)}. */
    @Test
    void agreesWithRInGainsAndIntervals() {
        Verdict lamda = lamda();
        assertRow(lamda, 0, -.021986353298, -.0322456834142, -.0131307478588);
        assertRow(lamda, 2, -.0159211523882, -.0281395740487, -.0042570418732);
        assertRow(lamda, 3, .0250189537528, .00561309635309, .0446151933029);
        assertRow(lamda, 4, .0780894617134, .0549943392892, .101418417025);
        Verdict gpt =
                judge(
                        counted("cot", GPT, GSM8K, 7, 7, 32, 619),
                        counted("standard", GPT, GSM8K, 29, 32, 53, 206));
        assertRow(gpt, 1, -.0189537528431, -.0291154043314, -.00996626785396);
        assertRow(gpt, 3, .313115996967, .279318367282, .345882460445);
    }

    /** {@code curve2("edges", ...)}: none and all right, and equal. */
    @Test
    void agreesWithRAtZeroFullAndEqualCounts() {
        Verdict edges =
                judge(
                        counted("cot", LAMDA, 50, 0, 50, 0, 50, 25),
                        counted("standard", LAMDA, 50, 0, 50, 50, 0, 25));
        assertRow(edges, 0, 0, -.0713475991334, .0713475991334);
        assertRow(edges, 1, 0, -.0713475991334, .0713475991334);
        assertRow(edges, 2, -1, -1, -.899099257663);
        assertRow(edges, 3, 1, .899099257663, 1);
        assertRow(edges, 4, 0, -.188875089852, .188875089852);
    }

    @Test
    void comparesExampleByExampleWhereOutcomesAreKnown() {
        Curve with = paired("cot", 20, 12, 2, 16);
        Curve without = paired("standard", 20, 2, 12, 16);
        Verdict verdict = judge(with, without);
        assertEquals("paired", verdict.aspect("comparison").orElseThrow());
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
        one.quantity("begins-log10")
                .ifPresent(
                        x ->
                                assertEquals(
                                        x + decades,
                                        two.quantity("begins-log10").orElseThrow(),
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
        // 1000 examples of each of 20 models leave a gain of the largest alone possible
        assertEquals(.1, never.quantity("probability").orElseThrow(), .03);
        Verdict few = judge(pooled("cot", 20, 0, .2), baseline);
        assertEquals(Outcome.UNDECIDED, few.outcome());
        assertTrue(few.reason().contains("share only 2 scales;"), few.reason());
    }

    /** Gains of .3 and -.3 in turn are scatter, not a gain of 0 that is known to .02. */
    @Test
    void takesTheScatterOfGainsBetweenModelsForNoise() {
        double[] same = new double[12];
        Arrays.fill(same, .4);
        double[] apart = new double[12];
        Arrays.setAll(apart, i -> i % 2 == 0 ? .7 : .1);
        double[] scales = new double[12];
        Arrays.setAll(scales, i -> Math.pow(10, 20 + i / 4.0));
        Curve baseline = of(scales, "standard", same);
        double none = probability(judge(of(scales, "cot", same), baseline));
        Verdict any = judge(of(scales, "cot", apart), baseline);
        assertTrue(probability(any) > none, any::reason);
        assertEquals(Outcome.UNDECIDED, any.outcome(), any::reason);
    }

    private static double probability(Verdict verdict) {
        return verdict.quantity("probability").orElseThrow();
    }

    private static Curve of(double[] scales, String strategy, double[] scores) {
        Curve curve = curve(strategy, SOLVED, Axis.COMPUTE, scales, 1000, scores);
        Subject s = curve.subject();
        return new Curve(
                new Subject(s.task(), s.setup(), s.metric(), Subject.POOLED, s.axis()),
                curve.points());
    }

    @Test
    void judgesEachStrategyButTheBaselineAndAllTasksTogether() {
        List<Curve> all = new ArrayList<>();
        for (String task : List.of("a", "b", "c")) {
            all.add(on(task, counted("standard", LAMDA, 1000, 200, 200, 200, 200, 200)));
            all.add(on(task, counted("cot", LAMDA, 1000, 100, 100, 100, 300, 400)));
        }
        all.add(on("a", counted("scratchpad", LAMDA, 1000, 100, 100, 100, 300, 400)));
        List<Curve> judged = new StrategyEmergence().toJudge(Curves.of(all));
        assertEquals(
                List.of("a cot", "b cot", "c cot", "a scratchpad", "all tasks cot"),
                judged.stream()
                        .map(c -> c.subject().task() + " " + c.subject().setup().strategy())
                        .toList());
        Curve together = judged.get(4);
        assertEquals(-.1, together.point(0).score(), 1e-12);
        assertEquals(3, together.point(0).examples().orElseThrow());
        assertEquals(List.of("m0"), together.point(0).models());
        Verdict verdict = new StrategyEmergence().judge(together, Curves.of(all));
        assertEquals(Outcome.EMERGENT, verdict.outcome(), verdict::reason);
        assertEquals("tasks", verdict.aspect("comparison").orElseThrow());
    }

    @Test
    void hasNothingToJudgeInAStudyOfTheBaselineAlone() {
        Curve alone = counted("standard", LAMDA, 1000, 200, 200, 200);
        assertTrue(new StrategyEmergence().toJudge(Curves.of(alone)).isEmpty());
    }

    /** A task scored twice counts once; one without a number of examples counts, too. */
    @Test
    void takesEachTaskOnceIntoTheMean() {
        List<Curve> all = new ArrayList<>();
        for (String task : List.of("a", "b")) {
            all.add(on(task, counted("standard", LAMDA, 1000, 200, 200, 200)));
            all.add(on(task, counted("cot", LAMDA, 1000, 300, 300, 300)));
        }
        Metric other = Metric.accuracy("strict", 0);
        all.add(on("a", curve("standard", other, Axis.PARAMETERS, LAMDA, 1000, .2, .2)));
        all.add(on("a", curve("cot", other, Axis.PARAMETERS, LAMDA, 1000, .9, .9)));
        all.add(on("c", curve("standard", SOLVED, Axis.PARAMETERS, LAMDA, 0, .2, .2)));
        all.add(on("c", curve("cot", SOLVED, Axis.PARAMETERS, LAMDA, 0, .3, .3)));
        List<Curve> judged = new StrategyEmergence().toJudge(Curves.of(all));
        Curve together = judged.get(judged.size() - 1);
        assertEquals("all tasks", together.subject().task());
        assertEquals(3, together.size());
        assertEquals(.1, together.point(0).score(), 1e-12);
        assertEquals(3, together.point(0).examples().orElseThrow());
        assertEquals(2, together.point(2).examples().orElseThrow());
    }

    private static Curve on(String task, Curve curve) {
        Subject s = curve.subject();
        return new Curve(
                new Subject(task, s.setup(), s.metric(), s.family(), s.axis()), curve.points());
    }

    @Test
    void namesTheScaleAtWhichItProbablyHelpsAlready() {
        Verdict verdict =
                judge(
                        counted("chain-of-thought", LAMDA, 300, 15, 20, 25, 54, 120),
                        counted("standard", LAMDA, 300, 30, 35, 35, 42, 45));
        String reason = verdict.reason();
        assertTrue(reason.startsWith("it helps from m4 ("), reason);
        assertTrue(
                reason.contains(" there), already at m3 (6.8e10 parameters) with probability 0."),
                reason);
        assertFalse(reason.contains("between"), reason);
    }
}
