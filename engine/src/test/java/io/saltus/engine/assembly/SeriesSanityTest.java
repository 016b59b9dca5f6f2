package io.saltus.engine.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.reading.TestData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesSanityTest {

    private static final Metric ACC = Metric.accuracy("acc", 0);

    private static Model model(String name, double steps) {
        return Model.of(name).inFamily("P").at(Axis.PARAMETERS, 1e9).at(Axis.STEPS, steps);
    }

    private static List<Observation> scored(Model model, double... scores) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            observations.add(Observation.of(model, "task " + i, ACC, scores[i]));
        }
        return observations;
    }

    private static AssemblyRules everyCheckpoint(Axis axis) {
        return AssemblyRules.USUAL.along(axis).groupedBy(Grouping.RUN).with(Checkpoints.ALL);
    }

    private static List<String> issues(Axis axis, List<List<Observation>> results) {
        List<Observation> all = results.stream().flatMap(List::stream).toList();
        Dataset dataset = TestData.dataset(all);
        return CurveAssembly.of(dataset, everyCheckpoint(axis)).issues().stream()
                .map(Issue::toString)
                .toList();
    }

    @Test
    void namesCheckpointsThatRepeatOneAnother() {
        List<String> issues =
                issues(
                        Axis.STEPS,
                        List.of(
                                scored(model("a", 1), .1, .2, .3, .4, .5),
                                scored(model("a", 2), .1, .2, .3, .4, .5),
                                scored(model("a", 4), .1, .2, .3, .4, .6)));
        assertEquals(1, issues.size(), issues::toString);
        assertTrue(
                issues.get(0)
                        .startsWith(
                                "a at 1 steps and a at 2 steps: repeat each other's scores exactly, on all 5"),
                issues.get(0));
    }

    @Test
    void callsEqualZerosNoRepeat() {
        List<String> issues =
                issues(
                        Axis.STEPS,
                        List.of(
                                scored(model("a", 1), 0, 0, 0, 0, 0),
                                scored(model("a", 2), 0, 0, 0, 0, 0)));
        assertEquals(List.of(), issues);
    }

    private static List<String> along(Axis axis, Model... models) {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < models.length; i++) {
            all.addAll(scored(models[i], .1 + .1 * i));
        }
        return CurveAssembly.of(TestData.dataset(all), AssemblyRules.USUAL.along(axis))
                .issues()
                .stream()
                .map(Issue::toString)
                .toList();
    }

    @Test
    void namesModelsThatLieAtOnePlace() {
        Model a = Model.of("a").inFamily("P").at(Axis.PARAMETERS, 1e9);
        Model b = Model.of("b").inFamily("P").at(Axis.PARAMETERS, 1e9);
        assertEquals(
                List.of(
                        "a and b: lie at one place along parameters, where their mean is used; if they"
                                + " are different models give each a family of its own"),
                along(Axis.PARAMETERS, a, b));
        assertEquals(
                List.of(
                        "a and b: lie at one place along parameters, where their mean is used; --axis"
                                + " compute tells them apart"),
                along(Axis.PARAMETERS, a.at(Axis.TOKENS, 1e9), b.at(Axis.TOKENS, 2e9)));
    }

    @Test
    void takesRunsThatDifferInTheirSeedForReplicates() {
        assertEquals(
                List.of(),
                along(
                        Axis.PARAMETERS,
                        Model.of("a-1b-seed0").inFamily("P").at(Axis.PARAMETERS, 1e9),
                        Model.of("a-1b-seed1").inFamily("P").at(Axis.PARAMETERS, 1e9)));
    }

    @Test
    void namesCurvesOfZeros() {
        List<String> issues =
                issues(
                        Axis.STEPS,
                        List.of(
                                scored(model("a", 1).ofRun("r"), 0),
                                scored(model("a", 2).ofRun("r"), 0),
                                scored(model("a", 4).ofRun("r"), 0)));
        assertEquals(1, issues.size(), issues::toString);
        assertTrue(issues.get(0).contains("scores 0 at all 3 scales"), issues.get(0));
    }

    @Test
    void countsTheNewestOfResultsThatClaimTheSame() {
        Observation old =
                Observation.of(model("a", 1), "task", ACC, .1)
                        .measuredAt(Instant.parse("2024-01-01T00:00:00Z"));
        Observation fresh =
                Observation.of(model("a", 1), "task", ACC, .2)
                        .measuredAt(Instant.parse("2025-01-01T00:00:00Z"));
        for (Observation[] order : new Observation[][] {{old, fresh}, {fresh, old}}) {
            Dataset kept = TestData.dataset(List.of(order)).withoutRivals();
            assertEquals(1, kept.size());
            assertEquals(.2, new Observations(kept).score(0));
            assertTrue(
                    kept.issues().get(0).why().contains("superseded by"), kept.issues().toString());
        }
    }

    @Test
    void takesAScoreAndTheExamplesBehindItForOneResult() {
        Outcomes outcomes = Outcomes.of(Map.of("x", 1., "y", 0.));
        Observation score = Observation.of(model("a", 1), "task", ACC, .5).withExamples(2);
        Observation examples =
                Observation.of(model("a", 1), "task", ACC, .5 + 1e-16)
                        .withExamples(2)
                        .withOutcomes(outcomes);
        for (Observation[] order : new Observation[][] {{score, examples}, {examples, score}}) {
            var assembled =
                    CurveAssembly.of(TestData.dataset(List.of(order)), everyCheckpoint(Axis.STEPS));
            assertEquals(List.of(), assembled.issues());
            var replicates = assembled.curves().all().get(0).point(0).replicates();
            assertEquals(1, replicates.size());
            assertEquals(outcomes, replicates.get(0).outcomes().orElseThrow());
        }
    }
}
