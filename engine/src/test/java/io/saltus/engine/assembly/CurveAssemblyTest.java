package io.saltus.engine.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.engine.reading.TestData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CurveAssemblyTest {

    private static final Model SMALL = TestData.model("small", 1e8);
    private static final Model LARGE = TestData.model("large", 1e10);

    private static CurveAssembly.Assembled assemble(Axis axis, List<Observation> observations) {
        return CurveAssembly.of(TestData.dataset(observations), AssemblyRules.USUAL.along(axis));
    }

    private static Curve only(CurveAssembly.Assembled assembled) {
        assertEquals(1, assembled.curves().all().size());
        return assembled.curves().all().get(0);
    }

    @Test
    void ordersPointsAlongTheAxis() {
        Curve curve =
                only(
                        assemble(
                                Axis.PARAMETERS,
                                List.of(
                                        TestData.result("t", LARGE, 0.9),
                                        TestData.result("t", SMALL, 0.3))));
        assertArrayEquals(new double[] {1e8, 1e10}, curve.scales());
        assertArrayEquals(new double[] {0.3, 0.9}, curve.scores());
        assertEquals("F", curve.subject().family());
    }

    @Test
    void makesACurvePerTaskSetupMetricAndFamily() {
        Observation base = TestData.result("t", SMALL, 0.3);
        List<Observation> observations =
                List.of(
                        base,
                        TestData.result("u", SMALL, 0.3),
                        base.in(Setup.shots(5)),
                        base.in(Setup.shots(0).withStrategy("chain-of-thought")),
                        Observation.of(SMALL, "t", Metric.accuracy("other", 0), 0.3)
                                .in(Setup.shots(0)),
                        TestData.result("t", SMALL.inFamily("G"), 0.3));
        assertEquals(6, assemble(Axis.PARAMETERS, observations).curves().all().size());
    }

    @Test
    void poolsAllFamiliesOnOneCurve() {
        CurveAssembly.Assembled pooled =
                CurveAssembly.of(
                        TestData.dataset(
                                List.of(
                                        TestData.result("t", SMALL, 0.3),
                                        TestData.result("t", LARGE.inFamily("G"), 0.9))),
                        AssemblyRules.USUAL.along(Axis.PARAMETERS).groupedBy(Grouping.POOLED));
        assertEquals(Subject.POOLED, only(pooled).subject().family());
        assertEquals(2, only(pooled).size());
    }

    @Test
    void takesTheLastCheckpointOfARunAlongParameters() {
        Model early = SMALL.ofRun("run").at(Axis.TOKENS, 1e9);
        Model late =
                Model.of("late")
                        .inFamily("F")
                        .ofRun("run")
                        .at(Axis.PARAMETERS, 1e8)
                        .at(Axis.TOKENS, 1e11);
        List<Observation> observations =
                List.of(
                        TestData.result("t", late, 0.6),
                        TestData.result("t", early, 0.3),
                        TestData.result("t", LARGE, 0.9));
        Curve last = only(assemble(Axis.PARAMETERS, observations));
        assertArrayEquals(new double[] {0.6, 0.9}, last.scores());
        Curve all =
                only(
                        CurveAssembly.of(
                                TestData.dataset(observations),
                                AssemblyRules.USUAL.along(Axis.PARAMETERS).with(Checkpoints.ALL)));
        assertArrayEquals(new double[] {0.6, 0.9}, all.scores(), "no mean of checkpoints");
        Curve compute =
                only(
                        CurveAssembly.of(
                                TestData.completed(observations),
                                AssemblyRules.USUAL.along(Axis.COMPUTE).with(Checkpoints.ALL)));
        assertArrayEquals(new double[] {0.3, 0.6}, compute.scores());
    }

    @Test
    void takesFinalWeightsForTheLastState() {
        Model early = SMALL.at(Axis.STEPS, 1000);
        Model late = SMALL.at(Axis.STEPS, 40_000);
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.PARAMETERS,
                        List.of(
                                TestData.result("t", early, 0.1),
                                TestData.result("t", late, 0.2),
                                TestData.result("t", SMALL, 0.45),
                                TestData.result("t", LARGE, 0.9)));
        assertArrayEquals(new double[] {0.45, 0.9}, only(assembled).scores());
        assertEquals(2, assembled.used());
        assertEquals(
                Map.of("earlier checkpoints of a run, along parameters", 2), assembled.setAside());
    }

    @Test
    void takesFinalWeightsForTheLastOfAllStagesAndPublishers() {
        Model first = SMALL.ofRun("a/small@stage1").at(Axis.STEPS, 5000);
        Model second = SMALL.ofRun("a/small@stage2-ingredient1").at(Axis.STEPS, 100);
        List<Observation> stages =
                List.of(
                        TestData.result("t", first, 0.1),
                        TestData.result("t", second, 0.2),
                        TestData.result("t", LARGE, 0.9));
        assertArrayEquals(
                new double[] {0.2, 0.9}, only(assemble(Axis.PARAMETERS, stages)).scores());
        List<Observation> all = new ArrayList<>(stages);
        all.add(TestData.result("t", SMALL.ofRun("small"), 0.45));
        assertArrayEquals(new double[] {0.45, 0.9}, only(assemble(Axis.PARAMETERS, all)).scores());
        assertEquals(
                "a/small: is taken for an earlier state of 'small', which counts; if they are"
                        + " different models give each a family of its own",
                assemble(Axis.PARAMETERS, all).issues().get(0).toString());
    }

    @Test
    void laysALoneRunAlongItsTraining() {
        List<Observation> states = new ArrayList<>();
        for (int step = 1; step <= 4; step++) {
            states.add(TestData.result("t", SMALL.at(Axis.STEPS, step * 1000), 0.2 * step));
        }
        CurveAssembly.Assembled alone =
                CurveAssembly.of(TestData.dataset(states), AssemblyRules.USUAL);
        assertEquals(Axis.STEPS, alone.axis());
        assertEquals(4, only(alone).size());
        states.add(TestData.result("t", LARGE, 0.9));
        CurveAssembly.Assembled beside =
                CurveAssembly.of(TestData.dataset(states), AssemblyRules.USUAL);
        assertEquals(Axis.PARAMETERS, beside.axis());
        assertEquals(2, only(beside).size());
    }

    @Test
    void saysThatOnePlaceHidesAWholeTraining() {
        List<Observation> results = new ArrayList<>();
        for (int step = 1; step <= 4; step++) {
            results.add(TestData.result("t", SMALL.at(Axis.STEPS, step * 1000), 0.2 * step));
        }
        List<Issue> issues = assemble(Axis.PARAMETERS, results).issues();
        assertEquals(1, issues.size());
        assertTrue(issues.get(0).why().contains("--axis steps"), issues.toString());
    }

    @Test
    void takesAllExamplesForAPartOfThem() {
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.PARAMETERS,
                        List.of(
                                TestData.result("t", SMALL, 0.3).withExamples(1000),
                                TestData.result("t", SMALL, 0.9).withExamples(10)));
        assertArrayEquals(new double[] {0.3}, only(assembled).scores());
        assertEquals(1, assembled.setAside().values().stream().mapToInt(i -> i).sum());
        assertEquals(
                "told.csv:2: small on t was asked 10 examples; the result on 1000 at told.csv:1 counts",
                assembled.issues().get(0).toString());
    }

    @Test
    void makesACurvePerRunAlongTokens() {
        List<Observation> observations = new ArrayList<>();
        for (int step = 1; step <= 4; step++) {
            for (String run : List.of("a", "b")) {
                Model checkpoint =
                        Model.of(run + "@" + step)
                                .inFamily("F")
                                .ofRun(run)
                                .at(Axis.TOKENS, step * 1e9);
                observations.add(TestData.result("t", checkpoint, 0.2 * step));
            }
        }
        List<Curve> curves = assemble(Axis.TOKENS, observations).curves().all();
        assertEquals(List.of("a", "b"), curves.stream().map(c -> c.subject().family()).toList());
        assertEquals(4, curves.get(0).size());
    }

    @Test
    void averagesReplicatesAtOneScale() {
        Observation result = TestData.result("t", SMALL, 0.3);
        Observation again = TestData.result("t", SMALL, 0.5);
        CurveAssembly.Assembled assembled =
                assemble(Axis.PARAMETERS, List.of(result.withSeed(1), again.withSeed(2)));
        assertEquals(List.of(), assembled.issues());
        assertEquals(0.4, only(assembled).point(0).score(), 1e-12);
        assertEquals(100, only(assembled).point(0).examples().getAsLong());
        assertEquals(2, only(assembled).point(0).replicates().size());
    }

    @Test
    void takesScalesThatDifferInTheirLastBitForOne() {
        Model one = Model.of("one").inFamily("F").at(Axis.COMPUTE, 1e23);
        Model other = Model.of("other").inFamily("F").at(Axis.COMPUTE, Math.nextUp(1e23));
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.COMPUTE,
                        List.of(TestData.result("t", one, 0.3), TestData.result("t", other, 0.5)));
        assertEquals(1, only(assembled).size());
        assertEquals(List.of("one", "other"), only(assembled).point(0).models());
    }

    @Test
    void saysThatAModelHasTwoResultsWithoutASeed() {
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.PARAMETERS,
                        List.of(
                                TestData.result("t", SMALL, 0.3),
                                TestData.result("t", SMALL, 0.5)));
        assertEquals(1, assembled.issues().size());
        assertTrue(assembled.issues().get(0).why().contains("more than one result"));
    }

    @Test
    void countsARepeatedRowOnce() {
        Observation row = TestData.result("t", SMALL, 0.3);
        CurveAssembly.Assembled assembled = assemble(Axis.PARAMETERS, List.of(row, row));
        assertEquals(
                List.of(
                        new Issue("told.csv:2", "repeats told.csv:1; it is counted once")
                                .coded("repeated-result")),
                assembled.issues());
        assertEquals(100, only(assembled).point(0).examples().getAsLong());
    }

    @Test
    void namesAModelThatLacksTheAxisAndWhatWouldSupplyIt() {
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.COMPUTE,
                        List.of(
                                TestData.result("t", SMALL, 0.3),
                                TestData.result("u", SMALL, 0.3)));
        assertEquals(List.of(), assembled.curves().all());
        Issue issue = assembled.issues().get(0);
        assertEquals("small", issue.where());
        assertEquals(
                "training compute not known: 2 results left out; supply train_flops, or params"
                        + " and train_tokens, in the data or in --models FILE, or choose --axis"
                        + " parameters",
                issue.why());
    }

    /** As models of several sizes that state their tokens and nothing else. */
    @Test
    void saysWhatToTypeWhereEveryCurveHasOneScale() {
        List<Observation> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Model model = Model.of("m" + i).inFamily(i < 2 ? "F" : "G");
            results.add(TestData.result("t", model.at(Axis.TOKENS, Math.pow(10, 9 + i)), .3));
        }
        CurveAssembly.Assembled assembled = assemble(Axis.TOKENS, results);
        assertEquals(3, assembled.curves().all().size());
        assertEquals(
                List.of(
                        new Issue(
                                        "--curves run",
                                        "no curve along training tokens has more than one scale, of"
                                                + " which nothing can be said; --curves family has"
                                                + " curves of up to 2 scales, --curves pooled has"
                                                + " curves of up to 3 scales")
                                .asRemark()
                                .coded("one-scale")),
                assembled.issues());
        assertEquals(List.of(), assemble(Axis.TOKENS, results.subList(0, 1)).issues());
    }

    @Test
    void leavesOutAScaleOfZero() {
        Model start = Model.of("start").inFamily("F").at(Axis.TOKENS, 0);
        CurveAssembly.Assembled assembled =
                assemble(Axis.TOKENS, List.of(TestData.result("t", start, 0.3)));
        assertEquals(List.of(), assembled.curves().all());
        assertTrue(assembled.issues().get(0).why().contains("training tokens of 0 has no place"));
    }

    @Test
    void takesAnUnknownChanceLevelFromOtherRows() {
        Metric unknown = Metric.accuracy("acc", 0);
        Metric open =
                new Metric(
                        "acc",
                        unknown.direction(),
                        java.util.OptionalDouble.empty(),
                        unknown.best(),
                        unknown.grain());
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.PARAMETERS,
                        List.of(
                                TestData.result("t", SMALL, 0.3),
                                Observation.of(LARGE, "t", open, 0.9).in(Setup.shots(0))));
        assertEquals(List.of(), assembled.issues());
        assertEquals(0.25, only(assembled).metric().chance().getAsDouble());
    }

    @Test
    void saysThatRowsDoNotAgreeOnTheChanceLevel() {
        CurveAssembly.Assembled assembled =
                assemble(
                        Axis.PARAMETERS,
                        List.of(
                                TestData.result("t", SMALL, 0.3),
                                TestData.result("t", TestData.model("middle", 1e9), 0.3),
                                Observation.of(LARGE, "t", Metric.accuracy("acc", 0.5), 0.9)
                                        .in(Setup.shots(0))));
        assertTrue(assembled.issues().get(0).why().contains("do not agree on the metric"));
        assertEquals(0.25, only(assembled).metric().chance().getAsDouble());
    }

    @RepeatedTest(50)
    void doesNotDependOnTheOrderOfRows(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Model model = TestData.model("m" + i % 7, 1e8 * (1 + i % 5));
            observations.add(
                    TestData.result("t" + i % 3, model, 0.01 * random.nextInt(100))
                            .withSeed(random.nextInt(3)));
        }
        List<Curve> before = assemble(Axis.PARAMETERS, observations).curves().all();
        Collections.shuffle(observations, random);
        assertEquals(before, assemble(Axis.PARAMETERS, observations).curves().all());
    }

    @RepeatedTest(50)
    void doesNotDependOnTheUnitOfScale(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double factor = Math.pow(10, random.nextInt(7) - 3);
        List<Observation> counts = new ArrayList<>();
        List<Observation> others = new ArrayList<>();
        for (int i = 1; i < 8; i++) {
            double score = random.nextDouble();
            counts.add(TestData.result("t", TestData.model("m" + i, i * 1e8), score));
            others.add(TestData.result("t", TestData.model("m" + i, i * 1e8 * factor), score));
        }
        assertArrayEquals(
                only(assemble(Axis.PARAMETERS, counts)).scores(),
                only(assemble(Axis.PARAMETERS, others)).scores());
    }
}
