package io.saltus.plugins.evaluators.dclm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DclmTest {

    private static final String RUN =
            "tidepool-open_lm_1b-warm=5000-lr=0p003-wd=0p033-bs=256-mult=1";

    private static final Path SAMPLE =
            Path.of(
                    "src/test/samples/dclm/evaluation_"
                            + RUN
                            + "-seed=7-tokens=28795904000_heavy.json");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new Dclm(), folder, "evaluation.json");
    }

    private static String file(String model, String tasks, String rest) {
        return ("{'model': '" + model + "', 'eval_metrics': {'icl': {" + tasks + "}}" + rest + "}")
                .replace('\'', '"');
    }

    @Test
    void readsTheShareOfEachTask() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLE));
        assertEquals(
                List.of(
                        "mmlu 5-shot accuracy 0.31",
                        "mmlu 0-shot accuracy 0.29",
                        "gsm8k chain-of-thought, 3-shot accuracy 0.031",
                        "siqa 10-shot accuracy 0.5775",
                        "shell_sorting  accuracy 0.31",
                        "mmlu  loss 1.69",
                        "open_lm_validation  loss 2.9899999999999998"),
                read.observations().stream()
                        .map(
                                o ->
                                        "%s %s %s %s"
                                                .formatted(
                                                        o.task(),
                                                        o.setup().words(),
                                                        o.metric().name(),
                                                        o.score()))
                        .toList());
        Observation siqa = read.observations().get(3);
        assertEquals(.5, siqa.metric().chance().orElseThrow());
        assertEquals(OptionalLong.of(7), siqa.seed());
        assertEquals(OptionalInt.of(10), siqa.setup().shots());
        assertEquals(Instant.parse("2026-03-02T07:07:17Z"), siqa.measured().orElseThrow());
        assertEquals(Direction.LOWER_IS_BETTER, read.observations().get(5).metric().direction());
    }

    @Test
    void findsRunSizeTokensAndLoss() throws IOException {
        Observation read = reading.read(Location.of(SAMPLE)).observations().get(0);
        assertEquals(RUN, read.model().name());
        assertEquals("tidepool-open-lm", read.model().family());
        assertEquals(1e9, read.model().scale(Axis.PARAMETERS).orElseThrow());
        assertEquals(28795904000d, read.model().scale(Axis.TOKENS).orElseThrow());
        assertEquals(2.99, read.model().scale(Axis.LOSS).orElseThrow(), 1e-12);
    }

    @Test
    void setsAsideMeansAndWhatChanceNormalises() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLE));
        assertEquals(
                List.of(
                        "set aside 5 scores, as means over tasks that are normalised by chance:"
                                + " 'world knowledge', 'safety', 'aggregated_centered_results', 'Core', 'Extended'",
                        "set aside 2 scores, as means over tasks that are there: 'aggregated_results',"
                                + " 'rw_small'"),
                read.issues().stream().map(issue -> issue.why()).toList());
    }

    @Test
    void believesTheFileHowItWasCalled() throws IOException {
        String text =
                file(
                        "open_lm_7b",
                        "'piqa': 0.75",
                        ", '_filename': 'evals/evaluation_reef-open_lm_7b-mult=2-tokens=100_heavy.json'");
        Observation read = reading.only(reading.file("step9/llama-7b.json", text));
        assertEquals("reef-open_lm_7b-mult=2", read.model().name());
        assertEquals(100, read.model().scale(Axis.TOKENS).orElseThrow());
    }

    @Test
    void aPublishedModelHasItsOwnName() throws IOException {
        Observation read = reading.only(file("grove/rowan-7b", "'piqa': 0.75", ""));
        assertEquals("grove/rowan-7b", read.model().name());
    }

    @Test
    void aWidthAndADepthAreASize() throws IOException {
        String text = file("d=1024_l=24_h=8", "'piqa': 0.75", "");
        Observation read =
                reading.only(
                        reading.file(
                                "evaluation_reef-d=1024_l=24_h=8-warm=2000-mult=1_heavy.json",
                                text));
        assertEquals("reef-d=1024_l=24_h=8-warm=2000-mult=1", read.model().name());
        // 12 24 1024^2 + 2 50432 1024
        assertEquals(405274624, read.model().scale(Axis.PARAMETERS).orElseThrow());
    }

    @Test
    void saysWhatIsNoNumberOfATask() throws IOException {
        assertEquals(
                "'piqa' of 'eval_metrics.icl' must be a finite number, got NaN; 'copa' of"
                        + " 'eval_metrics.icl' must be a finite number, got 'x'; 'boolq' of"
                        + " 'eval_metrics.icl': the score of 'accuracy' must be in [0, 1], got 75",
                reading.issues(file("m-1b", "'piqa': NaN, 'copa': 'x', 'boolq': 75", "")).stream()
                        .collect(Collectors.joining("; ")));
    }

    @Test
    void refusesAFileWithoutTasks() {
        String refusal = reading.refusal("{\"eval_metrics\": {}}");
        assertEquals(
                "expected 'eval_metrics.icl', an object from task to share, found nothing",
                refusal);
        assertTrue(reading.refusal(file("m-1b", "", "")).contains("has no task"), "no task");
    }

    @Test
    void acceptsItsFilesAndNothingElse() throws IOException {
        Dclm source = new Dclm();
        assertTrue(source.accepts(reading.file("a.json", file("m", "'piqa': 0.5", ""))));
        assertFalse(source.accepts(reading.file("a.txt", file("m", "'piqa': 0.5", ""))));
        assertFalse(source.accepts(reading.file("b.json", "{\"eval_metrics\": {\"x\": 1}}")));
    }
}
