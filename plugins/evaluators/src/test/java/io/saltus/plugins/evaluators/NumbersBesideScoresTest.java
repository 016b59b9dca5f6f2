package io.saltus.plugins.evaluators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.plugins.evaluators.bigcode.BigCode;
import io.saltus.plugins.evaluators.bigscience.BigScience;
import io.saltus.plugins.evaluators.nemo.NemoEvaluator;
import io.saltus.plugins.evaluators.olmes.Olmes;
import io.saltus.plugins.evaluators.olmes.OlmoEval;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shots, examples and the like that are there and cannot be are told, and the score is read. */
class NumbersBesideScoresTest {

    @TempDir private Path folder;

    private ReadResults read(Source source, String file, String text) throws IOException {
        return new SourceUnderTest(source, folder, file).read(text.replace('\'', '"'));
    }

    private static void tells(ReadResults read, String... whys) {
        assertEquals(
                List.of(whys),
                read.issues().stream()
                        .filter(issue -> !issue.remark())
                        .map(Issue::why)
                        .map(why -> why.replace("; it is not taken", ""))
                        .toList());
        assertEquals(1, read.observations().size());
    }

    @Test
    void ofOlmes() throws IOException {
        ReadResults read =
                read(
                        new Olmes(),
                        "a-metrics.json",
                        "{'task_name': 'piqa', 'model_config': {'model': 'alder-1b'}, 'num_instances': 'ten',"
                                + " 'metrics': {'acc_raw': 0.5}, 'task_config': {'num_shots': 2.5, 'limit': 'all',"
                                + " 'fewshot_seed': 1.5, 'generation_kwargs': {'temperature': -1}}}");
        tells(
                read,
                "'num_instances' of 'piqa' must be a whole number of at least 1, got 'ten'",
                "'num_shots' of 'piqa' must be a whole number of at least 0, got 2.5",
                "'limit' of 'piqa' must be a finite number of at least -1, got 'all'",
                "'temperature' of 'piqa' must be a finite number of at least 0, got -1",
                "'fewshot_seed' of 'piqa' must be a whole number, got 1.5");
        assertTrue(read.observations().get(0).setup().shots().isEmpty());
    }

    @Test
    void ofOlmoEval() throws IOException {
        tells(
                read(
                        new OlmoEval(),
                        "metrics.json",
                        "{'timestamp': 'x', 'config': {'model': 'alder-1b'}, 'tasks': [{'task': 'piqa',"
                                + " 'num_instances': 0, 'config': {'num_fewshot': -1}, 'metrics': {'accuracy': 0.5}}]}"),
                "'num_instances' of 'piqa' must be a whole number of at least 1, got 0",
                "'num_fewshot' must be a whole number from 0 to 10000, got -1");
    }

    @Test
    void ofBundlesOfNemo() throws IOException {
        ReadResults read =
                read(
                        new NemoEvaluator(),
                        "eval-quiz.json",
                        "{'benchmark': {'name': 'quiz', 'samples': 2.5, 'scores': {'acc': {'value': 0.4,"
                                + " 'ci_lower': 0.5, 'ci_upper': 0.6}}}, 'config': {'model': 'alder-1b',"
                                + " 'num_fewshot': 'five', 'temperature': 'hot'}}");
        tells(
                read,
                "'num_fewshot' must be a whole number from 0 to 10000, got 'five'",
                "'benchmark.samples' must be a whole number of at least 1, got 2.5",
                "'config.temperature' must be a finite number of at least 0, got 'hot'",
                "the confidence interval of 'acc' of 'quiz' must hold the score 0.4, got 0.5 to 0.6");
        assertTrue(read.observations().get(0).standardError().isEmpty());
        assertEquals(
                "'mean_reward' of 'quiz' must be in [0, 1], got -3",
                read(
                                new NemoEvaluator(),
                                "eval-quiz.json",
                                "{'benchmark': {'name': 'quiz', 'scores': {'mean_reward': {'value': -3}}},"
                                        + " 'config': {'model': 'alder-1b'}}")
                        .issues()
                        .get(0)
                        .why());
    }

    @Test
    void ofContainersOfNemo() throws IOException {
        tells(
                read(
                        new NemoEvaluator(),
                        "results.yml",
                        "{'results': {'tasks': {'a': {'metrics': {'acc': {'scores': {'acc': {'value': 0.5,"
                                + " 'stats': {'count': -5}}}}}}}}, 'target': {'api_endpoint': {'model_id': 'alder-8b'}},"
                                + " 'config': {'params': {'limit_samples': 'some', 'extra': {'num_fewshot': 2.5}}}}"),
                "'num_fewshot' must be a whole number from 0 to 10000, got 2.5",
                "'config.params.limit_samples' must be a finite number of at least -1, got 'some'",
                "'stats.count' of 'acc' of 'a' must be a whole number of at least 1, got -5");
    }

    @Test
    void ofBigCode() throws IOException {
        ReadResults read =
                read(
                        new BigCode(),
                        "humaneval.json",
                        "{'humaneval': {'pass@1': 0.5}, 'config': {'model': 'alder-1b', 'n_samples': 'many',"
                                + " 'temperature': 'hot', 'limit': 'x', 'seed': 0.5}}");
        tells(
                read,
                "'config.n_samples' must be a whole number of at least 1, got 'many'",
                "'config.temperature' must be a finite number of at least 0, got 'hot'",
                "'config.limit' must be a finite number of at least -1, got 'x'",
                "'config.seed' must be a whole number, got 0.5");
        Observation result = read.observations().get(0);
        assertEquals(Grain.GRADED, result.metric().grain(), "it may be of several samples");
    }

    @Test
    void ofBigScience() throws IOException {
        tells(
                read(
                        new BigScience(),
                        "reef-1B3_agg.json",
                        "{'checkpoints': [7.5], 'tokens': [-3], 'results': {'a': {'acc': [0.5]}}}"),
                "'checkpoints[0]' must be a whole number of at least 0, got 7.5",
                "'tokens[0]' must be a finite number of at least 0, got -3");
        tells(
                read(
                        new BigScience(),
                        "reef-1B3_agg.json",
                        "{'checkpoints': [7], 'tokens': [1, 2], 'results': {'a': {'acc': [0.5]}}}"),
                "'tokens' must be a list with a number for each of 1 checkpoints, got a list");
    }
}
