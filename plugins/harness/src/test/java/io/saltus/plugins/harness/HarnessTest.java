package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessTest {

    private static final Path SAMPLES = Path.of("src/test/samples");

    @TempDir private Path folder;

    private SourceUnderTest harness() {
        return new SourceUnderTest(new Harness(), folder, "a.json");
    }

    private ReadResults read(String name, String content) throws IOException {
        return harness().read(harness().file(name, content));
    }

    private Observation only(String name, String content) throws IOException {
        return harness().only(harness().file(name, content));
    }

    private static List<Observation> of(List<Observation> all, String task, String metric) {
        return all.stream()
                .filter(o -> o.task().equals(task) && o.metric().name().equals(metric))
                .toList();
    }

    /** Held against the design that the files were written from; see SOURCE.md of the samples. */
    @Test
    void readsTheOldShapeAsItWasWritten() throws IOException {
        List<String> expected = Files.readAllLines(SAMPLES.resolve("old-shape/expected.csv"));
        int compared = 0;
        for (String size : List.of("70m", "410m", "2.8b")) {
            List<Observation> all = oldShape(size, "zero-shot/%s_step143000.json");
            assertEquals(9, all.size());
            for (String line : expected) {
                String[] cells = line.split(",", -1);
                if (!cells[0].equals(size)) {
                    continue;
                }
                Observation found = of(all, cells[1], cells[2]).get(0);
                assertEquals(Double.parseDouble(cells[3]), found.score());
                assertEquals(143000, found.model().scale(Axis.STEPS).orElseThrow());
                assertEquals(OptionalInt.of(0), found.setup().shots());
                assertEquals("acme/tern-v1.1-" + size, found.model().name());
                assertEquals(Double.parseDouble(cells[4]), found.standardError().orElseThrow());
                assertEquals(OptionalLong.empty(), found.examples(), "the engine derives it");
                compared++;
            }
        }
        assertEquals(expected.size() - 1, compared);
    }

    @Test
    void readsTheShotsAndTheStepOfTheOldShape() throws IOException {
        Observation found = oldShape("70m", "five-shot/%s-5shot_step3000.json").get(0);
        assertEquals(OptionalInt.of(5), found.setup().shots());
        assertEquals(3000, found.model().scale(Axis.STEPS).orElseThrow());
    }

    private static List<Observation> oldShape(String size, String file) throws IOException {
        Path folder = SAMPLES.resolve("old-shape/tern-" + size);
        Location location = Location.of(folder.resolve(file.formatted(size)));
        return ReadResults.of(new Harness(), location).observations();
    }

    @ParameterizedTest
    @CsvSource({
        "opt-1.3b.json, opt-1.3b,",
        "bloom-1b7_zero-shot.json, bloom-1b7, 0",
        "pythia-6.9b/five-shot/6.9b-5shot_step3000.json, pythia-6.9b, 5",
        "acme__tiny-1b/results_2024-06-20T09-00-00.000000.json, acme/tiny-1b,",
        "tiny-1b/checkpoint-7/results.json, tiny-1b,"
    })
    void findsTheModelInNamesAndPlaces(String file, String model, Integer shots)
            throws IOException {
        Observation found =
                only(file, "{\"results\": {\"t\": {\"acc\": 0.5, \"acc_stderr\": 0.05}}}");
        assertEquals(model, found.model().name());
        assertEquals(
                shots == null ? OptionalInt.empty() : OptionalInt.of(shots), found.setup().shots());
        assertEquals(OptionalDouble.of(.05), found.standardError());
        if (file.contains("step3000")) {
            assertEquals(3000, found.model().scale(Axis.STEPS).orElseThrow());
        }
    }

    @Test
    void prefersWhatTheUserSets() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a_step10.json"),
                        "{\"results\": {\"t_cot\": {\"acc\": 0.5}}, \"config\": {\"num_fewshot\": 3}}");
        Harness set = new Harness(new RunSettings("mine", "family", "scratchpad", 7, 1e6), true);
        Observation found = ReadResults.of(set, Location.of(file)).observations().get(0);
        assertEquals("mine", found.model().name());
        assertEquals("family", found.model().family());
        assertEquals("scratchpad", found.setup().strategy());
        assertEquals(OptionalInt.of(7), found.setup().shots());
        assertEquals(1e7, found.model().scale(Axis.TOKENS).orElseThrow());
    }

    @Test
    void readsTheNewShape() throws IOException {
        ReadResults results =
                read(
                        "results_2025-01-02T03-04-05.6.json",
                        """
                        {"results": {
                           "mmlu": {"acc,none": 0.3, "alias": "mmlu"},
                           "mmlu_anatomy": {"acc,none": 0.25, "acc_stderr,none": 0.0374, "alias": " - anatomy"},
                           "gsm8k_cot": {"exact_match,strict-match": 0.0, "exact_match_stderr,strict-match": 0.0,
                                         "exact_match,flexible-extract": 0.1, "exact_match_stderr,flexible-extract": 0.03},
                           "wikitext": {"word_perplexity,none": 12.5, "word_perplexity_stderr,none": "N/A"}},
                         "groups": {"mmlu": {"acc,none": 0.3}},
                         "group_subtasks": {"mmlu": ["mmlu_anatomy"], "gsm8k_cot": [], "wikitext": []},
                         "n-samples": {"gsm8k_cot": {"original": 1319, "effective": 100}},
                         "n-shot": {"gsm8k_cot": 8, "mmlu_anatomy": 5},
                         "higher_is_better": {"wikitext": {"word_perplexity": false}},
                         "config": {"model": "hf", "model_args": {"pretrained": "org/model-2b", "revision": "step100"},
                                    "model_num_parameters": 2000000000},
                         "date": 1735787045.0}
                        """);
        assertEquals(
                List.of(
                        "set aside 1 score, as an average over tasks that are there: 'mmlu'",
                        "was run with limit 100: its results are of a part of the test set, and"
                                + " count only where there is no other"),
                results.issues().stream().map(Issue::why).toList());
        List<Observation> all = results.observations();
        assertEquals(4, all.size());
        assertEquals(0, of(all, "mmlu", "acc").size());
        Observation strict = of(all, "gsm8k", "exact_match(strict-match)").get(0);
        assertEquals("chain-of-thought", strict.setup().strategy());
        assertEquals(OptionalInt.of(8), strict.setup().shots());
        assertEquals(OptionalLong.of(100), strict.examples());
        assertTrue(strict.standardError().isEmpty());
        assertEquals(2e9, strict.model().scale(Axis.EXACT_PARAMETERS).orElseThrow());
        assertEquals("2025-01-02T03:04:05.600Z", strict.measured().orElseThrow().toString());
        Observation perplexity = of(all, "wikitext", "word_perplexity").get(0);
        assertEquals(Direction.LOWER_IS_BETTER, perplexity.metric().direction());
        assertEquals(Grain.GRADED, perplexity.metric().grain());
    }

    @Test
    void readsThePromptsOfBigscience() throws IOException {
        ReadResults results =
                read(
                        "bslmeval.json",
                        """
                        {"results": [{"task_name": "copa", "prompt_name": "best_option", "acc": 0.55, "acc_stderr": 0.05},
                                     {"task_name": "copa", "prompt_name": "cause", "acc": 0.5},
                                     {"acc": 0.5}]}
                        """);
        assertEquals(
                List.of("copa [best_option]", "copa [cause]"),
                results.observations().stream().map(Observation::task).toList());
        assertTrue(results.issues().get(0).why().contains("no 'task_name'"));
    }

    @Test
    void readsNumbersThatPythonWrites() throws IOException {
        ReadResults results =
                read(
                        "a.json",
                        "{\"results\": {\"t\": {\"ppl\": NaN, \"acc\": 0.5, \"x\": Infinity}}}");
        assertEquals(1, results.observations().size());
        assertEquals(2, results.issues().size());
        assertTrue(results.issues().get(0).why().contains("finite"), results.issues()::toString);
    }

    @Test
    void readsSamplesWithTheirExamples() throws IOException {
        Path run = SAMPLES.resolve("acme__heron-93m");
        ReadResults results =
                ReadResults.of(
                        new Harness(),
                        Location.of(
                                run.resolve("samples_lamp_sums_2026-01-21T03-44-18.458309.jsonl")));
        Observation found = results.observations().get(0);
        Observation aggregated =
                ReadResults.of(
                                new Harness(),
                                Location.of(run.resolve("results_2026-01-21T03-44-18.458309.json")))
                        .observations()
                        .get(0);
        assertEquals(aggregated.model(), found.model());
        assertEquals(aggregated.setup(), found.setup());
        assertEquals(aggregated.measured(), found.measured());
        assertEquals(found.examples().orElseThrow(), found.outcomes().orElseThrow().size());
        assertEquals(aggregated.score(), found.score(), 1e-15);
        assertEquals(aggregated.examples(), found.examples());
        assertEquals(
                aggregated.standardError().orElseThrow(),
                found.standardError().orElseThrow(),
                1e-15);
    }

    @Test
    void gradesChoicesByTheirLikelihoods() throws IOException {
        ReadResults results =
                read(
                        "m/samples_arc_2025-01-01T00-00-00.jsonl",
                        """
                        {"doc_id": 0, "doc_hash": "a", "target": "1", "filtered_resps": [["-1.0", "False"], ["-1.0", "True"]], "metrics": ["acc"], "acc": 1.0}
                        {"doc_id": 1, "doc_hash": "b", "target": 0, "filtered_resps": [["-0.0", "False"], ["-1.0986122886681098", "False"], ["-1.0986122886681098", "False"]], "metrics": ["acc"], "acc": 0.0}
                        """);
        assertEquals(List.of(), results.issues());
        // 1/2 and 1/(1 + 1/3 + 1/3) = .6
        Observation p = of(results.observations(), "arc", "p_correct").get(0);
        assertEquals(.55, p.score(), 1e-12);
        assertEquals((.5 + 1 / 3.) / 2, p.metric().chance().orElseThrow(), 1e-12);
        // .5^2 + .5^2 = .5 and .4^2 + .2^2 + .2^2 = .24
        assertEquals(.37, of(results.observations(), "arc", "brier").get(0).score(), 1e-12);
        Observation acc = of(results.observations(), "arc", "acc").get(0);
        assertEquals(.5, acc.score());
        assertEquals(.5, acc.standardError().orElseThrow(), 1e-12);
        assertEquals(List.of("a", "b"), acc.outcomes().orElseThrow().examples());
    }

    @Test
    void countsProblemsAndNotTheSamplesOfThem() throws IOException {
        Observation found =
                read(
                                "m/samples_t_2025-01-01T00-00-00.jsonl",
                                """
                                {"doc_id": 0, "exact_match": 1.0}
                                {"doc_id": 0, "exact_match": 0.0}
                                {"doc_id": 1, "exact_match": 0.0}
                                {"doc_id": 1, "exact_match": 0.0}
                                """)
                        .observations()
                        .get(0);
        assertEquals(OptionalLong.of(2), found.examples());
        assertEquals(.25, found.score());
        // of .5 and 0: s^2 = .125, and the root of .125 / 2
        assertEquals(.25, found.standardError().orElseThrow(), 1e-12);
        assertEquals(Grain.ALL_OR_NOTHING, found.metric().grain());
    }

    @Test
    void callsALogLikelihoodByItsName() throws IOException {
        ReadResults results =
                read(
                        "m/samples_lambada_2025-01-01T00-00-00.jsonl",
                        "{\"doc_id\": 0, \"metrics\": [\"perplexity\", \"acc\"], \"perplexity\": -1.5, \"acc\": 1}\n");
        Observation found = of(results.observations(), "lambada", "log_likelihood").get(0);
        assertEquals(-1.5, found.score());
        assertEquals(Direction.HIGHER_IS_BETTER, found.metric().direction());
    }

    @Test
    void takesTheStepFromAFolder() throws IOException {
        Observation found =
                only("b-1b/step3000/results.json", "{\"results\": {\"t\": {\"acc\": 0.5}}}");
        assertEquals("b-1b", found.model().name());
        assertEquals(3000, found.model().scale(Axis.STEPS).orElseThrow());
        Observation local =
                only(
                        "out.json",
                        "{\"results\": {\"t\": {\"acc\": 0.5}}, \"config\": {\"model_args\": \"pretrained=/x/c-2b/checkpoint-7\"}}");
        assertEquals("c-2b", local.model().name());
        assertEquals(7, local.model().scale(Axis.STEPS).orElseThrow());
    }

    @Test
    void namesBadLinesOfSamplesAndReadsTheOthers() throws IOException {
        ReadResults results =
                read(
                        "m/samples_t_2025-01-01T00-00-00.jsonl",
                        """
                        {"doc_id": 0, "acc": 1.0}
                        {"doc_id": 1, "acc":
                        {"acc": 1.0}
                        {"doc_id": 2, "other": "text"}
                        """);
        assertEquals(1, results.observations().size());
        assertEquals(3, results.issues().size());
        assertTrue(results.issues().get(0).where().endsWith(":2"), results.issues()::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"results\": {\"t\": {\"acc\": 0.5 | is not whole JSON",
                "[1, 2] | expected a JSON object with 'results', found a JSON array",
                "{\"scores\": {}} | found none; the file has scores",
                "{\"results\": 3} | expected 'results' with a task and its metrics, found a JSON number",
                "{\"results\": {}} | holds no result",
                "{\"results\": {\"t\": {\"alias\": \"t\"}}} | holds no result"
            })
    void saysWhatItFoundAndWhatItExpected(String content, String message) {
        RequestException refused =
                assertThrows(RequestException.class, () -> read("a.json", content));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }

    @Test
    void namesValuesOfTheWrongType() throws IOException {
        ReadResults results =
                read(
                        "a.json",
                        "{\"results\": {\"t\": {\"acc\": \"high\"}, \"u\": 3, \"v\": {\"acc\": 1.7}, \"w\": {\"acc\": 0.5}}}");
        assertEquals(1, results.observations().size());
        assertEquals(3, results.issues().size());
    }

    @Test
    void refusesDepthAndLengthWithoutBound() throws IOException {
        String deep = "{\"results\": " + "{\"a\": ".repeat(100_000);
        RequestException refused =
                assertThrows(RequestException.class, () -> read("deep.json", deep));
        assertTrue(refused.getMessage().contains("depth"), refused.getMessage());

        Path large = folder.resolve("large.json");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) ' ');
        try (OutputStream out = Files.newOutputStream(large)) {
            out.write("{\"results\": {".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 70; i++) {
                out.write(block);
            }
        }
        assertThrows(
                RequestException.class, () -> ReadResults.of(new Harness(), Location.of(large)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.json | {\"results\": {\"t\": {\"acc\": 0.5}}} | true",
                "a.json | {\"version\": 2, \"status\": \"success\", \"eval\": {}, \"results\": {}} | false",
                "a.json | {\"schema_version\": \"0.2.0\", \"results\": {}} | false",
                "a.json | {\"scores\": []} | false",
                "a.json | [] | false",
                "a.csv | {\"results\": {}} | false",
                "samples_t_2025-01-01T00-00-00.jsonl | {\"doc_id\": 0} | true",
                "samples_t_2025-01-01T00-00-00.jsonl | {\"task\": 0} | false",
                "a.json | {\"results\": {}, \"config_general\": {}} | false"
            })
    void acceptsItsOwnFilesOnly(String name, String content, boolean accepted) throws IOException {
        Location location = Location.of(Files.writeString(folder.resolve(name), content));
        assertEquals(accepted, new Harness().accepts(location));
        assertFalse(new Harness().accepts(Location.of(folder)));
    }

    @Test
    void readsTheLeaderboardWithoutItsAverages() throws IOException {
        Path board = SAMPLES.resolve("leaderboard");
        List<Observation> first =
                ReadResults.of(
                                new Leaderboard(),
                                Location.of(
                                        board.resolve("results_2023-07-18T12-00-00.000000.json")))
                        .observations();
        assertEquals(8, first.size());
        Observation arc = of(first, "arc:challenge", "acc_norm").get(0);
        assertEquals(OptionalInt.of(25), arc.setup().shots());
        assertEquals("acme/heron-6.9b-deduped", arc.model().name());
        List<Observation> second =
                ReadResults.of(
                                new Leaderboard(),
                                Location.of(
                                        board.resolve("results_2024-06-20T09-00-00.000000.json")))
                        .observations();
        assertEquals(
                List.of("leaderboard_bbh_boolean_expressions", "leaderboard_math_algebra_hard"),
                second.stream().map(Observation::task).toList());
    }
}
