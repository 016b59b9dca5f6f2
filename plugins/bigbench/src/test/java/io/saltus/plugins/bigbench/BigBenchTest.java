package io.saltus.plugins.bigbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigBenchTest {

    private static final Path SAMPLE = Path.of("src/test/samples/scores_BIG-G-T=0_128b.json");

    @TempDir private Path folder;

    private ReadResults read(String content) throws IOException {
        Path results = Files.createDirectories(folder.resolve("my_task/results"));
        Path file = Files.writeString(results.resolve("scores_GPT_1b.json"), content);
        return ReadResults.of(new BigBench(), Location.of(file));
    }

    @Test
    void readsEverySubtaskAndLeavesOutTheirAverage() throws IOException {
        ReadResults results = ReadResults.of(new BigBench(), Location.of(SAMPLE));
        assertEquals(List.of(), results.issues());
        List<Observation> all = results.observations();
        assertEquals(6, all.size());
        Observation exact = all.get(0);
        assertEquals("modified_arithmetic:three_digit_addition_plus_one", exact.task());
        assertEquals("exact_str_match", exact.metric().name());
        assertEquals(0, exact.metric().chance().orElseThrow());
        assertEquals(1, exact.metric().best().orElseThrow());
        assertEquals(Grain.ALL_OR_NOTHING, exact.metric().grain());
        assertEquals(OptionalInt.of(0), exact.setup().shots());
        assertEquals(OptionalLong.of(1000), exact.examples());
        assertEquals("BIG-G T=0", exact.model().family());
        assertEquals("BIG-G T=0 128b", exact.model().name());
        assertEquals(128e9, exact.model().scale(Axis.PARAMETERS).orElseThrow());
        Observation bleu = all.get(1);
        assertTrue(bleu.metric().chance().isEmpty(), "the ends are those of the preferred metric");
        assertEquals(41, bleu.score());
    }

    @Test
    void takesTheSizeAndTheMetricsThatTheUserWants() throws IOException {
        BigBench total = new BigBench(new RunSettings(), BigBench.Size.TOTAL, false);
        List<Observation> all = ReadResults.of(total, Location.of(SAMPLE)).observations();
        assertEquals(2, all.size());
        assertEquals(137e9, all.get(0).model().scale(Axis.PARAMETERS).orElseThrow());
    }

    @Test
    void readsTheAverageWhereThereIsNothingElse() throws IOException {
        List<Observation> all =
                read("""
                                {"model": {"model_family": "GPT", "model_name": "1b"}, "scores": [{"score_dict": {"normalized_aggregate_score": 12.5},
                                 "number_of_shots": 1, "preferred_score": "normalized_aggregate_score", "low_score": 0, "high_score": 100}]}
                                """)
                        .observations();
        assertEquals(1, all.size());
        assertEquals("my_task", all.get(0).task());
        assertEquals(100, all.get(0).metric().best().orElseThrow());
        assertEquals(Grain.GRADED, all.get(0).metric().grain());
    }

    @Test
    void takesTheDirectionFromTheEnds() throws IOException {
        Observation found =
                read("""
                                {"model": {"model_family": "GPT", "model_name": "1b"}, "scores": [{"score_dict": {"multiple_choice_brier_score": 0.3},
                                 "preferred_score": "multiple_choice_brier_score", "low_score": 0.75, "high_score": 0}]}
                                """)
                        .observations()
                        .get(0);
        assertEquals(Direction.LOWER_IS_BETTER, found.metric().direction());
        assertEquals(.75, found.metric().chance().orElseThrow());
    }

    @Test
    void namesWhatItCouldNotUse() throws IOException {
        ReadResults results =
                read(
                        """
                        {"model": {}, "scores": [{"score_dict": {"exact_str_match": "high", "bleu": 3}},
                         {"number_of_shots": 1}, {"score_dict": {"exact_str_match": 2}, "preferred_score": "exact_str_match", "low_score": 0, "high_score": 1}]}
                        """);
        assertEquals(1, results.observations().size());
        assertEquals("GPT_1b", results.observations().get(0).model().name());
        assertEquals(3, results.issues().size(), results.issues()::toString);
        assertTrue(results.issues().get(0).why().contains("scores[0]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scores\": [{\"score_dict\": | is not whole JSON",
                "{\"results\": {}} | expected a list 'scores' of rows with 'score_dict', found an object of results",
                "[1] | found a JSON array",
                "'' | is empty"
            })
    void saysWhatItFoundAndWhatItExpected(String content, String message) {
        RequestException refused = assertThrows(RequestException.class, () -> read(content));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesDepthWithoutBound() {
        RequestException refused =
                assertThrows(
                        RequestException.class, () -> read("{\"scores\": " + "[".repeat(100_000)));
        assertTrue(refused.getMessage().contains("depth"), refused.getMessage());
    }

    @Test
    void leavesOtherJson() throws IOException {
        Path other = Files.writeString(folder.resolve("scores_x_y.json"), "{\"results\": {}}");
        assertTrue(!new BigBench().accepts(Location.of(other)));
        assertTrue(new BigBench().accepts(Location.of(SAMPLE)));
    }

    private static String file(String model, String row) {
        return "{\"model\": {\"model_family\": \"GPT\", \"model_name\": \"1b\"%s}, \"task\": {\"task_name\": \"sums\"}, \"scores\": [{\"score_dict\": {\"exact_str_match\": 0.4}, \"preferred_score\": \"exact_str_match\"%s}]}"
                .formatted(model, row);
    }

    @Test
    void namesTheTaskOfASubtaskThatDoesNot() throws IOException {
        String unnamed = file("", ", \"subtask_description\": \"two digits\"");
        assertEquals("sums:two digits", read(unnamed).observations().get(0).task());
        String whole = file("", ", \"subtask_description\": \"sums\"");
        assertEquals("sums", read(whole).observations().get(0).task());
        String named = file("", ", \"subtask_description\": \"sums:two digits\"");
        assertEquals("sums:two digits", read(named).observations().get(0).task());
    }

    @ParameterizedTest
    @CsvSource({"number_of_shots, true", "number_of_shots, -1", "number_evaluated_examples, 0.5"})
    void saysWhichFieldOfARowItCouldNotRead(String field, String value) throws IOException {
        ReadResults results = read(file("", ", \"%s\": %s".formatted(field, value)));
        assertEquals(1, results.observations().size());
        assertEquals(1, results.issues().size(), results.issues()::toString);
        assertTrue(results.issues().get(0).why().contains(field), results.issues()::toString);
        assertTrue(results.issues().get(0).why().contains(value), results.issues()::toString);
    }

    @Test
    void saysThatASizeIsNoNumber() throws IOException {
        ReadResults results = read(file(", \"flop_matched_non_embedding_params\": \"2.1M\"", ""));
        assertTrue(results.observations().get(0).model().scale(Axis.PARAMETERS).isEmpty());
        assertEquals(1, results.issues().size(), results.issues()::toString);
        assertTrue(results.issues().get(0).why().contains("2.1M"), results.issues()::toString);
    }

    @Test
    void saysWhenAnotherCountStandsForTheSize() throws IOException {
        ReadResults results = read(file(", \"total_params\": 2100000", ""));
        assertEquals(
                2.1e6, results.observations().get(0).model().scale(Axis.PARAMETERS).orElseThrow());
        assertEquals(1, results.issues().size(), results.issues()::toString);
        assertTrue(
                results.issues().get(0).why().contains("total_params"), results.issues()::toString);
    }

    @Test
    void doubtsAFractionWhoseEndsArePercentages() throws IOException {
        ReadResults results = read(file("", ", \"low_score\": 25, \"high_score\": 100"));
        assertEquals(1, results.issues().size(), results.issues()::toString);
        assertTrue(results.issues().get(0).why().contains("100"), results.issues()::toString);
    }

    @Test
    void keepsIssuesShort() throws IOException {
        String value = "\"" + "x".repeat(1_000_000) + "\"";
        ReadResults results = read(file("", "").replace("0.4", value));
        assertTrue(results.issues().get(0).why().length() < 300);
    }

    @Test
    void namesTheKeysOfALayoutItDoesNotKnow() {
        RequestException refused =
                assertThrows(RequestException.class, () -> read("{\"rows\": [], \"meta\": 1}"));
        assertTrue(refused.getMessage().contains("rows, meta"), refused.getMessage());
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        BigBench told =
                new BigBench(
                        new RunSettings("mine", "us", "plain", 4, 0), BigBench.Size.TOTAL, false);
        Observation found = ReadResults.of(told, Location.of(SAMPLE)).observations().get(0);
        assertEquals("mine", found.model().name());
        assertEquals("us", found.model().family());
        assertEquals("plain, 4-shot", found.setup().words());
    }

    @Test
    void saysHowManyResultsTroubleCost() throws IOException {
        assertEquals(1, refused(file("", "").replace("0.4", "\"high\"")));
        assertEquals(0, refused(file("", ", \"number_of_shots\": -1")));
        assertEquals(1, refused(file("", "").replace("\"score_dict\"", "\"dict\"")));
        assertEquals(1, refused(file("", "").replaceFirst("\\{\"score_dict.*\\}\\]", "]")));
    }

    private long refused(String content) throws IOException {
        return read(content).issues().stream().mapToLong(Issue::refused).sum();
    }
}
