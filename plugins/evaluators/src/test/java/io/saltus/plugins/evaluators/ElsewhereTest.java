package io.saltus.plugins.evaluators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.plugins.evaluators.bigcode.BigCode;
import io.saltus.plugins.evaluators.bigscience.BigScience;
import io.saltus.plugins.evaluators.dclm.Dclm;
import io.saltus.plugins.evaluators.deepeval.DeepEval;
import io.saltus.plugins.evaluators.euroeval.EuroEval;
import io.saltus.plugins.evaluators.nemo.NemoEvaluator;
import io.saltus.plugins.evaluators.olmes.Olmes;
import io.saltus.plugins.evaluators.olmes.OlmoEval;
import io.saltus.plugins.evaluators.openaievals.OpenAiEvals;
import io.saltus.plugins.evaluators.opencompass.OpenCompass;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a file says does not depend on its name, its place or the order in it, but for what a tool
 * writes nowhere else: the folder of OpenCompass, the file's name of BigScience.
 */
class ElsewhereTest {

    private static final String ELSEWHERE = "/step7/llama-7b_5-shot";

    @TempDir private Path folder;

    /** Members of an object in any order. */
    private static String object(Random order, String... members) {
        List<String> all = new ArrayList<>(List.of(members));
        all.removeIf(String::isEmpty);
        Collections.shuffle(all, order);
        return ("{" + String.join(", ", all) + "}").replace('\'', '"');
    }

    private static String list(Random order, List<String> items) {
        List<String> all = new ArrayList<>(items);
        Collections.shuffle(all, order);
        return "[" + String.join(", ", all) + "]";
    }

    /** A file of a tool that states model {@code i} with its scores. */
    @FunctionalInterface
    private interface Written {
        String file(int model, int right, Random order);
    }

    private void same(Case any, Source source, String ending, Written written) throws IOException {
        same(any, source, "/plain." + ending, ELSEWHERE + "." + ending, written);
    }

    private void same(Case any, Source source, String place, String other, Written written)
            throws IOException {
        List<Integer> right = any.integers(1, 6, 0, 10);
        SourceUnderTest reading = new SourceUnderTest(source, folder, "x");
        Random random = any.random();
        Set<Observation> plain = new HashSet<>();
        Set<Observation> elsewhere = new HashSet<>();
        for (int i = 0; i < right.size(); i++) {
            String id = source.getClass().getSimpleName() + any.seed() + "/" + i;
            String model = String.valueOf(i + 1);
            plain.addAll(
                    read(
                            reading,
                            id + place.replace("MODEL", model),
                            written.file(i, right.get(i), new Random(0))));
            for (int again = 0; again <= random.nextInt(2); again++) {
                String at = id + "/v" + again + other.replace("MODEL", model);
                elsewhere.addAll(read(reading, at, written.file(i, right.get(i), random)));
            }
        }
        assertEquals(plain, elsewhere);
        assertEquals(2 * right.size(), plain.size(), plain::toString);
    }

    private static Set<Observation> read(SourceUnderTest reading, String file, String text)
            throws IOException {
        ReadResults results = reading.read(reading.file(file, text));
        assertEquals(
                List.of(),
                results.issues().stream()
                        .filter(issue -> !issue.remark())
                        .map(Issue::why)
                        .toList());
        return results.undated();
    }

    @Cases(25)
    void bigCode(Case any) throws IOException {
        same(
                any,
                new BigCode(),
                "json",
                (i, right, order) ->
                        object(
                                order,
                                "'humaneval': " + object(order, "'pass@1': " + right / 10.0),
                                "'mbpp': "
                                        + object(
                                                order,
                                                "'pass@1': " + right / 20.0,
                                                "'num_failed': 3"),
                                "'config': "
                                        + object(
                                                order,
                                                "'model': 'grove/alder-" + (i + 1) + "b'",
                                                "'n_samples': 1")));
    }

    @Cases(25)
    void dclm(Case any) throws IOException {
        same(
                any,
                new Dclm(),
                "json",
                (i, right, order) ->
                        object(
                                order,
                                "'model': 'open_lm_%db'".formatted(i + 1),
                                "'_filename': 'evaluation_reef-open_lm_%db-mult=1-seed=3-tokens=100_heavy.json'"
                                        .formatted(i + 1),
                                "'Core': -0.5",
                                "'eval_metrics': {'icl': "
                                        + object(
                                                order,
                                                "'piqa': " + right / 10.0,
                                                "'copa': " + right / 20.0)
                                        + "}"));
    }

    @Cases(25)
    void olmes(Case any) throws IOException {
        same(
                any,
                new Olmes(),
                "json",
                (i, right, order) ->
                        object(
                                order,
                                "'all_primary_scores': []",
                                "'model_config': "
                                        + object(
                                                order,
                                                "'model': 'grove/alder-" + (i + 1) + "b'",
                                                "'revision': null"),
                                "'tasks': "
                                        + list(
                                                order,
                                                List.of(
                                                        "{'alias': 'a', 'metrics': {'acc_raw': %s}, 'num_instances': 10}"
                                                                .formatted(right / 10.0),
                                                        "{'alias': 'b', 'metrics': {'acc_raw': %s}, 'num_instances': 20}"
                                                                .formatted(right / 20.0)))));
    }

    @Cases(25)
    void olmoEval(Case any) throws IOException {
        same(
                any,
                new OlmoEval(),
                "json",
                (i, right, order) ->
                        object(
                                order,
                                "'timestamp': '2026-05-0%dT10:00:00Z'"
                                        .formatted(1 + order.nextInt(9)),
                                "'config': {'models': {'m': {'model': 'grove/alder-%db'}}}"
                                        .formatted(i + 1),
                                "'tasks': "
                                        + list(
                                                order,
                                                List.of(
                                                        "{'task': 'a', 'model': 'm', 'metrics': {'accuracy': {'x': %s}}}"
                                                                .formatted(right / 10.0),
                                                        "{'task': 'b', 'model': 'm', 'metrics': {'accuracy': {'x': %s}}}"
                                                                .formatted(right / 20.0)))));
    }

    @Cases(25)
    void nemoEvaluator(Case any) throws IOException {
        String score =
                "'%s': {'metrics': {'acc': {'scores': {'acc': {'value': %s, 'stats': {'stderr': 0.1}}}}}}";
        same(
                any,
                new NemoEvaluator(),
                "yml",
                (i, right, order) ->
                        object(
                                order,
                                "'results': {'tasks': "
                                        + object(
                                                order,
                                                score.formatted("a", right / 10.0),
                                                score.formatted("b", right / 20.0))
                                        + "}",
                                "'target': {'api_endpoint': {'model_id': 'grove/alder-%db'}}"
                                        .formatted(i + 1)));
    }

    @Cases(25)
    void euroEval(Case any) throws IOException {
        same(
                any,
                new EuroEval(),
                "jsonl",
                (i, right, order) -> {
                    List<String> lines = new ArrayList<>();
                    for (String set : List.of("gulls", "terns")) {
                        lines.add(
                                object(
                                        order,
                                        "'dataset': '" + set + "'",
                                        "'task': 'sentiment'",
                                        "'model': 'grove/alder-" + (i + 1) + "B'",
                                        "'results': "
                                                + object(
                                                        order,
                                                        "'total': "
                                                                + object(
                                                                        order,
                                                                        "'test_mcc': " + 10 * right,
                                                                        "'test_mcc_se': 1.5"))));
                    }
                    Collections.shuffle(lines, order);
                    lines.addAll(lines.subList(0, order.nextInt(2)));
                    return String.join("\n", lines);
                });
    }

    @Cases(25)
    void openAiEvals(Case any) throws IOException {
        same(
                any,
                new OpenAiEvals(),
                "jsonl",
                (i, right, order) -> {
                    List<String> lines = new ArrayList<>();
                    for (int e = 0; e < 10; e++) {
                        lines.add(
                                object(
                                        order,
                                        "'type': 'match'",
                                        "'sample_id': 's.%d'".formatted(e),
                                        "'data': {'correct': %s}".formatted(e < right)));
                    }
                    lines.add(
                            "{'final_report': "
                                    + object(
                                            order,
                                            "'accuracy': " + right / 10.0,
                                            "'f1': " + right / 20.0)
                                    + "}");
                    Collections.shuffle(lines, order);
                    return ("{'spec': "
                                    + object(
                                            order,
                                            "'completion_fns': ['alder-%db']".formatted(i + 1),
                                            "'eval_name': 'shells.dev.v0'")
                                    + "}\n"
                                    + String.join("\n", lines))
                            .replace('\'', '"');
                });
    }

    @Cases(25)
    void deepEval(Case any) throws IOException {
        same(
                any,
                new DeepEval(),
                "json",
                (i, right, order) -> {
                    List<String> cases = new ArrayList<>();
                    for (int e = 0; e < 10; e++) {
                        cases.add(
                                object(
                                        order,
                                        "'input': 'question %d'".formatted(e),
                                        "'metricsData': ["
                                                + object(
                                                        order,
                                                        "'name': 'Depth'",
                                                        "'threshold': 0.5",
                                                        "'score': " + (e < right ? 0.75 : 0.25),
                                                        "'success': " + (e < right))
                                                + "]"));
                    }
                    return object(
                            order,
                            "'hyperparameters': {'model': 'alder-%db'}".formatted(i + 1),
                            "'datasetAlias': 'shells'",
                            "'testCases': " + list(order, cases));
                });
    }

    @Cases(25)
    void openCompass(Case any) throws IOException {
        same(
                any,
                new OpenCompass(),
                "/20260301_101500/results/alder-MODELb-hf/sums.json",
                "/outputs/step7/llama-7b/results/alder-MODELb-hf/sums.json",
                (i, right, order) -> {
                    List<String> examples = new ArrayList<>();
                    for (int e = 0; e < 10; e++) {
                        examples.add("'%d': {'pred': 'x', 'correct': %s}".formatted(e, e < right));
                    }
                    return object(
                            order,
                            "'accuracy': " + 10 * right,
                            "'score': " + (1000 + i),
                            "'details': " + object(order, examples.toArray(new String[0])));
                });
    }

    @Cases(25)
    void bigScience(Case any) throws IOException {
        same(
                any,
                new BigScience(),
                "/reef-1B3_agg.json",
                "/step7/llama-7b/reef-1B3_agg.json",
                (i, right, order) ->
                        object(
                                order,
                                "'tokens': [1e9, %de9]".formatted(i + 2),
                                "'checkpoints': [%d, %d]".formatted(10 * i + 1, 10 * i + 2),
                                "'results': "
                                        + object(
                                                order,
                                                "'a': {'acc': [%s, %s]}"
                                                        .formatted(right / 20.0, right / 10.0))));
    }
}
