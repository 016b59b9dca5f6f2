package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file leaves in doubt is told of, refused or left out, and never guessed in silence. */
class HarnessDoubtsTest {

    @TempDir private Path folder;

    private ReadResults read(Source source, String name, String content) throws IOException {
        SourceUnderTest files = new SourceUnderTest(source, folder, name);
        return files.read(files.file(name, content.replace('\'', '"')));
    }

    private ReadResults read(String content) throws IOException {
        return read(new Harness(), "m-1b.json", content);
    }

    private static List<String> whys(ReadResults results) {
        return results.issues().stream().map(Issue::why).toList();
    }

    private static List<Double> scores(ReadResults results) {
        return results.observations().stream().map(Observation::score).toList();
    }

    @Test
    void refusesAShareThatMayBeEitherBesidePercentages() throws IOException {
        ReadResults one = read("{'results': {'a': {'acc': 45.0}, 'b': {'acc': 1.0}}}");
        assertEquals(List.of(.45), scores(one));
        assertTrue(whys(one).get(0).contains("nothing tells whether this is one, too"));
        assertEquals(1, one.issues().get(0).refused());
        ReadResults zero = read("{'results': {'a': {'acc': 45.0}, 'b': {'acc': 0}}}");
        assertEquals(List.of(.45, 0.), scores(zero));
    }

    @Test
    void takesAShareBesidePercentagesAsItsStandardErrorTells() throws IOException {
        ReadResults read =
                read("{'results': {'a': {'acc': 45.0}, 'b': {'acc': 0.9, 'acc_stderr': 0.9}}}");
        assertEquals(.009, scores(read).get(1), 1e-15);
        assertEquals(.009, read.observations().get(1).standardError().orElseThrow(), 1e-15);
    }

    @Test
    void saysWhichSharesOfAMetricAreFractions() throws IOException {
        ReadResults read =
                read("{'results': {'a': {'f1': 45.0}, 'b': {'f1': 0.5}, 'c': {'f1': 0.25}}}");
        assertEquals(List.of(.45, .5, .25), scores(read));
        assertEquals(
                List.of(
                        "writes 'f1' as percentages, up to 45; they were divided by 100, but for"
                                + " 2 scores of 'f1' up to 1, taken as fractions"),
                whys(read));
    }

    @Test
    void findsTheExamplesOfLightEvalUnderATaskWithoutItsShots() throws IOException {
        ReadResults read =
                read(
                        new LightEval(),
                        "results_2025-03-24T09-00-00.json",
                        """
                        {'config_general': {'max_samples': 5000, 'model_name': 'lab/elm-1b'},
                         'results': {'lighteval|gsm8k|5': {'extractive_match': 0.3}},
                         'config_tasks': {'lighteval|gsm8k':
                             {'original_num_docs': 1319, 'effective_num_docs': 1319}}}
                        """);
        Observation result = read.observations().get(0);
        assertEquals(1319, result.examples().orElseThrow());
        assertEquals(Map.of(), result.conditions());
    }

    @Test
    void prefersResultsToSamplesThatContradictThem() throws IOException {
        String time = "2025-01-01T00-00-00.000000";
        SourceUnderTest files = new SourceUnderTest(new Harness(), folder, "m-1b.json");
        files.file("m-1b/results_" + time + ".json", "{\"results\": {\"t\": {\"acc,none\": 0.9}}}");
        ReadResults read =
                read(
                        new Harness(),
                        "m-1b/samples_t_" + time + ".jsonl",
                        "{'doc_id': 0, 'acc': 1}\n{'doc_id': 1, 'acc': 0}\n");
        assertEquals(List.of(), read.observations());
        assertTrue(
                whys(read)
                        .get(0)
                        .startsWith("'acc' is 0.5 over these samples and 0.9 in the results"),
                whys(read)::toString);
    }

    @Test
    void tellsOfWhatItLeavesOut() throws IOException {
        ReadResults read =
                read(
                        """
                        {'results': {'a': {'acc': 0.5, 'acc_stderr': 'x', 'f1': null},
                                     'b': {'acc': 0.5, 'acc_stderr': -3}},
                         'n-shot': {'a': -1, 'b': 2}, 'n-samples': {'b': {'effective': 2.5}},
                         'config': {'fewshot_seed': 99999999999999999999999}}
                        """);
        assertEquals(
                List.of(
                        "set aside 1 score, as null, which says that there is none: 'f1'",
                        "leaves out 2 standard errors, which must be a finite number of at least 0:"
                                + " that of 'acc' of 'a' is 'x'",
                        "'fewshot_seed' must be a whole number of at most 63 bits, got"
                                + " 99999999999999999999999; it is unknown; 2 more like it"),
                whys(read));
    }

    @Test
    void readsCheckpointsOfGptNeoX() throws IOException {
        String run =
                """
                {'results': {'t': {'acc': 0.5}}, 'versions': {'t': 0}, 'config': {'model': 'neox',
                 'num_fewshot': 0, 'model_args': {'load': '/x/ckpts/%s', 'iteration': 13000}}}
                """;
        Observation named =
                read(
                                new Harness(),
                                "p/pythia-2.8b-0shot-global_step13000__eval_results_11-25-2022-02-48-04.json",
                                run.formatted("2.7B_new"))
                        .observations()
                        .get(0);
        assertEquals("pythia-2.8b", named.model().name());
        assertEquals(13000, named.model().scale(Axis.STEPS).orElseThrow());
        assertEquals(Instant.parse("2022-11-25T02:48:04Z"), named.measured().orElseThrow());
        Observation unnamed =
                read(
                                new Harness(),
                                "6.7B/eval_results_01-22-2023-01-58-42.json",
                                run.formatted("6.7B_dedup"))
                        .observations()
                        .get(0);
        assertEquals(13000, unnamed.model().scale(Axis.STEPS).orElseThrow());
        assertEquals("6.7B_dedup", unnamed.model().name());
        Observation configured =
                read(
                                new Harness(),
                                "6.7B/eval_results_01-22-2023-01-58-42.json",
                                run.formatted("6.7B_dedup")
                                        .replace(
                                                "'iteration'",
                                                "'config_files': {'pythia-6.7B.yml': 'x'}, 'iteration'"))
                        .observations()
                        .get(0);
        assertEquals("pythia-6.7B_dedup", configured.model().name());
    }

    @Test
    void tellsOfAFileOfGptNeoXWhosePlaceSaysOtherShots() throws IOException {
        ReadResults read =
                read(
                        new Harness(),
                        "pythia-1.4b-5shot-global_step500_eval_results_12-29-2022-16-26-51.json",
                        "{'results': {'t': {'acc': 0.5}}, 'config': {'model': 'neox', 'num_fewshot': 0}}");
        assertEquals(0, read.observations().get(0).setup().shots().orElseThrow());
        assertEquals(
                List.of(
                        "'num_fewshot' is 0 and the file's place says 5-shot; what the file states is"
                                + " taken"),
                whys(read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'results': {'GET /': {'latency': 0.2, 'rps': 100}}} | false",
                "{'results': {'run1': {'accuracy': 0.5, 'loss': 1.2}}} | false",
                "{'results': [{'command': 'ls', 'mean': 0.2}]} | false",
                "{'results': {'t': {'acc': 0.5}}} | true",
                "{'results': {'t': {'accuracy': 0.5}}, 'versions': {'t': 1}} | true",
                "{'results': {'t': {'accuracy,none': 0.5}}} | true"
            },
            quoteCharacter = '"')
    void takesWhatTheHarnessAloneWrites(String content, boolean taken) throws IOException {
        SourceUnderTest files = new SourceUnderTest(new Harness(), folder, "m-1b.json");
        assertEquals(
                taken, new Harness().accepts(files.file("m-1b.json", content.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'metrics': ['acc'], 'acc': -3 | must be in [0, 1]",
                "'metrics': ['acc'], 'acc': 7 | must be in [0, 1]",
                "'metrics': ['f1'], 'f1': -3 | must be in [0, 1]",
                "'acc': -3 | must be in [0, 1]",
                "'acc': NaN | is no score",
                "'metrics': ['acc'], 'acc': null | is no score",
            },
            quoteCharacter = '"')
    void leavesASampleOutWhoseScoreIsNone(String metric, String why) throws IOException {
        String other = metric.contains("f1") ? "'metrics': ['f1'], 'f1': 1" : "'acc': 1";
        ReadResults read =
                read(
                        new Harness(),
                        "m-1b/samples_t_2025-01-01T00-00-00.jsonl",
                        "{'doc_id': 0, %s}\n{'doc_id': 1, %s}\n".formatted(other, metric));
        assertEquals(1, read.observations().get(0).score());
        assertEquals(1, read.observations().get(0).examples().orElseThrow());
        assertEquals(1, read.issues().size());
        assertTrue(whys(read).get(0).contains(why), whys(read)::toString);
    }
}
