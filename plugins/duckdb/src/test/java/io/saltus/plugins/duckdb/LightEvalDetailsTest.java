package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadObservations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightEvalDetailsTest {

    private static final String DATE = "2025-03-01T10-00-00.123456";

    /** Two samples: of three choices with p = .5, .25, .25 and of two with p = .2, .8. */
    static final String NEWER =
            "SELECT {'query': 'a?', 'choices': ['x', 'yy', 'zzz'], 'gold_index': 0, 'id': '0'} AS doc,"
                    + " {'text': ['x'], 'logprobs': [ln(.5), ln(.25), ln(.25)]} AS model_response,"
                    + " {'acc': 1.0, 'acc_norm': 0.0} AS metric UNION ALL"
                    + " SELECT {'query': 'b?', 'choices': ['x', 'yy'], 'gold_index': 0, 'id': '1'},"
                    + " {'text': ['x'], 'logprobs': [ln(.2), ln(.8)]}, {'acc': 0.0, 'acc_norm': 0.0}";

    @TempDir private Path folder;

    private Path details(String task, String query) throws IOException, SQLException {
        Path place = Files.createDirectories(folder.resolve("details/lab/elm-1b/" + DATE));
        return Results.write(place.resolve("details_" + task + "_" + DATE + ".parquet"), query);
    }

    private static ReadObservations read(LightEvalDetails source, Path file) throws IOException {
        ReadObservations read = new ReadObservations();
        source.read(Location.of(file), read);
        return read;
    }

    private static Map<String, Observation> byMetric(ReadObservations read) {
        return read.observations().stream()
                .collect(Collectors.toMap(result -> result.metric().name(), result -> result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"arc|5; arc; 5", "lighteval|arc:easy|25|0; arc:easy; 25", "arc; arc; -1"})
    void makesScoresAndGradedMetricsOfSamples(String name, String task, int shots)
            throws IOException, SQLException {
        Path file = details(name, NEWER);
        assertTrue(new LightEvalDetails().accepts(Location.of(file)));
        ReadObservations read = read(new LightEvalDetails(), file);
        Map<String, Observation> found = byMetric(read);
        assertEquals(5, found.size(), found::toString);
        assertEquals(.5, found.get("acc").score());
        assertEquals(2, found.get("acc").examples().getAsLong());
        assertEquals(0, found.get("acc_norm").score());
        assertEquals((.5 + .2) / 2, found.get("p_correct").score(), 1e-12);
        assertEquals(
                (1 / 3. + 1 / 2.) / 2,
                found.get("p_correct").metric().chance().getAsDouble(),
                1e-12);
        double one = .25 + .0625 + .0625;
        double two = .64 + .64;
        assertEquals((one + two) / 2, found.get("brier").score(), 1e-12);
        assertEquals(
                (1 + Math.log(5) / Math.log(2)) / 2, found.get("bits_per_byte").score(), 1e-12);
        Observation acc = found.get("acc");
        assertEquals("lab/elm-1b", acc.model().name());
        assertEquals(task, acc.task());
        assertEquals(shots, acc.setup().shots().orElse(-1));
        assertEquals("2025-03-01T10:00:00.123456Z", acc.measured().orElseThrow().toString());
        assertEquals(0, read.issues().size(), () -> read.issues().toString());
    }

    @Test
    void addsGradedMetricsAloneBesideTheResultsOfTheRun() throws IOException, SQLException {
        Path file = details("arc|5", NEWER);
        Path results = Files.createDirectories(folder.resolve("results/lab/elm-1b"));
        Files.writeString(results.resolve("results_" + DATE + ".json"), "{}");
        ReadObservations read = read(new LightEvalDetails(), file);
        assertEquals(Set.of("p_correct", "brier", "bits_per_byte"), byMetric(read).keySet());
        assertTrue(read.issues().get(0).why().contains("graded metrics alone"));
    }

    @Test
    void keepsTheScoresOfExamplesWhereThatIsAsked() throws IOException, SQLException {
        Path file = details("arc|5", NEWER);
        LightEvalDetails kept = new LightEvalDetails(new RunSettings(), true);
        Observation acc = byMetric(read(kept, file)).get("acc");
        assertEquals(2, acc.outcomes().orElseThrow().size());
        assertEquals(1, acc.outcomes().orElseThrow().score("0").getAsDouble());
    }

    @Test
    void readsTheOlderLayoutWithoutGradedMetrics() throws IOException, SQLException {
        Path file =
                details(
                        "leaderboard|gsm8k|5|0",
                        "SELECT 'q' AS full_prompt, '[1]' AS predictions, {'qem': i} AS metrics"
                                + " FROM (VALUES (1), (0), (1), (1)) t(i)");
        Map<String, Observation> found = byMetric(read(new LightEvalDetails(), file));
        assertEquals(1, found.size());
        assertEquals(.75, found.get("qem").score());
        assertEquals("gsm8k", found.get("qem").task());
    }

    /**
     * The two samples of {@link #NEWER} as older versions keep them: typed, and as Python prints.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ln(.5), ln(.25), ln(.25)]; [ln(.2), ln(.8)]",
                "[[ln(.5), 1], [ln(.25), 0], [ln(.25), 0]]; [[ln(.2), 0], [ln(.8), 1]]",
                "[ln(.5), ln(.25), ln(.25), -9, -9, -9]; [ln(.2), ln(.8), -9, -9]"
            })
    void makesGradedMetricsOfTypedOlderDetails(String predictions)
            throws IOException, SQLException {
        String[] each = predictions.split(";");
        Path file =
                details(
                        "leaderboard|arc:challenge|25|0",
                        "SELECT ['x', 'yy', 'zzz'] AS choices, [0] AS gold_index, %s AS predictions, {'acc': 1} AS metrics UNION ALL SELECT ['x', 'yy'], [0], %s, {'acc': 0}"
                                .formatted(each[0], each[1]));
        assertIsTwoSamples(read(new LightEvalDetails(), file));
    }

    @Test
    void makesGradedMetricsOfDetailsThatPythonPrinted() throws IOException, SQLException {
        String first = "[(%s, True), (%s, False), (%2$s, False)]";
        String second = "[(%s, False), (%s, True)]";
        Path file =
                details(
                        "leaderboard|arc:challenge|25|0",
                        "SELECT %s AS choices, '[0]' AS gold_index, %s AS predictions, %s AS metrics UNION ALL SELECT %s, '[0]', %s, %s"
                                .formatted(
                                        Sql.text("['x', \"y'\", 'z\\'\"']"),
                                        Sql.text(first.formatted(Math.log(.5), Math.log(.25))),
                                        Sql.text("{'acc': 1, 'who': None}"),
                                        Sql.text("['x', 'yy']"),
                                        Sql.text(second.formatted(Math.log(.2), Math.log(.8))),
                                        Sql.text("{'acc': False}")));
        assertIsTwoSamples(read(new LightEvalDetails(), file));
    }

    private static void assertIsTwoSamples(ReadObservations read) {
        Map<String, Observation> found = byMetric(read);
        assertEquals(Set.of("acc", "p_correct", "brier", "bits_per_byte"), found.keySet());
        assertEquals(.5, found.get("acc").score());
        assertEquals(.35, found.get("p_correct").score(), 1e-12);
        assertEquals((.375 + 1.28) / 2, found.get("brier").score(), 1e-12);
        assertEquals(
                (1 + Math.log(5) / Math.log(2)) / 2, found.get("bits_per_byte").score(), 1e-12);
        assertEquals(0, read.issues().size(), () -> read.issues().toString());
    }

    @Test
    void countsSamplesOfWhichNoGradedMetricIsMade() throws IOException, SQLException {
        Path file =
                details(
                        "arc|5",
                        "SELECT ['x', 'y'] AS choices, [0, 1] AS gold_index, [-1.5, -2] AS predictions, {'acc': 1} AS metrics UNION ALL SELECT ['x', 'y'], [0], [-1.5, '-inf'::DOUBLE], {'acc': 1}");
        ReadObservations read = read(new LightEvalDetails(), file);
        assertEquals(Set.of("acc"), byMetric(read).keySet());
        String why = read.issues().toString();
        assertTrue(why.contains("2 samples with log-probabilities"), why);
    }

    @Test
    void tellsOfSamplesWithoutANumber() throws IOException, SQLException {
        Path file =
                details(
                        "arc|5",
                        "SELECT 'q' AS full_prompt, {'acc': i, 'it''s': 'x'} AS metrics FROM (VALUES"
                                + " (1::DOUBLE), (NULL), ('nan'), ('inf')) t(i)");
        ReadObservations read = read(new LightEvalDetails(), file);
        assertEquals(1, read.observations().size());
        assertEquals(1, read.observations().get(0).examples().getAsLong());
        String why = read.issues().toString();
        assertTrue(why.contains("'acc' must be a finite number"), why);
        assertTrue(why.contains("no metric with a number"), why);
    }

    @Test
    void refusesWhatIsNoDetails() throws IOException, SQLException {
        Path file = details("arc|5", "SELECT 1 AS a, 2 AS b");
        RequestException refusal =
                assertThrows(RequestException.class, () -> read(new LightEvalDetails(), file));
        assertTrue(refusal.getMessage().contains("it has a, b"), refusal.getMessage());
        Path cut = file.resolveSibling("details_cut|5_" + DATE + ".parquet");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThrows(RequestException.class, () -> read(new LightEvalDetails(), cut));
        Path other = Results.write(folder.resolve("details.parquet"), NEWER);
        assertFalse(new LightEvalDetails().accepts(Location.of(other)));
    }

    @Test
    void aFolderOfDetailsIsNoTable() throws IOException, SQLException {
        details("arc|5", NEWER);
        Path file = details("gsm8k|5", NEWER);
        assertFalse(new DuckDb().accepts(Location.of(file.getParent())));
    }
}
