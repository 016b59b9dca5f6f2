package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of unusual shape: groups alone, keys of LightEval, results alone, percentages. */
class HarnessShapesTest {

    @TempDir private Path folder;

    private SourceUnderTest files(Source source) {
        return new SourceUnderTest(source, folder, "m-1b.json");
    }

    private ReadResults read(String content) throws IOException {
        return files(new Harness()).read(content);
    }

    private static List<String> tasks(ReadResults results) {
        return results.observations().stream().map(Observation::task).toList();
    }

    private static List<String> whys(ReadResults results) {
        return results.issues().stream().map(Issue::why).toList();
    }

    private static Observation of(ReadResults results, String metric) {
        return results.observations().stream()
                .filter(found -> found.metric().name().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsAGroupWhoseMembersAreCutOff() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"sums": {"acc,none": 0.3}, "sums_hard": {"acc,none": 0.2}},
                         "groups": {"sums": {"acc,none": 0.3}, "sums_hard": {"acc,none": 0.2}},
                         "group_subtasks": {"sums": ["sums_hard"], "sums_hard": ["sums_a", "sums_b"]}}
                        """);
        assertEquals(List.of("sums", "sums_hard"), tasks(results));
        assertEquals(
                List.of("holds no task of the groups 'sums', 'sums_hard', which are read as tasks"),
                whys(results));
    }

    @Test
    void readsGroupsThatStandBesideTheResults() throws IOException {
        ReadResults results =
                read("{\"results\": {}, \"groups\": {\"sums\": {\"acc,none\": 0.3}}}");
        assertEquals(List.of("sums"), tasks(results));
        assertEquals(1, results.issues().size());
    }

    @Test
    void setsAsideGroupsOfWhichAllTasksAreThere() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"sums": {"acc,none": 0.3, "acc_stderr,none": 0.1},
                                     "sums_hard": {"acc,none": 0.2, "f1,none": 0.3},
                                     "sums_a": {"acc,none": 0.2}, "sums_b": {"acc,none": 0.2},
                                     "other": {"acc,none": 0.5}},
                         "group_subtasks": {"sums": ["sums_hard"], "sums_hard": ["sums_a", "sums_b"],
                                            "other": []}}
                        """);
        assertEquals(List.of("sums_a", "sums_b", "other"), tasks(results));
        assertEquals(
                List.of(
                        "set aside 3 scores, as averages over tasks that are there: 'sums', 'sums_hard'"),
                whys(results));
    }

    @Test
    void readsAGroupOfWhichATaskIsMissing() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"sums": {"acc,none": 0.3}, "sums_a": {"acc,none": 0.2}},
                         "group_subtasks": {"sums": ["sums_a", "sums_b"]}}
                        """);
        assertEquals(List.of("sums", "sums_a"), tasks(results));
        assertEquals(
                List.of(
                        "holds some tasks of 'sums' and not all, so that it is read as a task of its own"),
                whys(results));
    }

    @Test
    void readsAGroupOfTheLeaderboardOfWhichATaskIsMissing() throws IOException {
        String file =
                """
                {"results": {"leaderboard_gpqa": {"acc_norm,none": 0.3},
                             "leaderboard_gpqa_main": {"acc_norm,none": 0.3}%s}}
                """;
        Leaderboard leaderboard = new Leaderboard();
        assertEquals(
                List.of("leaderboard_gpqa", "leaderboard_gpqa_main"),
                tasks(files(leaderboard).read(file.formatted(""))));
        String others =
                ", \"leaderboard_gpqa_diamond\": {\"acc_norm,none\": 0.3}"
                        + ", \"leaderboard_gpqa_extended\": {\"acc_norm,none\": 0.3}";
        assertEquals(3, tasks(files(leaderboard).read(file.formatted(others))).size());
    }

    @Test
    void readsAnAverageWhoseTasksAreNotThere() throws IOException {
        ReadResults results =
                files(new Leaderboard())
                        .read(
                                """
                                {"config_general": {"model_name": "lab/larch-1b"},
                                 "results": {"lighteval|sums:_average|5|0": {"acc": 0.3},
                                             "hues:_average|5": {"acc": 0.3},
                                             "lighteval|hues:a|5|0": {"acc": 0.3},
                                             "all": {"acc": 0.3}}}
                                """);
        assertEquals(List.of("sums:_average", "hues:a"), tasks(results));
        assertEquals(
                List.of(
                        "set aside 2 scores, as averages over tasks that are there: 'hues:_average|5', 'all'",
                        "holds no task of the group 'lighteval|sums:_average|5|0', which is read as a task"),
                whys(results));
    }

    @ParameterizedTest
    @CsvSource({
        "larch-70m_arc_easy_5shot.json, larch-70m",
        "larch-70m_arc_easy.json, larch-70m",
        "arc_easy_5-shot_larch-70m.json, larch-70m",
        "larch-70m_arc_5shot.json, larch-70m",
        "larch-70m_5shot.json, larch-70m"
    })
    void takesTheTaskOffTheNameOfABareFile(String file, String model) throws IOException {
        SourceUnderTest harness = files(new Harness());
        ReadResults results =
                harness.read(
                        harness.file(
                                file,
                                "{\"arc_easy\": {\"acc\": 0.25}, \"arc_hard\": {\"acc\": 0.25}}"));
        assertEquals(model, results.observations().get(0).model().name());
    }

    @Test
    void saysWhatToWriteForNumbersOfNoMetric() {
        String refusal = files(new Harness()).refusal("{\"arc_easy\": 0.7, \"b\": 0.2}");
        assertTrue(refusal.contains("a number for each of 2 names"), refusal);
        assertTrue(refusal.contains("{\"TASK\": {\"acc\": NUMBER}}"), refusal);
    }

    @Test
    void refusesAFileWhoseSecondResultsWouldBeLost() {
        String one = "{\"results\": {\"a\": {\"acc\": 0.5}}}";
        String refusal = files(new Harness()).refusal(one + one);
        assertTrue(refusal.contains("another value stands behind the first"), refusal);
        String twice = "{\"results\": {\"a\": {\"acc\": 0.5, \"acc\": 0.4}}}";
        refusal = files(new Harness()).refusal(twice);
        assertTrue(refusal.contains("Duplicate field 'acc'"), refusal);
    }

    @Test
    void knowsGroupsByTheIndentationOfTheirMembers() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"sums": {"alias": "sums", "acc,none": 0.3},
                                     "sums_a": {"alias": " - a", "acc,none": 0.2},
                                     "zeal": {"alias": "zeal", "acc,none": 0.2}}}
                        """);
        assertEquals(List.of("sums_a", "zeal"), tasks(results));
    }

    @Test
    void readsTheKeysOfLightEval() throws IOException {
        ReadResults results =
                files(new LightEval())
                        .read(
                                """
                                {"config_general": {"model_name": "lab/larch-1b", "max_samples": null,
                                                    "model_config": {"revision": "step8"}},
                                 "results": {
                                   "gsm8k|5": {"extractive_match": 0.25, "extractive_match_stderr": 0.05},
                                   "lighteval|arc:challenge|25|0": {"acc": 0.5, "acc_stderr": 0.05},
                                   "mmlu:anatomy|5": {"acc": 0.25, "acc_stderr": 0.05},
                                   "mmlu:_average|5": {"acc": 0.25, "acc_stderr": 0.05},
                                   "aime24|0": {"pass@k:k=1&n=4": 0.5, "pass@k:k=1&n=4_stderr": 0.05,
                                                "maj@n:n=4": 0.5, "avg@n:n=1": 0.5,
                                                "math_pass@1:8_samples": 0.25},
                                   "all": {"acc": 0.3}},
                                 "config_tasks": {"gsm8k|5": {"effective_num_docs": 1319, "original_num_docs": 1319}}}
                                """);
        assertEquals(
                List.of("gsm8k", "arc:challenge", "mmlu:anatomy", "aime24"),
                tasks(results).stream().distinct().toList());
        Observation gsm8k = of(results, "extractive_match");
        assertEquals(OptionalInt.of(5), gsm8k.setup().shots());
        assertEquals(OptionalLong.of(1319), gsm8k.examples());
        assertEquals(8, gsm8k.model().scales().values().iterator().next());
        assertEquals(OptionalInt.of(25), of(results, "acc").setup().shots());
        Observation pass = of(results, "pass@1(n=4)");
        assertEquals(OptionalLong.empty(), pass.examples());
        assertEquals(Grain.ALL_OR_NOTHING, pass.metric().grain());
        assertEquals(OptionalInt.of(0), pass.setup().shots());
        assertEquals(0.5, of(results, "maj@4").score());
        assertEquals(0.5, of(results, "avg@1").score());
        assertEquals(OptionalLong.empty(), of(results, "math_pass@1(n=8)").examples());
        assertEquals(
                List.of(
                        "set aside 2 scores, as averages over tasks that are there:"
                                + " 'mmlu:_average|5', 'all'"),
                whys(results));
    }

    @Test
    void keepsFiltersOfOneOutputApart() throws IOException {
        ReadResults results =
                read(
                        "{\"results\": {\"t\": {\"exact_match,strict-match\": 0.1,"
                                + " \"exact_match,flexible-extract\": 0.2, \"exact_match,none\": 0.3}}}");
        assertEquals(0.1, of(results, "exact_match(strict-match)").score());
        assertEquals(0.2, of(results, "exact_match(flexible-extract)").score());
        assertEquals(0.3, of(results, "exact_match").score());
    }

    @Test
    void readsResultsThatWereSavedAlone() throws IOException {
        SourceUnderTest harness = files(new Harness());
        String content =
                "{\"gsm8k\": {\"exact_match,strict-match\": 0.5, \"alias\": \"gsm8k\"}, \"arc\": {\"acc\": 0.5}}";
        ReadResults results = harness.read(harness.file("larch-1b/gsm8k.json", content));
        assertEquals(List.of("gsm8k", "arc"), tasks(results));
        assertEquals("larch-1b", results.observations().get(0).model().name());
        assertEquals(
                "a folder above the file",
                results.observations().get(0).model().provenance().get("name"));
        assertEquals(1, results.issues().size());
        String why = whys(results).get(0);
        assertTrue(why.contains("'larch-1b'") && why.contains("setting 'model'"), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"t\": {\"acc,none\": 0.5}} | true",
                "{\"t\": {\"acc\": 0.5, \"acc_stderr\": 0.1}, \"u\": {\"ppl\": 5.0}} | true",
                "{\"t\": {\"alias\": \"t\", \"own,none\": 0.5}} | true",
                "{\"t\": {\"acc\": 0.5}, \"config\": {\"model\": \"m\", \"n_samples\": 20}} | false",
                "{\"t\": {\"acc\": 0.5}, \"by\": \"me\"} | false",
                "{\"options\": {\"strict\": true}} | false",
                "{\"t\": {\"acc\": {\"mean\": 0.5}}} | false",
                "{\"acc\": 0.5} | false",
                "{} | false",
                "{\"t\": {\"acc\": 0.5} | false",
                "{\"evalId\": \"e\", \"results\": {\"version\": 3, \"prompts\": []}} | false",
                "{\"results\": {\"version\": 3, \"prompts\": []}, \"config\": {}} | false",
                "{\"results\": {\"raw\": [1], \"total\": {\"acc\": 1}}} | false",
                "{\"results\": [1, 2]} | false",
                "{\"tokens\": [1], \"checkpoints\": [1], \"results\": {\"t\": {\"acc\": [0.5]}}} | false",
                "{\"date\": 1, \"results\": {\"t\": {\"acc\": 0.5}}} | true"
            })
    void takesNoFileOfAnotherTool(String content, boolean accepted) throws IOException {
        assertEquals(accepted, new Harness().accepts(files(new Harness()).file("a.json", content)));
        assertFalse(new Leaderboard().accepts(files(new Harness()).file("a.json", content)));
        assertFalse(new LightEval().accepts(files(new Harness()).file("a.json", content)));
    }

    @Test
    void saysWhatAFileOfManyCheckpointsIs() {
        String refusal =
                files(new Harness())
                        .refusal(
                                "{\"tokens\": [1, 2], \"checkpoints\": [1, 2], \"results\": {\"t\": {\"acc\": [0.5, 0.5]}}}");
        assertTrue(refusal.contains("'*_agg.json'"), refusal);
    }

    @Test
    void readsPercentagesByTheirMetricAndRange() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"a": {"acc,none": 25.5, "acc_stderr,none": 1.5, "bleu,none": 30.5},
                                     "b": {"acc,none": 0.25}, "c": {"acc,none": 80.0, "f1,none": 0.5}}}
                        """);
        assertEquals(
                List.of(.255, 30.5, .0025, .8, .005),
                results.observations().stream().map(Observation::score).toList());
        assertEquals(.015, results.observations().get(0).standardError().orElseThrow(), 1e-15);
        assertEquals(
                List.of("writes 'acc', 'f1' as percentages, up to 80; they were divided by 100"),
                whys(results));
    }

    @Test
    void aRowOfPercentagesAmongSharesStandsAlone() throws IOException {
        ReadResults results =
                read(
                        """
                        {"results": {"squad": {"exact": 0.5, "f1": 12.5}, "b": {"f1": 0.25}, "c": {"f1": 0.75}}}
                        """);
        assertEquals(
                List.of(.005, .125, .25, .75),
                results.observations().stream().map(Observation::score).toList());
    }

    @Test
    void asksWhereAShareMayBeEither() throws IOException {
        ReadResults results =
                read("{\"results\": {\"a\": {\"exact\": 0.9, \"f1\": 1.3}, \"b\": {\"f1\": 0.5}}}");
        assertEquals(List.of("b"), tasks(results));
        assertEquals(2, results.issues().stream().mapToLong(Issue::refused).sum());
    }
}
