package io.saltus.plugins.evaluators.olmes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlmoEvalTest {

    private static final Path RUN = Path.of("src/test/samples/olmo-eval");

    @TempDir private Path folder;

    private SourceUnderTest reading() {
        return new SourceUnderTest(new OlmoEval(), folder, "metrics.json");
    }

    private ReadResults sample() throws IOException {
        return reading().read(Location.of(RUN.resolve("metrics.json")));
    }

    @Test
    void readsEveryModelByMetricAndScorer() throws IOException {
        ReadResults read = sample();
        assertEquals(List.of(), read.issues());
        assertEquals(
                List.of(
                        "grove/alder-1b accuracy(logprob) 0.5000",
                        "grove/alder-1b bpb(correct) 1.0200",
                        "grove/alder-1b brier 0.6500",
                        "grove/alder-1b p_correct 0.4500",
                        "grove/alder-7b accuracy(logprob) 0.7500"),
                read.observations().stream()
                        .map(
                                o ->
                                        "%s %s %.4f"
                                                .formatted(
                                                        o.model().name(),
                                                        o.metric().name(),
                                                        o.score()))
                        .sorted()
                        .toList());
        Observation accuracy = read.observations().get(0);
        assertEquals(Grain.ALL_OR_NOTHING, accuracy.metric().grain());
        assertEquals(1, accuracy.outcomes().orElseThrow().score("0").orElseThrow());
        assertEquals("5-shot", accuracy.setup().words());
        assertEquals(Instant.parse("2026-05-01T10:00:00Z"), accuracy.measured().orElseThrow());
    }

    @Test
    void tellsStateSeedAndConditions() throws IOException {
        List<Observation> all = sample().observations();
        Observation read = all.get(all.size() - 1);
        assertEquals(9000, read.model().scale(Axis.STEPS).orElseThrow());
        assertEquals(OptionalLong.of(7), read.seed());
        assertEquals(
                Map.of("limit", "4", "split", "validation", "temperature", "0.7"),
                read.conditions());
    }

    @Test
    void findsTheModelOfARunWithOne() throws IOException {
        String text =
                "{'timestamp': 't', 'config': {'provider': {'model': 'grove/alder-1b', 'kind': 'vllm'}}, 'tasks':"
                        + " [{'task': 'piqa', 'metrics': {'accuracy': {'accuracy': 0.5}}, 'num_instances':"
                        + " 10}]}";
        Observation read = reading().only(text.replace('\'', '"'));
        assertEquals("grove/alder-1b accuracy", read.model().name() + " " + read.metric().name());
    }

    @Test
    void saysWhatIsNoScore() throws IOException {
        String text =
                "{'timestamp': 't', 'config': {'model': 'm-1b'}, 'tasks': [{'metrics': {}}, {'task': 'a', 'metrics':"
                        + " {'f1': {'f1': NaN}}}], 'errors': [{'task': 'b', 'error': 'out of memory'}]}";
        assertEquals(
                List.of(
                        "'b' ended in an error: 'out of memory'",
                        "'f1' of 'a' must be a finite number, got NaN",
                        "a task has no name: it has metrics"),
                reading().issues(text.replace('\'', '"')).stream().sorted().toList());
        assertTrue(reading().refusal("{\"tasks\": 3}").contains("expected 'tasks'"), "a number");
    }

    @Test
    void readsPredictionsWithTheirMetricsOnly() throws IOException {
        OlmoEval source = new OlmoEval();
        Location beside =
                Location.of(
                        RUN.resolve("predictions/alder-1b/shell_quiz_rc_456789-predictions.jsonl"));
        assertTrue(source.accepts(beside));
        assertEquals(List.of(), reading().read(beside).issues());
        Location alone =
                reading().file("predictions/m/a-predictions.jsonl", "{\"instance_metrics\": {}}\n");
        assertTrue(source.accepts(alone));
        assertEquals(1, reading().read(alone).issues().size());
    }
}
