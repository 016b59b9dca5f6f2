package io.saltus.plugins.evaluators.olmes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OlmesTest {

    private static final Path RUN = Path.of("src/test/samples/olmes/alder-1b");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new Olmes(), folder, "x-metrics.json");
    }

    private static String task(String metrics, String config) {
        return ("{'task_name': 'piqa', 'task_config': {'task_name': 'piqa', 'num_shots': 5, %s}, 'num_instances': 10,"
                        + " 'metrics': {%s}, 'model_config': {'model': 'grove/alder-1b'}}")
                .formatted(config, metrics)
                .replace('\'', '"');
    }

    private static List<String> words(ReadResults read) {
        return read.observations().stream()
                .map(o -> "%s %s %.4f".formatted(o.task(), o.metric().name(), o.score()))
                .sorted()
                .toList();
    }

    private static Observation of(ReadResults read, String metric) {
        return read.observations().stream()
                .filter(o -> o.metric().name().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsEachScoreOfAFolderOnce() throws IOException {
        ReadResults read = reading.read(Location.of(RUN));
        // p of the right choice: .5, .3, .4, .2, of the other three alike
        assertEquals(
                List.of(
                        "shell_quiz:rc::olmes acc_raw 0.7500",
                        "shell_quiz:rc::olmes bits_per_byte 0.2279",
                        "shell_quiz:rc::olmes brier 0.5800",
                        "shell_quiz:rc::olmes p_correct 0.3500",
                        "shell_quiz:rc::olmes sum_logits_corr -1.1057",
                        "tide_sums:cot::olmes exact_match 0.3750",
                        "tide_sums:cot::olmes exact_match_flex 0.4250"),
                words(read));
        assertEquals(
                "set aside 2 scores, as counts and descriptions of the answers: 'no_answer', 'extra_metrics';"
                        + " set aside 2 scores, as copies of a task's primary metric: 'primary_score'; set aside 3"
                        + " scores, as averages over tasks: 'shells::olmes'; set aside 19 scores, as repeated in"
                        + " files of one folder: 'shell_quiz:rc::olmes', 'tide_sums:cot::olmes', 'shells::olmes'",
                read.issues().stream().map(Issue::why).collect(Collectors.joining("; ")));
        assertTrue(read.issues().stream().allMatch(Issue::remark));
    }

    @Test
    void findsModelSetupAndConditions() throws IOException {
        Observation read = of(reading.read(Location.of(RUN)), "exact_match");
        assertEquals("grove/alder-1b", read.model().name());
        assertEquals("chain-of-thought, 8-shot", read.setup().words());
        assertEquals(OptionalLong.of(20), read.examples());
        assertEquals(
                Map.of("limit", "20", "split", "validation", "temperature", "0.6"),
                read.conditions());
        assertEquals(Instant.parse("2026-03-04T05:06:07Z"), read.measured().orElseThrow());
    }

    @Test
    void takesTheExamplesFromThePredictions() throws IOException {
        ReadResults read = reading.read(Location.of(RUN));
        Observation acc = of(read, "acc_raw");
        assertEquals(Grain.ALL_OR_NOTHING, acc.metric().grain());
        assertEquals(0, acc.outcomes().orElseThrow().score("3").orElseThrow());
        Observation correct = of(read, "p_correct");
        assertEquals(.25, correct.metric().chance().orElseThrow());
        assertEquals(.2, correct.outcomes().orElseThrow().score("3").orElseThrow(), 1e-12);
        assertEquals(Direction.LOWER_IS_BETTER, of(read, "bits_per_byte").metric().direction());
        Olmes without = new Olmes(new io.saltus.sources.settings.RunSettings(), false);
        assertTrue(
                ReadResults.of(without, Location.of(RUN)).observations().stream()
                        .allMatch(o -> o.outcomes().isEmpty()));
    }

    @Test
    void readsEveryFileByItself() throws IOException {
        List<String> task =
                words(reading.read(Location.of(RUN.resolve("task-000-shell_quiz-metrics.json"))));
        List<String> all = words(reading.read(Location.of(RUN.resolve("metrics-all.jsonl"))));
        assertEquals(5, task.size());
        assertEquals(
                List.of(
                        "shell_quiz:rc::olmes acc_raw 0.7500",
                        "shell_quiz:rc::olmes sum_logits_corr -1.1057",
                        "tide_sums:cot::olmes exact_match 0.3750",
                        "tide_sums:cot::olmes exact_match_flex 0.4250"),
                all);
        assertEquals(all, words(reading.read(Location.of(RUN.resolve("metrics.json")))));
    }

    @Test
    void readsTheStateOfARevision() throws IOException {
        String text =
                task("'acc_raw': 0.5", "'x': 1")
                        .replace(
                                "\"grove/alder-1b\"",
                                "\"grove/alder-1b\", \"revision\": \"step1250-unsharded-hf\"");
        Observation read = reading.only(text);
        assertEquals("grove/alder-1b", read.model().name());
        assertEquals(1250, read.model().scale(Axis.STEPS).orElseThrow());
    }

    @Test
    void knowsBitsPerByteUnderTheirOldName() throws IOException {
        ReadResults read =
                reading.read(
                        task(
                                "'logits_per_byte_corr': 0.9, 'logits_per_char_corr': -0.5",
                                "'x': 1"));
        assertEquals(Direction.LOWER_IS_BETTER, read.observations().get(0).metric().direction());
        assertEquals(Direction.HIGHER_IS_BETTER, read.observations().get(1).metric().direction());
    }

    @Test
    void readsTheFlatTasksOfOlderFiles() throws IOException {
        String old =
                "{'all_primary_scores': ['piqa: 0.5'], 'metrics': [{'alias': 'piqa', 'acc_raw': 0.5,"
                        + " 'num_instances': 10, 'processing_time': 2.5}], 'model_config': {'model':"
                        + " 'alder-1b'}}";
        Observation read = reading.only(old.replace('\'', '"'));
        assertEquals(
                "piqa acc_raw 0.5", read.task() + " " + read.metric().name() + " " + read.score());
        assertEquals(OptionalLong.of(10), read.examples());
    }

    @Test
    void readsAveragesWhereNoTaskIsThere() throws IOException {
        ReadResults read =
                reading.read(
                        task(
                                "'primary_score': 0.4, 'primary_score_macro': 0.4",
                                "'metadata': {'num_tasks': 2}"));
        assertEquals(2, read.observations().size());
    }

    @Test
    void aSeedOfTheExamplesMakesAReplicate() throws IOException {
        assertEquals(
                OptionalLong.of(7),
                reading.only(task("'acc_raw': 0.5", "'fewshot_seed': 7")).seed());
        assertEquals(
                OptionalLong.empty(),
                reading.only(task("'acc_raw': 0.5", "'fewshot_seed': 1234")).seed());
    }

    @Test
    void saysWhatIsNoScore() throws IOException {
        assertEquals(
                List.of(
                        "'acc_raw' of 'piqa' must be a finite number, got NaN",
                        "'exact_match' of 'piqa' must be a finite number, got 'n/a'",
                        "set aside 1 score, as null, which says that there is none: 'f1'"),
                reading.issues(task("'acc_raw': NaN, 'exact_match': 'n/a', 'f1': null", "'x': 1")));
        assertTrue(reading.refusal("{\"tasks\": []}").contains("holds no score"), "no task");
        assertTrue(reading.refusal("[1]").contains("expected 'tasks'"), "a list");
    }

    @Test
    void refusesProbabilitiesOutsideOfZeroAndOne() throws IOException {
        ReadResults read =
                reading.read(
                        task(
                                "'correct_prob': -0.5, 'norm_correct_prob': 1.5, 'acc_raw': 0.5",
                                "'x': 1"));
        assertEquals(List.of("piqa acc_raw 0.5000"), words(read));
        assertEquals(2, read.refused());
        assertTrue(
                read.says("'correct_prob' of 'piqa': a probability must be in [0, 1], got -0.5"));
        Location metrics = reading.file("p-metrics.json", task("'correct_prob': 0.5", "'x': 1"));
        reading.file(
                "p-predictions.jsonl", "{\"doc_id\": 0, \"metrics\": {\"correct_prob\": 1.5}}\n");
        assertTrue(reading.read(metrics).says("line 1: 'correct_prob' is 1.5, no probability"));
    }

    @Test
    void usesNoPredictionsOfAnotherNumber() throws IOException {
        Location metrics = reading.file("a-metrics.json", task("'acc_raw': 0.5", "'x': 1"));
        reading.file("a-predictions.jsonl", "{\"doc_id\": 0, \"metrics\": {\"acc_raw\": 1}}\n{\n");
        ReadResults read = reading.read(metrics);
        assertTrue(read.observations().get(0).outcomes().isEmpty());
        assertEquals(2, read.issues().size(), read::toString);
        assertTrue(read.issues().get(1).why().contains("holds 1 examples"), read::toString);
    }

    @Test
    void saysWherePredictionsStandAlone() throws IOException {
        Path alone = folder.resolve("b-predictions.jsonl");
        Files.copy(RUN.resolve("task-000-shell_quiz-predictions.jsonl"), alone);
        assertTrue(new Olmes().accepts(Location.of(alone)));
        ReadResults read = reading.read(Location.of(alone));
        assertTrue(read.issues().get(0).why().contains("are not beside it"), read::toString);
    }

    @Test
    void namesAFileOfTheFolderThatSaysSomethingElse() throws IOException {
        reading.file("run/a-metrics.json", task("'acc_raw': 0.5", "'x': 1"));
        reading.file("run/metrics-all.jsonl", task("'acc_raw': 0.6", "'x': 1"));
        ReadResults read = reading.read(Location.of(folder.resolve("run")));
        assertEquals(1, read.observations().size());
        assertTrue(read.issues().get(0).why().contains("something else of 'piqa'"), read::toString);
    }

    @ParameterizedTest
    @CsvSource({"notes.txt, true", "results.csv, false", "other.json, false", "sub/x.json, false"})
    void claimsAFolderOfItsFilesAlone(String other, boolean is) throws IOException {
        reading.file("run/a-metrics.json", task("'acc_raw': 0.5", "'x': 1"));
        reading.file("run/" + other, "{}");
        assertEquals(is, new Olmes().accepts(Location.of(folder.resolve("run"))));
    }

    @Test
    void acceptsNothingElse() throws IOException {
        Olmes source = new Olmes();
        assertFalse(
                source.accepts(reading.file("metrics.json", "{\"tasks\": [], \"config\": {}}")));
        assertFalse(
                source.accepts(reading.file("a.jsonl", "{\"doc_id\": 1, \"metrics\": [\"acc\"]}")));
        assertFalse(source.accepts(reading.file("a.txt", task("'acc_raw': 0.5", "'x': 1"))));
    }
}
