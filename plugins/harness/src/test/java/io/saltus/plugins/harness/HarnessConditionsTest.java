package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What results were measured under: shots, seeds, limits, versions, templates. */
class HarnessConditionsTest {

    @TempDir private Path folder;

    private ReadResults read(String content) throws IOException {
        return new SourceUnderTest(new Harness(), folder, "m-1b.json").read(content);
    }

    private static OptionalInt shots(ReadResults results, String task) {
        return results.observations().stream()
                .filter(found -> found.task().equals(task))
                .findFirst()
                .orElseThrow()
                .setup()
                .shots();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 5 | 5",
                "\"5\" | 5 | 5",
                "[3, 8] | 3 | 8",
                "\"3,8\" | 3 | 8",
                "[\"3\", \"8\"] | 3 | 8",
                "{\"a\": 3, \"b\": 8} | 3 | 8",
                "[4] | 4 | 4",
                "[1, 2, 3] | |",
                "null | |",
                "\"few\" | |"
            })
    void readsShotsByTask(String stated, Integer a, Integer b) throws IOException {
        ReadResults results =
                read(
                        "{\"results\": {\"a\": {\"acc\": 0.5}, \"b\": {\"acc\": 0.5}}, \"config\": {\"num_fewshot\": %s}}"
                                .formatted(stated));
        assertEquals(a == null ? OptionalInt.empty() : OptionalInt.of(a), shots(results, "a"));
        assertEquals(b == null ? OptionalInt.empty() : OptionalInt.of(b), shots(results, "b"));
        assertEquals(
                a == null || stated.contains(",") && !stated.contains("{") ? 1 : 0,
                results.issues().size());
        if (a == null && !stated.contains(",")) {
            assertEquals(
                    "'num_fewshot' is %s, so the shots of 2 tasks are unknown, which makes curves of their own; say them with the setting 'shots'"
                            .formatted(stated.replace('"', '\'')),
                    results.issues().get(0).why());
        }
    }

    @Test
    void saysThatAListOfShotsIsTooShortWhereOneTaskSaysItsOwn() throws IOException {
        ReadResults results =
                read(
                        "{\"results\": {\"a\": {\"acc\": 0.5}, \"b\": {\"acc\": 0.5}, \"c\": {\"acc\": 0.5}},"
                                + " \"n-shot\": {\"a\": 2}, \"config\": {\"num_fewshot\": [3, 8]}}");
        assertEquals(OptionalInt.of(2), shots(results, "a"));
        assertEquals(OptionalInt.empty(), shots(results, "b"));
        assertEquals(
                "'num_fewshot' is the list 3, 8 for 3 tasks, so the shots are unknown; it must have one for each, or say them with the setting 'shots'",
                results.issues().get(0).why());
    }

    @Test
    void takesTheSeedOfSampledGenerations() throws IOException {
        String file =
                "{\"config_general\": {\"model_name\": \"m-1b\", \"model_config\": {\"generation_parameters\": {\"temperature\": %s, \"seed\": 7}}}, \"results\": {\"a|0\": {\"acc\": 0.5}}}";
        SourceUnderTest lightEval = new SourceUnderTest(new LightEval(), folder, "m-1b.json");
        assertEquals(OptionalLong.of(7), lightEval.only(file.formatted("0.6")).seed());
        assertEquals(OptionalLong.empty(), lightEval.only(file.formatted("0.0")).seed());
    }

    @Test
    void readsAListOfShotsInTheStatedOrderOfTasks() throws IOException {
        ReadResults results =
                read(
                        "{\"results\": {\"a\": {\"acc\": 0.5}, \"b\": {\"acc\": 0.5}},"
                                + " \"config\": {\"num_fewshot\": [3, 8], \"tasks\": \"b,a\"}}");
        assertEquals(OptionalInt.of(8), shots(results, "a"));
        assertEquals(OptionalInt.of(3), shots(results, "b"));
        assertEquals(List.of(), results.issues());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"num_fewshot\": 5, \"fewshot_seed\": 7 | 7",
                "\"num_fewshot\": 5, \"fewshot_seed\": 1234, \"random_seed\": 5 |",
                "\"num_fewshot\": 5, \"fewshot_seed\": 0 | 0",
                "\"num_fewshot\": 0, \"fewshot_seed\": 7 |",
                "\"num_fewshot\": 5, \"fewshot_seed\": null |",
                "\"fewshot_seed\": 7 | 7",
                "\"num_fewshot\": 5, \"random_seed\": 3 | 3",
                "\"num_fewshot\": 5, \"random_seed\": 0, \"torch_seed\": 1234 |",
                "\"num_fewshot\": 0, \"torch_seed\": 3, \"gen_kwargs\": {\"do_sample\": true} | 3",
                "\"num_fewshot\": 0, \"torch_seed\": 3, \"gen_kwargs\": \"do_sample=True,top_p=0.9\" | 3"
            })
    void readsTheSeedThatMakesAReplicate(String config, Long seed) throws IOException {
        Observation found =
                read("{\"results\": {\"a\": {\"acc\": 0.5}}, \"config\": {%s}}".formatted(config))
                        .observations()
                        .get(0);
        assertEquals(seed == null ? OptionalLong.empty() : OptionalLong.of(seed), found.seed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"config\": {\"limit\": 10.0} | 10",
                "\"config\": {\"limit\": 0.1} | 0.1",
                "\"config\": {\"limit\": null} |",
                "\"config_general\": {\"max_samples\": 20} | 20",
                "\"config\": {\"limit\": 10}, \"n-samples\": {\"a\": {\"original\": 90, \"effective\": 10}} | 10",
                "\"config\": {\"limit\": 100}, \"n-samples\": {\"a\": {\"original\": 90, \"effective\": 90}} |",
                "\"n-samples\": {\"a\": {\"original\": 90, \"effective\": 12}} | 12"
            })
    void tellsALimitedRunFromAFullOne(String rest, String limit) throws IOException {
        ReadResults results = read("{\"results\": {\"a\": {\"acc\": 0.5}}, %s}".formatted(rest));
        Map<String, String> conditions = results.observations().get(0).conditions();
        assertEquals(limit, conditions.get(Observation.LIMIT));
        assertEquals(limit == null ? 0 : 1, results.issues().size());
        if (limit != null) {
            String why = results.issues().get(0).why();
            assertTrue(why.contains("limit " + limit), why);
            assertEquals(0, results.issues().get(0).refused());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"versions\": {\"a\": 1.0} | version=1",
                "\"versions\": {\"a\": 2} | version=2",
                "\"versions\": {\"a\": \"Yaml\"} |",
                "\"chat_template\": \"{{x}}\", \"chat_template_sha\": \"ab\" | chat-template=applied",
                "\"chat_template\": \"{{x}}\", \"fewshot_as_multiturn\": true | chat-template=applied, examples as turns",
                "\"chat_template\": null, \"fewshot_as_multiturn\": false |",
                "\"chat_template\": \"\" |",
                "\"config_general\": {\"use_chat_template\": true} | chat-template=applied",
                "\"system_instruction\": \"Be brief\", \"system_instruction_sha\": \"0123456789\" | system-prompt=01234567"
            })
    void tellsUnderWhatElseItWasMeasured(String rest, String condition) throws IOException {
        Map<String, String> conditions =
                read("{\"results\": {\"a\": {\"acc\": 0.5}}, %s}".formatted(rest))
                        .observations()
                        .get(0)
                        .conditions();
        assertEquals(
                condition == null
                        ? Map.of()
                        : Map.of(condition.split("=", 2)[0], condition.split("=", 2)[1]),
                conditions);
    }

    @Test
    void samplesBearTheConditionsOfTheirResults() throws IOException {
        SourceUnderTest harness = new SourceUnderTest(new Harness(), folder, "a.json");
        harness.file(
                "m/results_2025-01-01T00-00-00.json",
                """
                {"results": {"t": {"acc,none": 1.0}}, "versions": {"t": 2}, "n-shot": {"t": 3},
                 "n-samples": {"t": {"original": 9, "effective": 1}}, "chat_template_sha": "ab",
                 "config": {"limit": 1, "fewshot_seed": 5}}
                """);
        Observation found =
                harness.only(
                        harness.file(
                                "m/samples_t_2025-01-01T00-00-00.jsonl",
                                "{\"doc_id\": 0, \"acc\": 1.0}\n"));
        assertEquals(
                Map.of("limit", "1", "version", "2", "chat-template", "applied"),
                found.conditions());
        assertEquals(OptionalLong.of(5), found.seed());
        assertEquals(OptionalInt.of(3), found.setup().shots());
    }
}
