package io.saltus.plugins.evaluators.bigcode;

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
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigCodeTest {

    private static final Path SAMPLES = Path.of("src/test/samples/bigcode");

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new BigCode(), folder, "out/results.json");
    }

    private static String run(String config, String metrics) {
        return "{'humaneval': {%s}, 'config': {'model': 'grove/rowan-1b', 'n_samples': 1, %s}}"
                .formatted(metrics, config)
                .replace('\'', '"');
    }

    @Test
    void readsTheRatesOfEachTask() throws IOException {
        ReadResults read = reading.read(Location.of(SAMPLES.resolve("rowan-3b/humaneval.json")));
        assertEquals(List.of(), read.issues());
        assertEquals(
                List.of(
                        "humaneval pass@1(n=20) 0.12",
                        "humaneval pass@10(n=20) 0.216",
                        "mbpp pass@1(n=20) 0.16"),
                read.observations().stream()
                        .map(o -> o.task() + " " + o.metric().name() + " " + o.score())
                        .toList());
        Observation first = read.observations().get(0);
        assertEquals("grove/rowan-3b", first.model().name());
        assertEquals(Map.of("temperature", "0.2"), first.conditions());
        assertEquals(Grain.GRADED, first.metric().grain());
        assertEquals(0, first.metric().chance().orElseThrow());
    }

    @Test
    void tellsOneSampleAProblemFromSeveral() throws IOException {
        Observation read = reading.only(run("'do_sample': false", "'pass@1': 0.5"));
        assertEquals("pass@1", read.metric().name());
        assertEquals(Grain.ALL_OR_NOTHING, read.metric().grain());
        assertEquals(Map.of("temperature", "0"), read.conditions());
    }

    @Test
    void readsRatesAloneFromTheNamesAroundThem() throws IOException {
        ReadResults read =
                reading.read(Location.of(SAMPLES.resolve("rowan-13b/humaneval_temp08.json")));
        Observation first = read.observations().get(0);
        assertEquals("rowan-13b humaneval", first.model().name() + " " + first.task());
        assertEquals(Map.of("temperature", "0.8"), first.conditions());
        assertTrue(read.issues().get(0).remark());
        assertTrue(
                read.issues().get(0).why().contains("'rowan-13b' from a folder"), read::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'revision': 'step3000' | grove/rowan-1b",
                "'revision': 'v1.1' | grove/rowan-1b@v1.1",
                "'load_in_4bit': true | grove/rowan-1b-4bit",
                "'peft_model': 'me/lora' | grove/rowan-1b+lora"
            })
    void namesAModelOfItsOwn(String config, String name) throws IOException {
        assertEquals(name, reading.only(run(config, "'pass@1': 0.5")).model().name());
    }

    @Test
    void findsTheStateInTheRoadToTheWeights() throws IOException {
        Observation read =
                reading.only(
                        run("'x': 1", "'pass@1': 0.5")
                                .replace("grove/rowan-1b", "/ckpt/rowan-1b/step2000/"));
        assertEquals("rowan-1b", read.model().name());
        assertEquals(2000, read.model().scale(Axis.STEPS).orElseThrow());
    }

    @Test
    void tellsAPartOfTheProblemsAnotherPromptAndASeed() throws IOException {
        Observation read =
                reading.only(
                        run(
                                "'limit': 20, 'prompt': 'instruct', 'do_sample': true, 'seed': 3,"
                                        + " 'temperature': 0.8",
                                "'pass@1': 0.5"));
        assertEquals(
                Map.of("limit", "20", "prompt", "instruct", "temperature", "0.8"),
                read.conditions());
        assertEquals(OptionalLong.of(3), read.seed());
    }

    @Test
    void saysWhatIsNoScore() throws IOException {
        assertEquals(
                List.of(
                        "'pass@1' of 'humaneval' must be a finite number, got NaN",
                        "'bleu' of 'humaneval' must be a finite number, got 'x'",
                        "set aside 1 score, as counts: 'num_failed_execution'",
                        "set aside 1 score, as null, which says that there is none: 'pass@9'"),
                reading.issues(
                        run(
                                "'x': 1",
                                "'pass@1': NaN, 'bleu': 'x', 'num_failed_execution': 3, 'pass@9': null")));
        assertEquals(
                List.of(
                        "expected the metrics of 'conala', found 3.5, which does not say of which metric it is"),
                reading.issues(
                        "{\"conala\": 3.5, \"config\": {\"model\": \"m-1b\", \"n_samples\": 1}}"));
    }

    @Test
    void refusesAnotherFile() {
        assertTrue(
                reading.refusal("{\"a\": {\"b\": 1}}").contains("expected 'config'"), "no config");
        assertTrue(reading.refusal("[1]").contains("object"), "a list");
        assertTrue(reading.refusal(run("'x': 1", "")).contains("holds no score"), "no metric");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.json | {'mbpp': {'pass@1': 1}, 'config': {'model': 'm', 'n_samples': 2}} | true",
                "a.json | {'pass@1': 0.2, 'pass@10': 0.4} | true",
                "a.json | {'pass@1': 0.2, 'accuracy': 0.4} | false",
                "a.json | {'results': {'mbpp': {'acc': 1}}, 'config': {'n_samples': 2}} | false",
                "a.json | {'config': {'n_samples': 2}} | false",
                "a.txt | {'pass@1': 0.2} | false"
            })
    void acceptsItsFilesAndNothingElse(String file, String text, boolean is) throws IOException {
        assertEquals(is, new BigCode().accepts(reading.file(file, text.replace('\'', '"'))));
    }
}
