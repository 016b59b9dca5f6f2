package io.saltus.plugins.evaluators.deepeval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepEvalTest {

    private static final Path SAMPLES = Path.of("src/test/samples/deepeval");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new DeepEval(), folder, "run.json");
    }

    private static String run(String... metrics) {
        return "{'datasetAlias': 'tides', 'hyperparameters': {'model': 'kelp-1b'}, 'testCases': [%s]}"
                .formatted(
                        Stream.of(metrics)
                                .map(metric -> "{'name': 'c', 'metricsData': [" + metric + "]}")
                                .collect(Collectors.joining(", ")))
                .replace('\'', '"');
    }

    private static String metric(String score, boolean success) {
        return "{'name': 'Depth', 'threshold': 0.5, 'score': %s, 'success': %s}"
                .formatted(score, success);
    }

    @Test
    void readsTheMeanOfEachMetricAndHowOftenItWasReached() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLES.resolve("kelp-1b.json")));
        assertEquals(
                List.of(
                        "tides Tide Correctness [GEval] 0.40125",
                        "tides success(Tide Correctness [GEval]) 0.12500",
                        "tides Toxicity 0.45250",
                        "tides success(Toxicity) 0.00000"),
                read.observations().stream()
                        .map(
                                o ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %s %.5f",
                                                o.task(),
                                                o.metric().name(),
                                                o.score()))
                        .toList());
        Observation first = read.observations().get(0);
        assertEquals("kelp-1b", first.model().name());
        assertEquals(OptionalLong.of(8), first.examples());
        assertEquals(Map.of("judge", "grove-judge"), first.conditions());
        assertEquals(Grain.GRADED, first.metric().grain());
        assertEquals(8, first.outcomes().orElseThrow().size());
        assertTrue(first.standardError().isPresent());
        Observation reached = read.observations().get(1);
        assertEquals(Grain.ALL_OR_NOTHING, reached.metric().grain());
        assertEquals("0.6", reached.conditions().get("threshold"));
    }

    @Test
    void findsTheDirectionInWhatSucceeds() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLES.resolve("kelp-3b.json")));
        Observation toxic = read.observations().get(2);
        assertEquals(Direction.LOWER_IS_BETTER, toxic.metric().direction());
        assertEquals(OptionalDouble.of(0), toxic.metric().best());
        assertEquals(OptionalLong.of(7), toxic.examples());
        assertEquals(
                List.of(
                        "1 of 8 test cases have no score of 'Toxicity', as after an error; the mean is of"
                                + " the others",
                        "lower is better of 'Toxicity', since its test cases succeed at or below the"
                                + " threshold"),
                read.issues().stream().map(Issue::why).toList());
        assertEquals(
                List.of(
                        "neither scores at or above the threshold of 'Depth' nor those at or below it"
                                + " are what succeeded; higher is taken for better, by its name"),
                reading.issues(run(metric("0.9", false), metric("0.8", true))));
    }

    @Test
    void readsTheRunThatIsKeptAsTheLatest() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLES.resolve("kelp-8b.json")));
        assertEquals("kelp-8b", read.observations().get(0).model().name());
        assertEquals(4, read.observations().size());
    }

    @Test
    void readsDumpedResultsAndOlderNames() throws IOException {
        SourceUnderTest named =
                new SourceUnderTest(
                        new DeepEval(new RunSettings("kelp-3b", "", "", -1, 0), true),
                        folder,
                        "dump.json");
        for (String text :
                List.of(
                        "{'test_results': [{'name': 'c', 'metrics_data': [{'name': 'Depth', 'score': 0.4}]}]}",
                        "{'testCases': [{'name': 'c', 'metricsMetadata': [{'metric': 'Depth', 'minimumScore': 0.5, 'score': 0.4}]}]}")) {
            ReadResults read = named.read(text.replace('\'', '"'));
            assertEquals(0.4, read.observations().get(0).score());
            assertEquals("test cases", read.observations().get(0).task());
            assertTrue(read.issues().stream().allMatch(Issue::remark), read.issues()::toString);
        }
    }

    @Test
    void setsASuccessAsideThatIsTheScore() throws IOException {
        ReadResults read = reading.read(run(metric("1", true), metric("0", false)));
        assertEquals(Grain.ALL_OR_NOTHING, read.observations().get(0).metric().grain());
        assertEquals(
                List.of(
                        "set aside 1 score, as copies of a metric that is 0 or 1: 'success(Depth)'"),
                read.issues().stream().map(Issue::why).toList());
    }

    @Test
    void saysThatNoSizeIsKnown() throws IOException {
        ReadResults read = reading.read(run(metric("0.4", false)).replace("kelp-1b", "kelp"));
        assertEquals(
                List.of("states no size of 'kelp', and none is guessed: say it with --models FILE"),
                read.issues().stream().map(Issue::why).toList());
    }

    @Test
    void refusesTheJudgeForAModel() {
        assertTrue(
                reading.refusal(run(metric("0.4", false)).replace("\"model\"", "\"chunks\""))
                        .contains(
                                "names no model that was tested: 'hyperparameters.model' is not there"
                                        + " ('evaluationModel' is the judge); say --source deepeval:model=NAME"),
                "no model");
    }

    @Test
    void tellsOfScoresThatCannotBe() throws IOException {
        assertEquals(
                List.of(
                        "testCases[0]: the score of 'Depth' must be in [0, 1], got -3",
                        "testCases[1]: the score of 'Depth' must be in [0, 1], got 'high'",
                        "testCases[2]: a metric has no 'name': it has score",
                        "'threshold' of 'Depth' must be a finite number of at least 0, got 'half'; it is"
                                + " not taken"),
                reading.issues(
                        run(
                                metric("-3", false),
                                metric("'high'", true),
                                "{'score': 1}",
                                metric("0.4", false).replace("0.5", "'half'"))));
        assertTrue(reading.refusal("{\"testCases\": []}").contains("names no model"), "no model");
        assertTrue(reading.refusal(run()).contains("holds no score"), "no case");
        assertTrue(reading.refusal("{\"x\": 1}").contains("expected 'testCases'"), "another file");
    }
}
