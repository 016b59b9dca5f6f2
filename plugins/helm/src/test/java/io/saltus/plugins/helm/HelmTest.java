package io.saltus.plugins.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmTest {

    private static final String SPEC =
            """
            {"name": "mmlu:subject=anatomy,model=acme_tiny-1b", "groups": ["mmlu"],
             "scenario_spec": {"class_name": "helm.benchmark.scenarios.mmlu_scenario.MMLUScenario", "args": {"subject": "anatomy"}},
             "adapter_spec": {"method": "multiple_choice_joint", "max_train_instances": 5, "model": "acme/tiny-1b", "chain_of_thought_prefix": "Think: "}}
            """;
    private static final String STATS =
            """
            [{"name": {"name": "exact_match", "split": "valid"}, "count": 1, "mean": 0.9},
             {"name": {"name": "exact_match", "split": "test"}, "count": 3, "mean": 0.5},
             {"name": {"name": "exact_match", "split": "test", "perturbation": {"name": "typos"}}, "count": 3, "mean": 0.1},
             {"name": {"name": "num_instances", "split": "test"}, "count": 3, "mean": 4},
             {"name": {"name": "inference_runtime", "split": "test"}, "count": 3, "mean": 4.2},
             {"name": {"name": "training_co2_cost", "split": "test"}, "count": 0, "sum": 0}]
            """;

    @TempDir private Path folder;

    private Location run(String spec, String stats) throws IOException {
        Files.writeString(folder.resolve("run_spec.json"), spec);
        Files.writeString(folder.resolve("stats.json"), stats);
        return Location.of(folder);
    }

    private ReadResults read(String spec, String stats) throws IOException {
        return ReadResults.of(new Helm(), run(spec, stats));
    }

    @Test
    void readsAWholeRun() throws IOException {
        ReadResults results = ReadResults.of(new Helm(), Location.of(HelmContractTest.RUN));
        assertEquals(List.of(), results.issues());
        Observation exact =
                results.observations().stream()
                        .filter(o -> o.metric().name().equals("exact_match"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(.3, exact.score(), 1e-12);
        assertEquals("seashells", exact.task());
        assertEquals("acme/heron-1b-v0", exact.model().name());
        assertEquals(OptionalInt.of(5), exact.setup().shots());
        assertEquals(OptionalLong.of(10), exact.examples());
        // sqrt(.3 * .7 / 9)
        assertEquals(Math.sqrt(.3 * .7 / 9), exact.standardError().orElseThrow(), 1e-12);
        assertEquals(10, exact.outcomes().orElseThrow().size());
        assertEquals(.3, exact.outcomes().orElseThrow().mean(), 1e-12);
        assertTrue(
                results.observations().stream()
                        .noneMatch(o -> o.metric().name().matches("num_.*|perplexity|batch_size")));
    }

    private static String request(String id, int index, String mode, String completion) {
        return ("{'instance': {'id': '%s', 'split': 'test', 'references': [{'output': {'text': 'gull'}, 'tags': []},"
                        + " {'output': {'text': 'tern'}, 'tags': ['correct']}]}, 'reference_index': %d,"
                        + " 'request_mode': '%s', 'train_trial_index': 0, 'result': {'completions': [%s]}}")
                .formatted(id, index, mode, completion)
                .replace('\'', '"');
    }

    /** A completion that echoes its prompt, whose tokens are not the answer's. */
    private static String echo(String answer, double first, double second) {
        return "{'text': 'Q? %1$s', 'logprob': -99, 'tokens': [{'text': 'Q?', 'logprob': -90}, {'text': ' %2$s', 'logprob': %3$s}, {'text': '%4$s', 'logprob': %5$s}]}"
                .formatted(answer, answer.substring(0, 2), first, answer.substring(2), second);
    }

    @Test
    void makesGradedMetricsOfChoicesThatAreAskedForOneByOne() throws IOException {
        // p of the right one: .75 by its tokens, .5 by whole log-likelihoods
        Files.writeString(
                folder.resolve("scenario_state.json"),
                "{\"adapter_spec\": {}, \"request_states\": ["
                        + String.join(
                                ",",
                                request(
                                        "id1",
                                        0,
                                        "original",
                                        echo("gull", Math.log(.5), Math.log(.5))),
                                request("id1", 0, "calibration", echo("gull", -7, -7)),
                                request("id1", 1, "original", echo("tern", Math.log(.75), 0)),
                                request("id2", 0, "original", "{'logprob': -30}"),
                                request("id2", 1, "original", "{'logprob': -30}"),
                                request("id3", 1, "original", "{'logprob': -30}"))
                        + "]}");
        ReadResults results =
                read(
                        SPEC.replace("multiple_choice_joint", "multiple_choice_separate_original"),
                        STATS);
        assertEquals(4, results.observations().size());
        Observation bits = results.observations().get(1);
        assertEquals("bits_per_byte", bits.metric().name());
        assertEquals(Math.log(1 / .75) / Math.log(2) / 4, bits.score(), 1e-12);
        assertEquals("brier", results.observations().get(2).metric().name());
        assertEquals((2 * .25 * .25 + .5) / 2, results.observations().get(2).score(), 1e-12);
        Observation correct = results.observations().get(3);
        assertEquals("p_correct", correct.metric().name());
        assertEquals(.625, correct.score(), 1e-12);
        assertEquals(.5, correct.metric().chance().orElseThrow());
        assertEquals(.75, correct.outcomes().orElseThrow().score("id1").orElseThrow(), 1e-12);
        assertTrue(results.says("scenario_state.json: 1 instance without one right choice"));
    }

    @Test
    void saysThatAStateOfAnotherLayoutGivesNoGradedMetrics() throws IOException {
        String spec = SPEC.replace("multiple_choice_joint", "multiple_choice_separate_original");
        for (String text : List.of("{}", "{\"request_states\": [1]}", "{\"request_states\": [")) {
            Files.writeString(folder.resolve("scenario_state.json"), text);
            ReadResults results = read(spec, STATS);
            assertEquals(1, results.observations().size());
            assertTrue(results.says("scenario_state.json could not be read, so no graded metrics"));
        }
    }

    @Test
    void takesTheTestSplitWithoutPerturbations() throws IOException {
        ReadResults results = read(SPEC, STATS);
        assertEquals(1, results.observations().size());
        Observation found = results.observations().get(0);
        assertEquals(.5, found.score());
        assertEquals("mmlu:subject=anatomy", found.task());
        assertEquals("chain-of-thought", found.setup().strategy());
        assertEquals(OptionalLong.of(4), found.examples());
        assertTrue(found.standardError().isEmpty());
    }

    @Test
    void averagesTrialsOfAnInstance() throws IOException {
        Files.writeString(
                folder.resolve("per_instance_stats.json"),
                """
                [{"instance_id": "a", "train_trial_index": 0, "stats": [{"name": {"name": "exact_match", "split": "test"}, "mean": 1}]},
                 {"instance_id": "a", "train_trial_index": 1, "stats": [{"name": {"name": "exact_match", "split": "test"}, "mean": 0}]},
                 {"instance_id": "a", "perturbation": {"name": "typos"}, "stats": [{"name": {"name": "exact_match", "split": "test"}, "mean": 0}]},
                 {"instance_id": "b", "stats": [{"name": {"name": "exact_match", "split": "test"}, "mean": 0}]}]
                """);
        Observation found = read(SPEC, STATS.replace("0.5}", "0.25}")).observations().get(0);
        assertEquals(.5, found.outcomes().orElseThrow().score("a").orElseThrow());
        assertEquals(0, found.outcomes().orElseThrow().score("b").orElseThrow());
        assertEquals(.25, found.standardError().orElseThrow(), 1e-12);
    }

    @Test
    void readsTheScoresWhereTheInstancesAreBroken() throws IOException {
        Files.writeString(folder.resolve("per_instance_stats.json"), "[{\"instance_id\": ");
        ReadResults results = read(SPEC, STATS);
        assertEquals(1, results.observations().size());
        assertTrue(results.issues().get(0).why().contains("standard errors are unknown"));
    }

    @Test
    void saysWhatItFoundAndWhatItExpected() {
        for (String[] wrong :
                new String[][] {
                    {"{", STATS, "run_spec.json is not whole JSON"},
                    {"{}", STATS, "run_spec.json: expected 'adapter_spec' with a 'model'"},
                    {SPEC, "{}", "stats.json: expected a list of statistics, found a JSON object"},
                    {SPEC, "[]", "stats.json: holds no score"},
                    {SPEC, "[" + "[".repeat(10_000), "stats.json is not whole JSON"}
                }) {
            RequestException refused =
                    assertThrows(RequestException.class, () -> read(wrong[0], wrong[1]));
            assertTrue(refused.getMessage().contains(wrong[2]), refused.getMessage());
            assertEquals(1, refused.getMessage().lines().count());
        }
    }

    @Test
    void namesARowOfTheWrongType() throws IOException {
        ReadResults results =
                read(
                        SPEC,
                        "[{\"name\": {\"name\": \"exact_match\"}, \"count\": 1, \"mean\": \"high\"},"
                                + " {\"count\": 1}, {\"name\": {\"name\": \"f1_score\"}, \"count\": 1, \"mean\": 0.5}]");
        assertEquals(1, results.observations().size());
        assertEquals(2, results.issues().size(), results.issues()::toString);
    }

    @Test
    void acceptsRunFoldersOnly() throws IOException {
        assertTrue(!new Helm().accepts(Location.of(folder)));
        assertTrue(new Helm().accepts(run(SPEC, STATS)));
        assertTrue(!new Helm().accepts(Location.of(folder.resolve("stats.json"))));
    }

    private static String row(String metric, String split, double mean) {
        return "{\"name\": {\"name\": \"%s\", \"split\": \"%s\"}, \"count\": 1, \"mean\": %s}"
                .formatted(metric, split, mean);
    }

    private static String instance(String id, String row) {
        return "{\"instance_id\": \"%s\", \"stats\": [%s]}".formatted(id, row);
    }

    private void instances(String content) throws IOException {
        Files.writeString(folder.resolve("per_instance_stats.json"), content);
    }

    @Test
    void takesNoOutcomesThatAreNotBehindTheScore() throws IOException {
        // bits per byte is a quotient of sums, not a mean over instances
        String spec = SPEC.replace("multiple_choice_joint", "language_modeling");
        instances(
                "[%s, %s]"
                        .formatted(
                                instance("a", row("bits_per_byte", "test", 1)),
                                instance("b", row("bits_per_byte", "test", 2))));
        ReadResults results = read(spec, "[" + row("bits_per_byte", "test", 1.9) + "]");
        assertTrue(results.observations().get(0).outcomes().isEmpty());
        assertTrue(results.observations().get(0).standardError().isEmpty());
        assertEquals(1, results.issues().size(), results.issues()::toString);
    }

    @Test
    void risesWithTheLogProbabilityPerByte() {
        assertEquals(
                Direction.HIGHER_IS_BETTER, HelmMetrics.metric("logprob_per_byte").direction());
        assertEquals(Direction.LOWER_IS_BETTER, HelmMetrics.metric("bits_per_byte").direction());
    }

    @Test
    void keepsMethodsApart() throws IOException {
        String plain = SPEC.replace("Think: ", "");
        assertEquals("standard", strategy(plain));
        assertEquals("standard", strategy(plain.replace("multiple_choice_joint", "generation")));
        assertEquals(
                "multiple-choice-separate-original",
                strategy(plain.replace("_joint", "_separate_original")));
        assertEquals(
                "chain-of-thought", strategy(plain.replace("_joint", "_joint_chain_of_thought")));
    }

    private String strategy(String spec) throws IOException {
        return read(spec, STATS).observations().get(0).setup().strategy();
    }

    @Test
    void streamsInstancesBeyondTheSizeOfOtherFiles() throws IOException {
        Path file = folder.resolve("per_instance_stats.json");
        String padding = "\"padding\": \"" + "x".repeat(1 << 20) + "\", ";
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[");
            for (int i = 0; i < 140; i++) {
                out.write(i == 0 ? "{" : ",{");
                out.write(padding);
                out.write(instance("i" + i, row("exact_match", "test", i % 2)).substring(1));
            }
            out.write("]");
        }
        ReadResults results = read(SPEC, STATS);
        assertEquals(List.of(), results.issues());
        assertEquals(140, results.observations().get(0).outcomes().orElseThrow().size());
    }

    @Test
    void saysWhereInstancesAreOfAnotherLayout() throws IOException {
        for (String other : List.of("{\"instances\": []}", "[[1]]", "[{\"id\": 4}]", "")) {
            instances(other);
            ReadResults results = read(SPEC, STATS);
            assertEquals(1, results.observations().size());
            assertEquals(1, results.issues().size(), () -> other + results.issues());
        }
    }

    @Test
    void readsInstancesWithDepthWithinBounds() throws IOException {
        instances("[{\"instance_id\": \"a\", \"stats\": " + "[".repeat(100_000));
        ReadResults results = read(SPEC, STATS);
        assertEquals(1, results.observations().size());
        assertTrue(results.issues().get(0).why().contains("depth"), results.issues()::toString);
    }

    @Test
    void statesNoStandardErrorOfZero() throws IOException {
        instances(
                "[%s, %s]"
                        .formatted(
                                instance("a", row("exact_match", "test", 1)),
                                instance("b", row("exact_match", "test", 1))));
        String stats =
                "[%s, %s]"
                        .formatted(row("exact_match", "test", 1), row("num_instances", "test", 2));
        Observation found = read(SPEC, stats).observations().get(0);
        assertTrue(found.standardError().isEmpty());
        assertEquals(OptionalLong.of(2), found.examples());
    }

    @Test
    void namesTheSplitsItDoesNotRead() {
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> read(SPEC, "[" + row("exact_match", "dev", .5) + "]"));
        assertTrue(refused.getMessage().contains("dev"), refused.getMessage());
    }

    @Test
    void saysWhichOfTwoRowsOfOneMetricCounts() throws IOException {
        ReadResults results =
                read(
                        SPEC,
                        "[%s, %s]"
                                .formatted(
                                        row("exact_match", "test", .5),
                                        row("exact_match", "test", .6)));
        assertEquals(.5, results.observations().get(0).score());
        assertEquals(1, results.issues().size(), results.issues()::toString);
    }

    @Test
    void saysThatShotsAndALimitAreNoNumbers() throws IOException {
        ReadResults results =
                read(
                        SPEC.replace(
                                "_instances\": 5",
                                "_instances\": \"five\", \"max_eval_instances\": 2.5"),
                        STATS);
        assertTrue(results.observations().get(0).setup().shots().isEmpty());
        assertEquals(
                List.of(
                        "run_spec.json: 'max_train_instances' must be a whole number of at least 0, got"
                                + " 'five'; it is not taken",
                        "run_spec.json: 'max_eval_instances' must be a whole number of at least -1, got"
                                + " 2.5; it is not taken"),
                results.issues().stream().map(Issue::why).toList());
    }

    @Test
    void takesNoCostForAScore() {
        assertTrue(!HelmMetrics.isScore("estimated_num_tokens_cost", false));
        assertTrue(!HelmMetrics.isScore("inference_denoised_runtime", false));
        assertTrue(HelmMetrics.isScore("exact_match@5", false));
    }

    @Test
    void aTestSetThatWasCutOffIsACondition() throws IOException {
        assertEquals(Map.of(), limited(1000, 1000));
        assertEquals(Map.of(), limited(10, 4));
        assertEquals(Map.of(Observation.LIMIT, "4"), limited(4, 4));
        assertEquals(Map.of(Observation.LIMIT, "10"), limited(10, 30));
        String both =
                "[%s, %s, %s]"
                        .formatted(
                                row("exact_match", "test", 0.5),
                                row("num_instances", "test", 4),
                                row("num_instances", "valid", 1));
        String spec = SPEC.replace("\"model\"", "\"max_eval_instances\": 5, \"model\"");
        Observation found = read(spec, both).observations().get(0);
        assertEquals(Map.of(Observation.LIMIT, "5"), found.conditions(), "splits share a limit");
        assertEquals(OptionalLong.of(4), found.examples());
    }

    private Map<String, String> limited(int most, int asked) throws IOException {
        String spec =
                SPEC.replace(
                        "\"max_train_instances\"",
                        "\"max_eval_instances\": " + most + ", \"max_train_instances\"");
        String stats = STATS.replace("\"mean\": 4}", "\"mean\": " + asked + "}");
        return read(spec, stats).observations().get(0).conditions();
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        Helm told = new Helm(new RunSettings("mine", "us", "plain", 2, 0), true);
        Observation found = ReadResults.of(told, run(SPEC, STATS)).observations().get(0);
        assertEquals("mine", found.model().name());
        assertEquals("us", found.model().family());
        assertEquals("plain, 2-shot", found.setup().words());
    }

    @Test
    void saysHowManyResultsTroubleCost() throws IOException {
        String broken =
                "[{\"name\": {\"name\": \"exact_match\"}, \"count\": 1, \"mean\": \"high\"},"
                        + " {\"count\": 1}, {\"name\": {\"name\": \"f1_score\"}, \"count\": 1, \"mean\": 0.5}]";
        assertEquals(2, read(SPEC, broken).issues().stream().mapToLong(Issue::refused).sum());
    }
}
