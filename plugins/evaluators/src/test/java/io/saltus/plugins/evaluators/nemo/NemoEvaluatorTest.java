package io.saltus.plugins.evaluators.nemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NemoEvaluatorTest {

    private static final Path SAMPLES = Path.of("src/test/samples/nemo-evaluator");

    @TempDir private Path folder;

    private SourceUnderTest reading(String file) {
        return new SourceUnderTest(new NemoEvaluator(), folder, file);
    }

    private ReadResults sample(String file) throws IOException {
        return reading("x").read(Location.of(SAMPLES.resolve(file)));
    }

    private static List<String> words(ReadResults read) {
        return read.observations().stream()
                .map(o -> o.task() + " " + o.metric().name() + " " + o.score())
                .toList();
    }

    @Test
    void readsTheTasksOfAContainer() throws IOException {
        ReadResults read = sample("old/results.yml");
        assertEquals(
                List.of(
                        "shell_quiz score 0.625",
                        "shell_quiz exact_match 0.5",
                        "shell_quiz exact_match(strict) 0.25"),
                words(read));
        Observation score = read.observations().get(0);
        assertEquals("grove/alder-8b", score.model().name());
        assertEquals("5-shot", score.setup().words());
        assertEquals(Map.of("limit", "50", "temperature", "0.6"), score.conditions());
        assertEquals(OptionalLong.of(40), score.examples());
        assertEquals(.0418, score.standardError().orElseThrow());
        assertEquals(Grain.ALL_OR_NOTHING, score.metric().grain());
        assertTrue(read.observations().get(2).standardError().isEmpty());
        assertEquals(
                List.of(
                        "set aside 1 score, as counts, lengths and times: 'completion_tokens(mean)'",
                        "set aside 1 score, as means over groups of tasks: 'shells'"),
                read.issues().stream().map(Issue::why).toList());
    }

    @Test
    void readsABenchmarkWithTheRewardsOfItsProblems() throws IOException {
        ReadResults read = sample("new/shell_quiz/eval-shell_quiz.json");
        assertEquals(
                List.of("shell_quiz mean_reward 0.6667", "shell_quiz pass@1 0.5"), words(read));
        Observation mean = read.observations().get(0);
        assertEquals(OptionalLong.of(3), mean.examples());
        assertEquals(.5, mean.outcomes().orElseThrow().score("0").orElseThrow());
        // the deviation of 1/2, 1, 1/2 over sqrt(3)
        assertEquals(1 / 6.0, mean.standardError().orElseThrow(), 1e-12);
        // half of .392 over the normal quantile of .975
        assertEquals(.1, read.observations().get(1).standardError().orElseThrow(), 1e-4);
        assertEquals(
                List.of("set aside 1 score, as parts of the benchmark: 'sea'"),
                read.issues().stream().map(Issue::why).toList());
    }

    @Test
    void readsGroupsWhereNoTaskIsThere() throws IOException {
        ReadResults read =
                reading("results.yml")
                        .read(
                                "results:\n  groups:\n    shells: {metrics: {acc: {scores: {acc: {value: 0.5}}}}}\n"
                                        + "target: {api_endpoint: {model_id: alder-8b}}\n");
        assertEquals(List.of("shells acc 0.5"), words(read));
        assertTrue(read.issues().get(0).why().contains("groups and no tasks"), read::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results: {tasks: {a: {metrics: {acc: {scores: {acc: {value: .nan}}}}}}} | 'acc' of 'a' must be a"
                        + " finite number, got NaN",
                "results: {tasks: {a: {metrics: {acc: {scores: {acc: {value: high}}}}}}} | 'acc' of 'a' must be a"
                        + " finite number, got 'high'",
                "results: {tasks: {a: {metrics: {acc: {scores: {acc: {value: 62}}}}}}} | 'acc' of 'a': the score of"
                        + " 'acc' must be in [0, 1], got 62"
            })
    void saysWhatIsNoScore(String text, String why) throws IOException {
        assertEquals(List.of(why), reading("results.yml").issues(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results: {tasks: {}} | holds no score",
                "other: 3 | found an object of other",
                "results: [ | is no whole YAML",
                "a: 1\\na: 2 | is no whole YAML"
            })
    void refusesWhatHoldsNoScore(String text, String why) {
        String refusal = reading("results.yml").refusal(text.replace("\\n", "\n"));
        assertTrue(refusal.contains(why), refusal);
    }

    @Test
    void keepsYamlWithinBounds() {
        String deep = reading("results.yml").refusal("a: " + "[".repeat(5_000));
        assertTrue(deep.lines().count() == 1 && deep.contains("YAML"), deep);
        StringBuilder aliases = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            aliases.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        String many = reading("results.yml").refusal(aliases.toString());
        assertTrue(many.contains("aliases"), many);
    }

    @Test
    void saysWhereRewardsStandAlone() throws IOException {
        SourceUnderTest rewards = reading("results.jsonl");
        Location file = rewards.file("results.jsonl", "{\"problem_idx\": 0, \"reward\": 1}\n");
        assertTrue(new NemoEvaluator().accepts(file));
        assertTrue(
                rewards.read(file).issues().get(0).why().contains("eval-BENCHMARK.json"), "alone");
        assertEquals(List.of(), sample("new/shell_quiz/results.jsonl").issues());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results.yml | results:\\n  tasks:\\n    a: {metrics: {b: {scores: {}}}} | true",
                "config.yml | results:\\n  path: x | false",
                "a.json | {'benchmark': {'scores': {}}, 'config': {}} | true",
                "a.json | {'benchmark': 'x', 'config': {}} | false",
                "results.jsonl | {'task': 'x', 'score': 1} | false"
            })
    void acceptsItsFilesAndNothingElse(String file, String text, boolean is) throws IOException {
        String content = text.replace("\\n", "\n").replace('\'', '"');
        assertEquals(is, new NemoEvaluator().accepts(reading("x").file(file, content)));
    }
}
