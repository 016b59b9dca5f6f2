package io.saltus.plugins.evaluators.opencompass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenCompassTest {

    private static final Path RUN =
            Path.of("src/test/samples/opencompass/outputs/default/20260301_101500");

    private static final String PLACE = "20260301_101500/results/heron-1b-hf/sums.json";

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new OpenCompass(), folder, PLACE);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void readsAShareWithItsExamples() throws IOException {
        Observation read =
                reading.only(Location.of(RUN.resolve("results/heron-3b-hf/tide_sums.json")));
        assertEquals(.75, read.score());
        assertEquals("heron-3b-hf", read.model().name());
        assertEquals("tide_sums", read.task());
        assertEquals("accuracy", read.metric().name());
        assertEquals(OptionalLong.of(4), read.examples());
        // s / sqrt(n) of 1, 1, 1, 0
        assertEquals(.25, read.standardError().orElseThrow(), 1e-12);
        assertEquals(0, read.outcomes().orElseThrow().score("3").orElseThrow());
        assertEquals(Map.of("mode", "gen"), read.conditions());
        assertEquals(Instant.parse("2026-03-01T10:15:00Z"), read.measured().orElseThrow());
    }

    @Test
    void takesSharesForPercentagesAndScoresAsTheyAre() throws IOException {
        ReadResults read =
                reading.read(Location.of(RUN.resolve("results/heron-3b-hf/shell_names.json")));
        assertEquals(
                List.of("score 15.5", "accuracy 0.23"),
                read.observations().stream()
                        .map(o -> o.metric().name() + " " + o.score())
                        .toList());
        Issue aside = read.issues().get(0);
        assertEquals("set aside 1 score, as counts and lengths: 'sys_len'", aside.why());
        assertEquals(1, aside.passedOver());
    }

    @Test
    void believesTheDetailsThatAShareIsNoPercentage() throws IOException {
        Observation read =
                reading.only(
                        json(
                                "{'accuracy': 0.5, 'details': [{'correct': true}, {'correct': false}]}"));
        assertEquals(.5, read.score());
        assertEquals(OptionalLong.of(2), read.examples());
    }

    @Test
    void takesAScoreThatIsTheShareOfRightAnswersForThatShare() throws IOException {
        Observation read =
                reading.only(
                        json(
                                "{'score': 50.0, 'details': {'0': {'correct': true}, '1': {'correct': false}}}"));
        assertEquals(.5, read.score());
        assertEquals(Grain.ALL_OR_NOTHING, read.metric().grain());
    }

    @Test
    void countsRunsOfAnExampleAsOneExample() throws IOException {
        Observation read =
                reading.only(
                        json(
                                "{'accuracy': 75, 'details': {'0': {'correct': [true, true]}, '1': {'correct':"
                                        + " [true, false]}}}"));
        assertEquals(OptionalLong.of(2), read.examples());
        assertEquals(Grain.GRADED, read.metric().grain());
    }

    @Test
    void usesNoDetailsThatAreNotBehindTheScore() throws IOException {
        for (String details :
                new String[] {
                    "[{'correct': true}, {'correct': false}]",
                    "[{'correct': true}, {'pred': 'x'}]",
                    "[]"
                }) {
            ReadResults all = reading.read(json("{'accuracy': 75, 'details': " + details + "}"));
            assertEquals(
                    details.contains("false")
                            ? List.of(
                                    "'accuracy' is 75, and of the 2 answers in 'details' 50 % are right; that"
                                            + " of the file is read, without its examples")
                            : List.of(),
                    all.issues().stream().map(Issue::why).toList());
            Observation read = all.observations().get(0);
            assertEquals(.75, read.score());
            assertEquals(OptionalLong.empty(), read.examples());
            assertEquals(OptionalDouble.empty(), read.standardError());
        }
    }

    @Test
    void setsAsideWhatTheLikeliestChoiceCosts() throws IOException {
        assertEquals(
                List.of(
                        "set aside 2 scores, as bits per byte of the likeliest choice, right or not:"
                                + " 'correct_bpb', 'incorrect_bpb'"),
                reading.issues(
                        json("{'accuracy': 5, 'correct_bpb': 61.2, 'incorrect_bpb': 70.1}")));
    }

    @Test
    void keepsTheAnswersThatAModelExtractedApart() throws IOException {
        List<Observation> read =
                reading.read(json("{'accuracy': 5, 'model_postprocess_accuracy': 7}"))
                        .observations();
        assertEquals("accuracy(model-postprocess)", read.get(1).metric().name());
        assertEquals(.07, read.get(1).score(), 1e-12);
    }

    @Test
    void saysWhatIsNoScore() throws IOException {
        assertEquals(
                List.of(
                        "'accuracy' must be a finite number, got NaN",
                        "'f1' must be a finite number, got 'n/a'",
                        "the run ended in an error: 'No predictions found.'",
                        "set aside 1 score, as texts: 'judge'"),
                reading.issues(
                        json(
                                "{'accuracy': NaN, 'f1': 'n/a', 'error': 'No predictions found.', 'judge': 'x'}")));
        assertTrue(
                reading.issues(json("{'accuracy': 130}")).get(0).contains("must be"),
                "above 100 percent");
    }

    @Test
    void refusesAFileWithoutAnyScore() {
        String refusal = reading.refusal(json("{'type': 'GEN'}"));
        assertTrue(refusal.contains("holds no score"), refusal);
        assertTrue(reading.refusal("[1]").contains("object"), "a list");
    }

    @Test
    void setsAsideTheSummaryOfResultsThatAreThere() throws IOException {
        Location summary = Location.of(RUN.resolve("summary/summary_20260301_101500.csv"));
        assertTrue(new OpenCompass().accepts(summary));
        ReadResults read = reading.read(summary);
        assertEquals(List.of(), read.observations());
        assertEquals(5, read.issues().get(0).passedOver());
        assertTrue(read.issues().get(0).why().contains("--source csv"), read::toString);
    }

    @Test
    void leavesASummaryWithoutResultsToReadersOfTables() throws IOException {
        Location summary =
                reading.file("20260301_101500/summary/summary_20260301_101500.csv", "dataset\n");
        assertFalse(new OpenCompass().accepts(summary));
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        OpenCompass told = new OpenCompass(new RunSettings("mine", "us", "plain", 2, 0), false);
        Observation read = new SourceUnderTest(told, folder, PLACE).only(json("{'accuracy': 5}"));
        assertEquals("mine", read.model().name());
        assertEquals("plain, 2-shot", read.setup().words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260301_101500/results/m-1b/sums.json | {'accuracy': 5} | true",
                "20260301_101500/results/m-1b/sums.json | {'pass@1': 0.5} | false",
                "20260301_101500/results/m-1b/sums.json | {'results': {'arc': {'acc': 1}}} | false",
                "20260301_101500/m-1b/sums.json | {'accuracy': 5} | false",
                "mine/results/m-1b/sums.json | {'accuracy': 5} | false",
                "mine/results/m-1b/sums.json | {'accuracy': 5, 'details': {'0': {'pred': 'a'}}} | true",
                "20260301_101500/results/m-1b/sums.txt | {'accuracy': 5} | false"
            })
    void acceptsItsFilesAndNothingElse(String file, String text, boolean is) throws IOException {
        assertEquals(is, new OpenCompass().accepts(reading.file(file, json(text))));
    }
}
