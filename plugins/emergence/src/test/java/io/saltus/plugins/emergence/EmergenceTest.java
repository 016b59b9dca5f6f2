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
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.leap.Levels;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergenceTest {

    private static Verdict judge(Curve curve) {
        return Curved.judge(new Emergence(), curve);
    }

    private static double probability(Verdict verdict) {
        return verdict.quantity("probability").orElseThrow();
    }

    private static String headline(Verdict verdict) {
        return verdict.aspect("headline").orElseThrow();
    }

    private static void says(String words, Verdict verdict) {
        assertTrue(verdict.reason().contains(words), verdict::reason);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split(" +")).mapToDouble(Double::parseDouble).toArray();
    }

    /** A curve of scores at the scales of models, 0 for an unknown number of examples. */
    private static Curve along(
            Axis axis, Metric metric, long examples, double[] scales, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Replicate run =
                    new Replicate(
                            Model.of("m" + i).at(axis, scales[i]),
                            OptionalLong.empty(),
                            scores[i],
                            examples == 0 ? OptionalLong.empty() : OptionalLong.of(examples),
                            OptionalDouble.empty());
            points.add(Point.of(scales[i], List.of(run)));
        }
        return new Curve(new Subject("task", Setup.UNKNOWN, metric, "family", axis), points);
    }

    /** GPT-3 at its training compute. */
    private static Curve gpt3(double chance, long examples, double... scores) {
        String[] names = {"Small", "Medium", "Large", "XL", "2.7B", "6.7B", "13B", "175B"};
        double[] flops = numbers("2.25e20 6.41e20 1.37e21 2.38e21 4.77e21 1.2e22 2.31e22 3.14e23");
        Curve plain = along(Axis.COMPUTE, Metric.accuracy("acc", chance), examples, flops, scores);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Replicate run = plain.point(i).replicates().get(0);
            points.add(
                    Point.of(
                            flops[i],
                            List.of(
                                    new Replicate(
                                            Model.of("GPT-3 " + names[i]),
                                            OptionalLong.empty(),
                                            run.score(),
                                            run.examples(),
                                            OptionalDouble.empty()))));
        }
        return new Curve(plain.subject(), points);
    }

    /** Brown et al. 2020, table H.1: what everybody calls emergent, in twins. */
    @ParameterizedTest
    @CsvSource({
        "GPT3_3D_50",
        "GPT3_3D_1",
        "GPT3_4D_50",
        "GPT3_4D_1",
        "GPT3_5D_50",
    })
    void callsArithmeticOfGpt3LeapsAndTwinsAlike(Gpt3Twins twins) {
        double one = probability(judge(gpt3(0, 2000, numbers(twins.addition))));
        double other = probability(judge(gpt3(0, 2000, numbers(twins.subtraction))));
        assertTrue(one >= .5, twins + " addition " + one);
        assertTrue(other >= .5, twins + " subtraction " + other);
        assertEquals(one, other, .15, twins.toString());
    }

    /** Scores of addition and subtraction. */
    enum Gpt3Twins {
        GPT3_3D_50(
                ".0015 .0045 .003 .0055 .0075 .009 .084 .804",
                ".0005 .001 .0015 .0035 .0065 .0105 .092 .942"),
        GPT3_3D_1(
                ".0015 0 .001 .003 .0045 .0095 .154 .655",
                ".0005 .0015 .0025 .003 .0055 .016 .0615 .787"),
        GPT3_4D_50("0 .0005 .0005 0 .0015 .0015 .004 .255", "0 .0005 0 0 .001 .0005 .004 .268"),
        GPT3_4D_1("0 0 .001 0 0 .001 .008 .14", "0 0 0 0 .0005 0 .005 .14"),
        GPT3_5D_50("0 0 0 0 0 0 .0005 .093", "0 0 0 0 0 0 0 .099");

        private final String addition;
        private final String subtraction;

        Gpt3Twins(String addition, String subtraction) {
            this.addition = addition;
            this.subtraction = subtraction;
        }
    }

    /** Brown et al. 2020, table H.1: what grows steadily, or hardly. */
    @ParameterizedTest
    @CsvSource({
        "Anagrams 1 100-shot, 0, 10000, .005 .0127 .0213 .0305 .0381 .0549 .0838 .151",
        "1DC 50-shot, 0, 2000, .017 .0215 .039 .0575 .062 .076 .0995 .213",
        "LAMBADA 0-shot, 0, 5153, .427 .543 .604 .636 .671 .703 .725 .762",
        "LAMBADA 15-shot, 0, 5153, .22 .404 .632 .57 .781 .791 .813 .864",
        "ANLI R1 50-shot, .333, 1000, .321 .325 .309 .325 .335 .331 .333 .368",
        "ANLI R2 50-shot, .333, 1000, .357 .338 .321 .314 .326 .333 .326 .34",
        "ANLI R3 50-shot, .333, 1200, .35 .344 .351 .36 .327 .339 .345 .402",
        "NQs 0-shot, 0, 3610, .0064 .0175 .0271 .044 .0601 .0579 .0784 .146",
        "NQs 64-shot, 0, 3610, .0172 .0446 .0789 .0972 .132 .17 .21 .299"
    })
    void callsNoSteadyGrowthOfGpt3ALeap(String task, double chance, long examples, String scores) {
        Verdict verdict = judge(gpt3(chance, examples, numbers(scores)));
        assertTrue(probability(verdict) <= .1, () -> task + ": " + verdict.reason());
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
    }

    @Test
    void namesTheModelsThatTheLeapLiesBetween() {
        Verdict verdict = judge(gpt3(0, 2000, numbers(Gpt3Twins.GPT3_4D_1.addition)));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals(
                "near-random up to GPT-3 13B (2.31e22 FLOPs), rises from GPT-3 175B (3.14e23 FLOPs) on:"
                        + " a leap with probability over .99; emergent under this metric; not tested with another",
                verdict.reason());
        Onset onset = verdict.onset().orElseThrow();
        assertTrue(onset.scale() > 2.31e22 && onset.scale() < 3.14e23, onset::toString);
        assertEquals(2.31e22, verdict.quantity("bracket-lower").orElseThrow());
        assertEquals(3.14e23, verdict.quantity("bracket-upper").orElseThrow());
        assertTrue(verdict.quantity("surprise").orElseThrow() > .05, "a decade away");
    }

    @Test
    void givesTheProbabilityFirstAndTheSharesOfAllShapes() {
        Verdict verdict = judge(Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150));
        assertEquals("probability", verdict.quantities().get(0).name());
        assertEquals(Role.PROBABILITY, verdict.quantities().get(0).role());
        double shares =
                verdict.quantities().stream()
                        .filter(q -> q.name().startsWith("share-"))
                        .mapToDouble(q -> q.value())
                        .sum();
        assertEquals(1, shares + probability(verdict), 1e-9);
        assertTrue(verdict.quantity("present").orElseThrow() >= probability(verdict));
        assertTrue(verdict.quantity("surprise").orElseThrow() < .1);
    }

    @Test
    void tellsPresentAndGradualFromAbsent() {
        Verdict gradual =
                judge(gpt3(0, 10_000, numbers(".005 .013 .021 .031 .038 .055 .084 .151")));
        assertEquals("present-gradual", headline(gradual));
        says("present, but gradual", gradual);
        Verdict absent = judge(Curved.counts(.25, 1000, 250, 252, 248, 251, 249, 250, 247, 252));
        assertEquals("absent", headline(absent));
        says("absent: near-random up to the largest scale, m7 (1e25 FLOPs)", absent);
    }

    @Test
    void namesTheFormOfACurveWithoutALeap() {
        assertEquals(
                Shape.FLAT, judge(Curved.counts(.25, 200, 50, 52, 48, 51, 49, 50, 47, 52)).shape());
        assertEquals(
                Shape.INVERSE,
                judge(Curved.counts(.25, 200, 160, 150, 120, 100, 80, 60, 50, 50)).shape());
        assertEquals(
                Shape.U_SHAPED,
                judge(Curved.counts(.25, 200, 160, 130, 100, 70, 60, 90, 130, 170)).shape());
        assertEquals(
                Shape.SATURATED, judge(Curved.counts(.25, 200, 190, 192, 195, 196, 198)).shape());
        assertEquals(
                Shape.SMOOTH,
                judge(Curved.counts(.25, 200, 55, 66, 78, 88, 101, 110, 124, 135)).shape());
    }

    /** Chain of thought on sports understanding (Wei et al. 2022b), two answers. */
    @Test
    void callsScoresFarBelowChanceAFormatFailure() {
        Verdict verdict =
                judge(
                        along(
                                Axis.PARAMETERS,
                                Metric.accuracy("acc", .5),
                                1000,
                                numbers("3.5e8 1.3e9 6.7e9 1.75e11"),
                                .416,
                                .269,
                                .044,
                                .824));
        assertFalse(verdict.outcome() == Outcome.EMERGENT);
        assertEquals("format-failure", headline(verdict));
        says("preference for wrong options: 2 scales are far below chance", verdict);
        assertFalse(verdict.reason().contains("near-random"), verdict::reason);
        Verdict silent = judge(Curved.counts(.25, 250, 0, 0, 3, 0, 1, 0, 12, 0));
        assertEquals(Outcome.UNDECIDED, silent.outcome());
        says("far below chance", silent);
    }

    @Test
    void doesNotTakeZerosThroughoutForAnAbsentAbility() {
        Verdict verdict = judge(Curved.counts(0, 500, 0, 0, 0, 0, 0, 0, 0, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        says("answer filter", verdict);
        assertTrue(probability(verdict) < .1);
    }

    @Test
    void givesOneToThreeScalesAProbabilityAndSaysHowLittleTheyTell() {
        for (long[] right : new long[][] {{50}, {50, 150}, {50, 50, 190}}) {
            Verdict verdict = judge(Curved.counts(.25, 200, right));
            assertEquals(Outcome.UNDECIDED, verdict.outcome());
            says("too few scales (%d)".formatted(right.length), verdict);
            says("rests largely on what curves do elsewhere", verdict);
            assertTrue(verdict.quantity("probability").isPresent());
        }
    }

    @Test
    void saysWhatWouldDecide() {
        double[] sizes = numbers("1e8 3e8 1e9 3e9 1e10 1e11");
        Verdict verdict =
                judge(
                        along(
                                Axis.PARAMETERS,
                                Metric.accuracy("acc", 0),
                                200,
                                sizes,
                                .01,
                                0,
                                .015,
                                .01,
                                .02,
                                .12));
        assertEquals(Outcome.UNDECIDED, verdict.outcome(), verdict::reason);
        // models of one scale scatter: the same scores on more examples say little more
        says("what would tell more: a model of about 31.6B with as many examples as m5", verdict);
    }

    /** t01 of our collection: .593 against .5 at the top, and nobody says of how many. */
    @Test
    void takesNoUnknownNumberOfExamplesForAKnownOne() {
        Metric two = Metric.accuracy("acc", .5);
        double[] scales = numbers("1e20 1e21 1e22 1e23 1e24");
        double[] scores = numbers(".502 .497 .505 .511 .593");
        Verdict unknown = judge(along(Axis.COMPUTE, two, 0, scales, scores));
        double many = probability(judge(along(Axis.COMPUTE, two, 10_000, scales, scores)));
        double few = probability(judge(along(Axis.COMPUTE, two, 100, scales, scores)));
        double between = probability(unknown);
        assertTrue(few < between && between < many, few + " " + between + " " + many);
        says("the number of examples is not known", unknown);
        assertFalse(unknown.reason().contains("not above chance"), unknown::reason);
        assertEquals("degraded", unknown.aspect("evidence").orElseThrow());
    }

    /** As a leaderboard shows it, with 14,042 examples and without their number. */
    @Test
    void answersAlikeWithAndWithoutTheNumberOfExamples() {
        double[] sizes = numbers("5e8 1e9 3e9 7e9 1.3e10 3.4e10 7e10");
        double[] mmlu = numbers(".251 .249 .262 .354 .46 .589 .681");
        Metric four = Metric.accuracy("acc", .25);
        Verdict known = judge(along(Axis.PARAMETERS, four, 14_042, sizes, mmlu));
        Verdict unknown = judge(along(Axis.PARAMETERS, four, 0, sizes, mmlu));
        assertEquals(known.outcome(), unknown.outcome(), known.reason() + " / " + unknown.reason());
    }

    @Test
    void readsTheNumberOfExamplesOffLongDecimals() {
        double[] scales = numbers("1e20 1e21 1e22 1e23 1e24");
        double[] right = {2507, 2533, 2490, 2571, 4321};
        double[] scores = Arrays.stream(right).map(k -> k / 10_042).toArray();
        Metric four = Metric.accuracy("acc", .25);
        assertEquals(
                probability(judge(along(Axis.COMPUTE, four, 10_042, scales, scores))),
                probability(judge(along(Axis.COMPUTE, four, 0, scales, scores))),
                1e-9);
    }

    @Test
    void judgesAnUnknownChanceLevelOverWhatItCanBe() {
        double[] scales = numbers("1e18 1e19 1e20 1e21 1e22 1e23 1e24 1e25");
        double[] step = numbers(".25 .26 .245 .25 .255 .7 .72 .75");
        Verdict verdict = judge(along(Axis.COMPUTE, Metric.accuracy("acc"), 1000, scales, step));
        says("the chance level is not known and taken to be anything up to 0.245", verdict);
        assertTrue(
                probability(verdict)
                        < probability(
                                judge(
                                        along(
                                                Axis.COMPUTE,
                                                Metric.accuracy("acc", .25),
                                                1000,
                                                scales,
                                                step))));
        Verdict graded =
                judge(
                        along(
                                Axis.COMPUTE,
                                Metric.graded("bleu", Direction.HIGHER_IS_BETTER),
                                0,
                                scales,
                                step));
        assertEquals(Outcome.UNDECIDED, graded.outcome());
        says("give it in the column 'chance'", graded);
    }

    @Test
    void turnsAMetricThatFallsAsItImproves() {
        long[] right = {50, 52, 48, 51, 49, 140, 144, 150};
        double[] errors = Arrays.stream(right).mapToDouble(k -> 1 - k / 200.0).toArray();
        Metric rate =
                new Metric(
                        "error_rate",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.of(.75),
                        OptionalDouble.of(0),
                        Grain.ALL_OR_NOTHING);
        Verdict turned = judge(Curved.scores(rate, OptionalLong.of(200), errors));
        assertEquals(probability(judge(Curved.counts(.25, 200, right))), probability(turned), .002);
    }

    @Test
    void judgesAGradedMetricByItsStandardError() {
        Metric graded =
                new Metric(
                        "rouge",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(10),
                        OptionalDouble.of(60),
                        Grain.GRADED);
        Verdict leap =
                judge(
                        Curved.scores(
                                graded,
                                OptionalLong.empty(),
                                OptionalDouble.of(1),
                                10,
                                11,
                                10,
                                9.5,
                                10.5,
                                30,
                                42,
                                50));
        assertEquals(Outcome.EMERGENT, leap.outcome(), leap::reason);
        assertEquals("full", leap.aspect("evidence").orElseThrow());
    }

    @Test
    void callsALeapThatAGradedMetricDoesNotShareTheMetrics() {
        Curve exact = Curved.counts(0, 500, 0, 0, 0, 1, 6, 19, 49, 217);
        Curve tokens =
                Curved.scores(
                        Metric.graded("edit similarity", Direction.HIGHER_IS_BETTER),
                        OptionalLong.empty(),
                        .2,
                        .24,
                        .28,
                        .32,
                        .36,
                        .4,
                        .44,
                        .97);
        Curve copy =
                Curved.scores(
                        Metric.graded("score", Direction.HIGHER_IS_BETTER),
                        OptionalLong.empty(),
                        0,
                        0,
                        0,
                        .002,
                        .012,
                        .038,
                        .098,
                        .434);
        Verdict alone = judge(exact);
        assertEquals("untested", alone.aspect("metric").orElseThrow());
        Verdict leaps = new Emergence().judge(exact, Curves.of(exact, tokens));
        assertEquals("robust", leaps.aspect("metric").orElseThrow(), alone::reason);
        assertTrue(
                leaps.reason()
                        .endsWith("'edit similarity', a graded metric of the same task, leaps too"),
                leaps::reason);
        // t02: the same numbers under another name test nothing
        Verdict twin = new Emergence().judge(exact, Curves.of(exact, copy));
        assertEquals("untested", twin.aspect("metric").orElseThrow());
    }

    /**
     * Pythia 12B on LAMBADA (EleutherAI/pythia, zero-shot). Its perplexity was 6.4e8 at one early
     * checkpoint, beside which a fall from 10^7 to 10^3 is nothing: the loss tells, and it has
     * fallen by two fifths before a single word is right, and falls faster from there.
     */
    @Test
    void asksThePerplexityByItsLogarithm() {
        double[] tokens =
                numbers("1.68e7 3.36e7 6.71e7 1.34e8 2.68e8 5.37e8 1.07e9 2.1e9 6.29e9 2.73e10");
        Curve acc =
                along(
                        Axis.TOKENS,
                        Metric.accuracy("acc", 0),
                        5153,
                        tokens,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        .043,
                        .312,
                        .535);
        Verdict spiked = beside(acc, tokens, 6.4e8);
        Verdict usual = beside(acc, tokens, 1.1e7);
        assertEquals(usual.aspect("metric"), spiked.aspect("metric"));
        assertEquals("untested", usual.aspect("metric").orElseThrow());
        assertTrue(
                usual.reason()
                        .contains(
                                "; emergent under this metric; 'ppl', a graded metric of the same task,"
                                        + " does not tell whether the leap is the metric's"),
                usual::reason);
    }

    private static Verdict beside(Curve acc, double[] tokens, double early) {
        Curve ppl =
                along(
                        Axis.TOKENS,
                        Metric.graded("ppl", Direction.LOWER_IS_BETTER),
                        0,
                        tokens,
                        early,
                        9.2e6,
                        9.5e6,
                        4.9e6,
                        2.6e6,
                        7.4e5,
                        1.7e5,
                        4354,
                        42,
                        9.1);
        return new Emergence().judge(acc, Curves.of(acc, ppl));
    }

    @Test
    void takesZerosOfAGradedMetricForAFaultOfReadingToo() {
        Metric bleu =
                new Metric(
                        "bleu",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(0),
                        OptionalDouble.of(100),
                        Grain.GRADED);
        Verdict verdict = judge(Curved.scores(bleu, OptionalLong.empty(), 0, 0, 0, 0, 0, 0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().startsWith(UndecidedReasons.ALL_ZERO), verdict::reason);
    }

    @Test
    void saysThatNoSmoothCurveDescribesScoresThatJumpUpAndDown() {
        Verdict noisy = judge(Curved.counts(0, 500, 300, 20, 350, 40, 280, 10, 400, 60));
        assertTrue(noisy.reason().contains("no smooth curve describes them"), noisy::reason);
        for (Curve smooth :
                List.of(
                        Curved.counts(0, 500, 0, 0, 0, 1, 6, 19, 49, 217),
                        Curved.counts(0, 500, 5, 60, 200, 300, 200, 60, 5, 0),
                        Curved.counts(0, 500, 100, 110, 95, 115, 90, 120, 100, 105))) {
            Verdict verdict = judge(smooth);
            assertFalse(verdict.reason().contains("scatter"), verdict::reason);
        }
    }

    /**
     * Qwen1.5 on GSM8K (obscaling): strict-match leaps, flexible-extract of the same outputs was
     * there.
     */
    @Test
    void callsALeapThatAnotherFilterDoesNotShowTheFilters() {
        double[] flops = numbers("2.59e22 5.76e22 1.68e23 3.36e23 7e23 1.5e24");
        Curve strict =
                along(
                        Axis.COMPUTE,
                        Metric.accuracy("exact_match(strict-match)", 0),
                        500,
                        flops,
                        .022,
                        0,
                        .012,
                        .21,
                        .5,
                        .6);
        Curve flexible =
                along(
                        Axis.COMPUTE,
                        Metric.accuracy("exact_match(flexible-extract)", 0),
                        500,
                        flops,
                        .356,
                        .4,
                        .5,
                        .55,
                        .6,
                        .65);
        assertEquals(Outcome.EMERGENT, judge(strict).outcome(), judge(strict)::reason);
        Verdict beside = new Emergence().judge(strict, Curves.of(strict, flexible));
        assertEquals(Outcome.NOT_EMERGENT, beside.outcome());
        assertEquals("filter-artifact", beside.aspect("metric").orElseThrow());
        assertEquals("emergent-under-metric", headline(beside));
        says("whatever leaps is the filter's", beside);
    }

    /** As MMLU in Pythia over training: acc_norm steps up where acc of the same choices stays. */
    @Test
    void saysWhatTheOtherAccuracyOfTheSameChoicesDoes() {
        double[] tokens = numbers("1e9 2e9 4e9 8e9 1.6e10 3.2e10 6.4e10 1.3e11");
        Curve norm =
                along(
                        Axis.TOKENS,
                        Metric.accuracy("acc_norm", .25),
                        500,
                        tokens,
                        .25,
                        .25,
                        .25,
                        .45,
                        .46,
                        .45,
                        .46,
                        .47);
        Curve plain =
                along(
                        Axis.TOKENS,
                        Metric.accuracy("acc", .25),
                        500,
                        tokens,
                        .25,
                        .24,
                        .25,
                        .25,
                        .26,
                        .25,
                        .25,
                        .25);
        Verdict beside = new Emergence().judge(norm, Curves.of(norm, plain));
        assertEquals(Outcome.EMERGENT, beside.outcome(), beside::reason);
        assertEquals("untested", beside.aspect("metric").orElseThrow());
        says("'acc', of the same choices, does not leap; not tested with a graded one", beside);
    }

    @Test
    void doesNotDependOnTheUnitOfScale() {
        Curve curve = Curved.counts(.25, 200, 50, 52, 48, 51, 49, 140, 144, 150);
        List<Point> moved =
                curve.points().stream()
                        .map(p -> Point.of(p.scale() * 1e3, p.replicates()))
                        .toList();
        Verdict there = judge(new Curve(curve.subject(), moved));
        Verdict here = judge(curve);
        assertEquals(here.outcome(), there.outcome());
        assertEquals(
                here.quantity("onset").orElseThrow() * 1e3,
                there.quantity("onset").orElseThrow(),
                .02 * there.quantity("onset").orElseThrow());
    }

    @Test
    void judgesAlongALossInDecades() {
        double[] losses = numbers("3.6 3.3 3.0 2.8 2.6 2.4 2.2 2.1");
        Verdict verdict =
                judge(
                        along(
                                Axis.LOSS,
                                Metric.accuracy("acc", .25),
                                500,
                                losses,
                                .25,
                                .26,
                                .24,
                                .25,
                                .255,
                                .6,
                                .8,
                                .85));
        assertEquals(Outcome.EMERGENT, verdict.outcome(), verdict::reason);
        double onset = verdict.onset().orElseThrow().scale();
        assertTrue(onset < 2.6 && onset > 2.4, "onset " + onset);
    }

    @Test
    void answersThreeHundredPointsAndEqualScores() {
        double[] scales = new double[300];
        double[] scores = new double[300];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Math.pow(10, 18 + i * .02);
            scores[i] = Math.min(.9, .25 + Math.max(0, i - 200) * .02);
        }
        Metric four = Metric.accuracy("acc", .25);
        assertEquals(
                Outcome.EMERGENT, judge(along(Axis.COMPUTE, four, 1000, scales, scores)).outcome());
        Arrays.fill(scores, .6);
        assertEquals(
                Outcome.NOT_EMERGENT,
                judge(along(Axis.COMPUTE, four, 1000, scales, scores)).outcome());
    }

    @Test
    void decidesAtTheLevelsThatAreSet() {
        Curve curve = gpt3(0, 2000, numbers(Gpt3Twins.GPT3_5D_50.addition));
        assertEquals(Outcome.UNDECIDED, judge(curve).outcome());
        Verdict lower = Curved.judge(new Emergence(new Levels(.6, .1)), curve);
        assertEquals(Outcome.EMERGENT, lower.outcome());
    }

    @Cases(150)
    void answersOnAnyCurve(Case any) {
        List<Integer> successes = any.integers(1, 13, 0, 20);
        int chance = any.integer(0, 99);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        Verdict verdict = judge(Curved.counts(chance / 100.0, 20, k));
        assertFalse(verdict.reason().isBlank());
        assertTrue(verdict.quantity("probability").isPresent());
    }

    @Test
    void takesNoCopyAndNoF1OfTheSameAnswersForAGradedMetric() {
        double[] scores = {0, 0, .008, .008, .017, .025, .2, .55};
        for (String copy : new String[] {"sequence_f1", "partial credit"}) {
            Curve exact = Curved.scores(Metric.accuracy("em", 0), OptionalLong.of(120), scores);
            Curve graded =
                    Curved.scores(
                            Metric.graded(copy, Direction.HIGHER_IS_BETTER),
                            OptionalLong.of(120),
                            scores);
            Verdict verdict = new Emergence().judge(exact, Curves.of(List.of(exact, graded)));
            assertEquals("untested", verdict.aspect("metric").orElseThrow());
        }
        double[] choices = {.26, .25, .24, .26, .25, .5, .7, .8};
        double[] classes = {.2, .2, .19, .21, .2, .48, .69, .79};
        Curve exact = Curved.scores(Metric.accuracy("acc", .25), OptionalLong.of(500), choices);
        Curve f1 =
                Curved.scores(
                        Metric.graded("f1", Direction.HIGHER_IS_BETTER),
                        OptionalLong.of(500),
                        classes);
        Verdict verdict = new Emergence().judge(exact, Curves.of(List.of(exact, f1)));
        assertEquals("untested", verdict.aspect("metric").orElseThrow());
    }
}
