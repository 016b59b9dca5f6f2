package io.saltus.engine.comparing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScoreComparisonTest {

    private static final Metric ACC = Metric.accuracy("acc");

    private static Observation share(String task, String model, double score, long n) {
        return Observation.of(Model.of(model), task, ACC, score).withExamples(n);
    }

    private static Observation kept(
            String task, String model, Metric metric, int n, IntToDoubleFunction score) {
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < n; i++) {
            scores.put("e" + i, score.applyAsDouble(i));
        }
        Outcomes outcomes = Outcomes.of(scores);
        return Observation.of(Model.of(model), task, metric, outcomes.mean())
                .withExamples(n)
                .withOutcomes(outcomes);
    }

    private static ScoreComparison compared(
            List<Observation> before, List<Observation> after, ComparisonRules rules) {
        return ScoreComparison.of(
                new ComparedResults("before", before), new ComparedResults("after", after), rules);
    }

    @Test
    void refusesScoresThatHaveNoSquares() {
        Metric loss = Metric.graded("loss", Direction.LOWER_IS_BETTER);
        Observation huge = Observation.of(Model.of("m"), "t", loss, 1).withStandardError(1e308);
        String refusal =
                assertThrows(
                                RequestException.class,
                                () -> new ComparedResults("before", List.of(huge)))
                        .getMessage();
        assertTrue(refusal.contains("standard error of 1e308, too large to compare"), refusal);
    }

    private static ScoreChange only(Observation before, Observation after) {
        return compared(List.of(before), List.of(after), ComparisonRules.USUAL).changes().get(0);
    }

    @Test
    void tellsThatAScoreRoseThatNobodyNeedsATestFor() {
        ScoreChange lambada =
                only(
                        share("lambada", "step1000", .535, 5153),
                        share("lambada", "step143000", .705, 5153));
        assertEquals(Standing.HIGHER, lambada.standing());
        assertEquals(.17, lambada.difference(), 1e-12);
        assertEquals(Design.TWO_SHARES, lambada.test().orElseThrow().design());
        assertTrue(lambada.isBetter());
    }

    @Test
    void tellsThatAScoreFell() {
        ScoreChange change = only(share("gsm8k", "a", .4, 1319), share("gsm8k", "b", .3, 1319));
        assertEquals(Standing.LOWER, change.standing());
        assertTrue(change.isWorse());
    }

    @Test
    void seesInPairsWhatTwoSamplesDoNotShow() {
        // 30 lost and 8 won of 1,000: McNemar mid-p (R: 2 * pbinom(8, 38, .5) - dbinom(8, 38, .5))
        Observation before = kept("t", "a", ACC, 1000, i -> i < 500 ? 1 : 0);
        Observation after = kept("t", "b", ACC, 1000, i -> i < 470 || i >= 500 && i < 508 ? 1 : 0);
        ScoreChange paired = only(before, after);
        assertEquals(Design.PAIRED_ANSWERS, paired.test().orElseThrow().design());
        assertEquals(0.0002940768754342578, paired.pValue(), 1e-15);
        assertEquals(Standing.LOWER, paired.standing());
        assertEquals(
                Standing.NOT_ENOUGH_DATA,
                only(share("t", "a", .5, 1000), share("t", "b", .478, 1000)).standing());
        List<ChangedExample> changed = ChangedExample.of(paired.match());
        assertEquals(38, changed.size());
        assertEquals(30, changed.stream().filter(one -> one.difference() < 0).count());
    }

    @Test
    void saysHowSmallADifferenceWouldHaveBeenSeenAndHowManyExamplesTheMarginNeeds() {
        ScoreChange change = only(share("t", "a", .5, 1000), share("t", "b", .5, 1000));
        assertEquals(Standing.NOT_ENOUGH_DATA, change.standing());
        assertEquals(0.0626, change.detectable().orElseThrow(), 2e-4);
        // R: (qnorm(.95) + qnorm(.9))^2 * .5 / .01^2 = 42819; Newcombe's interval is narrower by 4
        // in 1,000
        assertEquals(42650.0, (double) change.examplesForMargin().orElseThrow(), 100);
    }

    @Test
    void callsTheSameWhatLiesWithinTheMargin() {
        Observation before = kept("t", "a", ACC, 10_000, i -> i % 2);
        Observation after = kept("t", "b", ACC, 10_000, i -> i < 20 ? 1 - i % 2 : i % 2);
        assertEquals(Standing.SAME, only(before, after).standing());
        assertEquals(
                Standing.NOT_ENOUGH_DATA,
                only(kept("t", "a", ACC, 20, i -> i % 2), kept("t", "b", ACC, 20, i -> i % 2))
                        .standing());
    }

    @Test
    void countsWhatIsSurelyLowerAndWithinTheMarginAsTheSame() {
        Observation before = kept("t", "a", ACC, 10_000, i -> i < 5000 ? 1 : 0);
        Observation after = kept("t", "b", ACC, 10_000, i -> i < 4970 ? 1 : 0);
        ScoreChange change = only(before, after);
        assertTrue(change.pValue() < 1e-6);
        assertEquals(Standing.SAME, change.standing());
        assertEquals(
                Standing.LOWER,
                compared(List.of(before), List.of(after), ComparisonRules.USUAL.within(.001))
                        .changes()
                        .get(0)
                        .standing());
    }

    @Test
    void tellsNothingOfScoresOfWhichNothingSaysHowPreciseTheyAre() {
        Observation bare = Observation.of(Model.of("a"), "t", ACC, .1);
        ScoreChange change = only(bare, Observation.of(Model.of("b"), "t", ACC, .9));
        assertEquals(Standing.NOT_ENOUGH_DATA, change.standing());
        assertTrue(change.test().isEmpty());
    }

    @Test
    void seesThatExamplesOfOnePassageAreNoIndependentOnes() {
        Map<String, String> passages = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            passages.put("e" + i, "p" + i / 25);
        }
        Observation before = kept("t", "a", ACC, 100, i -> i < 50 ? 1 : 0);
        Observation after = kept("t", "b", ACC, 100, i -> i < 25 ? 1 : 0);
        assertEquals(Standing.LOWER, only(before, after).standing());
        ScoreChange clustered =
                only(
                        before.withOutcomes(before.outcomes().orElseThrow().withClusters(passages)),
                        after);
        assertEquals(Design.PAIRED_CLUSTERS, clustered.test().orElseThrow().design());
        assertEquals(4, clustered.test().orElseThrow().clusters().orElseThrow());
        // R: d <- rep(c(0, -1, 0, 0), each = 25), CR1: se = .25, t = -1 on 3 degrees of freedom
        assertEquals(0.391002218955770531, clustered.test().orElseThrow().pValue(), 1e-13);
    }

    private static ScoreChange clustered(int clusters, IntToDoubleFunction after) {
        Map<String, String> passages = new HashMap<>();
        for (int i = 0; i < 24; i++) {
            passages.put("e" + i, "p" + i % clusters);
        }
        Observation before = kept("t", "a", ACC, 24, i -> 0);
        return only(
                before.withOutcomes(before.outcomes().orElseThrow().withClusters(passages)),
                kept("t", "b", ACC, 24, after));
    }

    @Test
    void claimsNothingOnFewClustersThatRoundingMakesAlike() {
        // a third of each cluster: the variance over clusters is one of rounding
        ScoreChange two = clustered(2, i -> i / 2 % 3 == 0 ? 1 : 0);
        assertEquals(Standing.NOT_ENOUGH_DATA, two.standing());
        assertEquals(Shortage.FEW_CLUSTERS, two.shortage().orElseThrow());
        // R: binom.test(2, 2)
        assertEquals(.5, two.test().orElseThrow().pValue(), 1e-15);
        assertFalse(two.isNotLower() || two.isNotHigher());
        ScoreChange eight = clustered(8, i -> i / 8 == 1 ? 1 : 0);
        assertEquals(Standing.HIGHER, eight.standing());
        // R: binom.test(8, 8)
        assertEquals(0.0078125, eight.pValue(), 1e-15);
    }

    @Test
    void takesExamplesOfOneClusterForNoIndependentOnes() {
        ScoreChange change = clustered(1, i -> 1);
        assertEquals(Standing.NOT_ENOUGH_DATA, change.standing());
        assertEquals(Shortage.ONE_CLUSTER, change.shortage().orElseThrow());
        assertEquals(1.0, change.difference(), 0);
        assertEquals(1.0, change.pValue(), 0);
    }

    @Test
    void claimsNothingOnThreeGradedPairsOrOnRunsThatRepeatOneScore() {
        Metric f1 = Metric.graded("f1", Direction.HIGHER_IS_BETTER);
        double[] scores = {.1, .3, .7};
        ScoreChange pairs =
                only(
                        kept("t", "a", f1, 3, i -> scores[i] + .2),
                        kept("t", "b", f1, 3, i -> scores[i]));
        assertEquals(Shortage.FEW_PAIRS, pairs.shortage().orElseThrow());
        assertEquals(Standing.NOT_ENOUGH_DATA, pairs.standing());
        // R: binom.test(3, 3)
        assertEquals(.25, pairs.test().orElseThrow().pValue(), 1e-15);
        List<Observation> before = new ArrayList<>();
        List<Observation> after = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            before.add(Observation.of(Model.of("m"), "t", f1, .2).withSeed(seed));
            after.add(Observation.of(Model.of("m"), "t", f1, .1).withSeed(seed));
        }
        ScoreChange runs = compared(before, after, ComparisonRules.USUAL).changes().get(0);
        assertEquals(Shortage.SAME_RUNS, runs.shortage().orElseThrow());
        assertEquals(Standing.NOT_ENOUGH_DATA, runs.standing());
    }

    @Test
    void leavesWhatIsShortOutOfTheAdjustment() {
        Metric f1 = Metric.graded("f1", Direction.HIGHER_IS_BETTER);
        ScoreComparison comparison =
                compared(
                        List.of(kept("few", "a", f1, 3, i -> .2), share("t", "a", .5, 1000)),
                        List.of(kept("few", "b", f1, 3, i -> .4), share("t", "b", .555, 1000)),
                        ComparisonRules.USUAL);
        ScoreChange alone = only(share("t", "a", .5, 1000), share("t", "b", .555, 1000));
        assertEquals(alone.pValue(), comparison.changes().get(1).pValue(), 0);
    }

    @Test
    void saysWhatAGradedScoreNeedsAndThatUnitsDiffer() {
        Metric bleu = Metric.graded("bleu", Direction.HIGHER_IS_BETTER);
        ScoreChange counted =
                only(
                        Observation.of(Model.of("a"), "t", bleu, .27).withExamples(500),
                        Observation.of(Model.of("b"), "t", bleu, .28).withExamples(500));
        assertEquals(Shortage.GRADED_WITHOUT_ERROR, counted.shortage().orElseThrow());
        ScoreChange units =
                only(
                        Observation.of(Model.of("a"), "t", bleu, 27.3).withStandardError(.3),
                        Observation.of(Model.of("b"), "t", bleu, .281).withStandardError(.003));
        assertEquals(Shortage.UNITS, units.shortage().orElseThrow());
        assertEquals(Standing.NOT_ENOUGH_DATA, units.standing());
    }

    @Test
    void takesRunsForALevelOfTheirOwn() {
        List<Observation> before = new ArrayList<>();
        List<Observation> after = new ArrayList<>();
        double[] drift = {-.03, 0, .03};
        for (int seed = 0; seed < 3; seed++) {
            before.add(share("t", "a", .5 + drift[seed], 100_000).withSeed(seed));
            after.add(share("t", "b", .52 + drift[seed], 100_000).withSeed(seed));
        }
        ScoreChange one = only(before.get(0), after.get(0));
        assertEquals(Standing.HIGHER, one.standing());
        ScoreChange three = compared(before, after, ComparisonRules.USUAL).changes().get(0);
        assertEquals(6, three.test().orElseThrow().runs());
        assertEquals(Standing.NOT_ENOUGH_DATA, three.standing());
        assertTrue(three.examplesForMargin().isEmpty(), "no number of examples makes up for runs");
    }

    @Test
    void comparesGradedScoresPairByPairAndElseByTheirStandardErrors() {
        Metric f1 = Metric.graded("f1", Direction.HIGHER_IS_BETTER);
        ScoreChange paired =
                only(
                        kept("t", "a", f1, 200, i -> (i % 10) / 20.0),
                        kept("t", "b", f1, 200, i -> (i % 10) / 20.0 + (i % 3) / 10.0));
        assertEquals(Design.PAIRED_SCORES, paired.test().orElseThrow().design());
        assertEquals(Standing.HIGHER, paired.standing());
        ScoreChange means =
                only(
                        Observation.of(Model.of("a"), "t", f1, .5).withStandardError(.01),
                        Observation.of(Model.of("b"), "t", f1, .53).withStandardError(.01));
        assertEquals(Design.TWO_MEANS, means.test().orElseThrow().design());
        // R: 2 * pnorm(-.03 / sqrt(2) / .01)
        assertEquals(0.03389485352468926, means.pValue(), 1e-12);
    }

    @Test
    void believesAStatedErrorThatIsLargerThanThatOfIndependentAnswers() {
        ScoreChange change =
                only(
                        share("t", "a", .5, 1000).withStandardError(.05),
                        share("t", "b", .6, 1000).withStandardError(.05));
        assertEquals(Design.TWO_MEANS, change.test().orElseThrow().design());
        assertEquals(Standing.NOT_ENOUGH_DATA, change.standing());
    }

    @Test
    void adjustsForHowManyTasksWereAsked() {
        List<Observation> before = new ArrayList<>();
        List<Observation> after = new ArrayList<>();
        for (int task = 0; task < 40; task++) {
            before.add(share("t" + task, "a", .5, 1000));
            after.add(share("t" + task, "b", task == 0 ? .555 : .5, 1000));
        }
        ScoreChange one = only(before.get(0), after.get(0));
        assertEquals(Standing.HIGHER, one.standing());
        ScoreComparison all = compared(before, after, ComparisonRules.USUAL);
        assertEquals(40, all.count(Standing.NOT_ENOUGH_DATA));
        assertEquals(40 * one.pValue(), all.changes().get(0).pValue(), 1e-12);
    }

    @Test
    void findsTheCounterpartOfAModelByNameThenRunThenPlace() {
        Model small = Model.of("m-1b").at(Axis.PARAMETERS, 1e9);
        Model large = Model.of("m-7b").at(Axis.PARAMETERS, 7e9);
        Model other = Model.of("x-7b").at(Axis.PARAMETERS, 7e9);
        ScoreComparison comparison =
                compared(
                        List.of(at(small, .3), at(large, .5)),
                        List.of(at(small, .3), at(other, .5), at(Model.of("lone"), .1)),
                        ComparisonRules.USUAL);
        assertEquals(2, comparison.changes().size());
        assertEquals("x-7b", comparison.changes().get(1).match().modelAfter());
        assertEquals("lone", comparison.onlyAfter().get(0).modelAfter());
    }

    private static Observation at(Model model, double score) {
        return Observation.of(model, "t", ACC, score).withExamples(500);
    }

    @Test
    void passesAGateOnlyWhereAFallByTheMarginIsRuledOut() {
        List<Gate> lower = List.of(new Gate(GateEvent.LOWER, Gate.ALL));
        ComparisonRules rules = ComparisonRules.USUAL;
        ScoreChange fell = only(share("t", "a", .5, 10_000), share("t", "b", .4, 10_000));
        ScoreChange unclear = only(share("t", "a", .5, 100), share("t", "b", .5, 100));
        ScoreChange rose = only(share("t", "a", .5, 10_000), share("t", "b", .6, 10_000));
        ScoreChange hardly = only(share("t", "a", .5, 3_000), share("t", "b", .515, 3_000));
        assertEquals(Gate.Answer.FAILED, Gate.answer(lower, fell, rules));
        assertEquals(Gate.Answer.NOT_ENOUGH_DATA, Gate.answer(lower, unclear, rules));
        assertEquals(Gate.Answer.PASSED, Gate.answer(lower, rose, rules));
        assertEquals(Standing.NOT_ENOUGH_DATA, hardly.standing());
        assertEquals(Gate.Answer.PASSED, Gate.answer(lower, hardly, rules));
        assertEquals(
                Gate.Answer.PASSED,
                Gate.answer(List.of(new Gate(GateEvent.LOWER, "other*")), fell, rules));
    }

    @Test
    void letsAThresholdSayWhatIsAskedOfATask() {
        Threshold ignored =
                new Threshold("flaky*", "", OptionalDouble.empty(), Optional.of(Set.of()));
        Threshold wide = new Threshold("t", "acc", OptionalDouble.of(.2), Optional.empty());
        ComparisonRules rules = new ComparisonRules(.05, .01, List.of(ignored, wide));
        List<Gate> lower = List.of(new Gate(GateEvent.WORSE, Gate.ALL));
        ScoreComparison comparison =
                compared(
                        List.of(share("flaky_x", "a", .5, 1000), share("t", "a", .5, 1000)),
                        List.of(share("flaky_x", "b", .1, 1000), share("t", "b", .45, 1000)),
                        rules);
        assertEquals(List.of(), Gate.with(Gate.Answer.FAILED, lower, comparison));
        assertEquals(Standing.SAME, comparison.changes().get(1).standing());
    }

    @Test
    void ranksModelsWithTheRanksThatEachCanHave() {
        List<Observation> models =
                List.of(
                        share("t", "worst", .3, 1000),
                        share("t", "second", .705, 1000),
                        share("t", "best", .71, 1000));
        List<ModelRanking> rankings =
                ModelRanking.of(
                        new ComparedResults("all", models),
                        Optional.of("worst"),
                        ComparisonRules.USUAL);
        List<RankedModel> ranked = rankings.get(0).models();
        assertEquals("best", ranked.get(0).model());
        assertEquals(List.of(1, 2), List.of(ranked.get(0).best(), ranked.get(0).worst()));
        assertEquals(List.of(1, 2), List.of(ranked.get(1).best(), ranked.get(1).worst()));
        assertEquals(List.of(3, 3), List.of(ranked.get(2).best(), ranked.get(2).worst()));
        assertEquals(Standing.HIGHER, ranked.get(0).change().orElseThrow().standing());
        assertTrue(ranked.get(2).change().isEmpty());
        assertThrows(
                RequestException.class,
                () ->
                        ModelRanking.of(
                                new ComparedResults("all", models),
                                Optional.of("nobody"),
                                ComparisonRules.USUAL));
    }

    @Test
    void tellsStatesOfARunApartAndAsksWhichIsTheReference() {
        List<Observation> states = new ArrayList<>();
        for (double step : new double[] {1000, 2000}) {
            Model model = Model.of("lab/m-1b").at(Axis.STEPS, step);
            states.add(Observation.of(model, "t", ACC, step / 4000).withExamples(500));
        }
        ComparedResults all = new ComparedResults("all", states);
        RequestException e =
                assertThrows(
                        RequestException.class,
                        () -> ModelRanking.of(all, Optional.of("m-1b"), ComparisonRules.USUAL));
        assertEquals(
                "the reference 'm-1b' stands for several: name one of lab/m-1b, step 1000; lab/m-1b,"
                        + " step 2000",
                e.getMessage());
        List<RankedModel> ranked =
                ModelRanking.of(all, Optional.of("lab/m-1b, step 1000"), ComparisonRules.USUAL)
                        .get(0)
                        .models();
        assertEquals("lab/m-1b, step 2000", ranked.get(0).model());
        assertEquals(.25, ranked.get(0).change().orElseThrow().difference(), 1e-12);
    }

    @Test
    void countsOnceWhatSamplesAndTheirSummarySay() {
        Observation kept = kept("t", "a", ACC, 100, i -> i % 2);
        Observation summary = share("t", "a", .5 + 1e-9, 100);
        ScoreComparison comparison =
                ScoreComparison.of(
                        ComparedResults.distinct("before", List.of(summary, kept)),
                        ComparedResults.distinct("after", List.of(kept, summary)),
                        ComparisonRules.USUAL);
        DifferenceTest test = comparison.changes().get(0).test().orElseThrow();
        assertEquals(Design.PAIRED_ANSWERS, test.design());
        assertEquals(2, test.runs());
    }

    @Test
    void comparesTheTasksOfAGroupAsOneWhereTheTasksAreClusters() {
        List<Observation> before = new ArrayList<>();
        List<Observation> after = new ArrayList<>();
        for (int task = 0; task < 5; task++) {
            int harder = task;
            before.add(kept("mmlu_" + task, "a", ACC, 50, i -> i < 30 ? 1 : 0));
            after.add(kept("mmlu_" + task, "b", ACC, 50, i -> i < 26 - harder ? 1 : 0));
        }
        after.add(kept("mmlu_9", "b", ACC, 50, i -> 0));
        TaskGroup group = new TaskGroup("mmlu", "mmlu_*");
        ComparedResults old = new ComparedResults("before", before);
        ComparedResults now = new ComparedResults("after", after);
        Set<String> tasks = group.shared(List.of(old, now));
        assertEquals(5, tasks.size());
        ScoreComparison comparison =
                ScoreComparison.of(
                        group.added(old, tasks).results(),
                        group.added(now, tasks).results(),
                        ComparisonRules.USUAL);
        ScoreChange whole =
                comparison.changes().stream()
                        .filter(change -> change.match().task().equals("mmlu"))
                        .findFirst()
                        .orElseThrow();
        // R: d <- -(4 + 0:4) / 50; mean(d); t.test(d)$p.value
        assertEquals(-.12, whole.difference(), 1e-12);
        assertEquals(5, whole.test().orElseThrow().clusters().orElseThrow());
        assertEquals(0.00105756461583069, whole.test().orElseThrow().pValue(), 1e-12);
    }

    @Test
    void takesNoPartOfAGroupForTheWholeAndSaysWhoLacksWhat() {
        List<Observation> some =
                List.of(
                        share("g_a", "M1", .5, 1000),
                        share("g_a", "M1", .52, 1000),
                        share("g_a", "M2", .5, 1000),
                        share("g_b", "M2", .5, 1000),
                        share("g_b", "M2", .6, 1000),
                        Observation.of(Model.of("M3"), "g_a", ACC, .5),
                        share("g_b", "M3", .5, 1000));
        TaskGroup.Grouped grouped =
                new TaskGroup("g", "g_*")
                        .added(new ComparedResults("before", some), Set.of("g_a", "g_b"));
        assertEquals(some, grouped.results().results());
        assertEquals(
                List.of(
                        "M1, acc: lacks g_b",
                        "M2, acc: has several results of g_b that no seed tells apart",
                        "M3, acc: has no number of examples of g_a"),
                grouped.leftOut());
    }
}
