package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.sources.sql.PerExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a row per example. */
class ExamplesTest {

    @TempDir private Path folder;

    private Results parquet(DuckDb source, String query) throws IOException, SQLException {
        return Results.of(source, Results.write(folder.resolve("examples.parquet"), query));
    }

    private static DuckDb with(Columns columns, String example, PerExample perExample) {
        return new DuckDb(columns, Format.AUTO, "", "", example, perExample, 128, 2);
    }

    private static Columns columns(String model, String score, String scores, boolean percent) {
        Columns c = new Columns();
        return new Columns(
                c.task(),
                c.metric(),
                c.higherIsBetter(),
                c.chance(),
                c.best(),
                c.grain(),
                c.family(),
                model,
                c.run(),
                c.params(),
                c.trainTokens(),
                c.trainFlops(),
                c.loss(),
                c.step(),
                c.shots(),
                c.strategy(),
                c.seed(),
                score,
                c.stderr(),
                c.nExamples(),
                scores,
                percent);
    }

    @Test
    void countsAllOrNothingExamples() throws IOException, SQLException {
        Results results =
                parquet(
                        new DuckDb(),
                        "SELECT 'add' AS task, 'a' AS model, 5 AS shots, range AS doc_id,"
                                + " range % 4 = 0 AS score FROM range(1000)");
        assertEquals(List.of(), results.issues());
        assertEquals(List.of(0L), results.lines());
        Observation one = results.observations().get(0);
        assertEquals(0.25, one.score());
        assertEquals(1000, one.examples().getAsLong());
        assertEquals(OptionalDouble.empty(), one.standardError());
        assertEquals(Grain.ALL_OR_NOTHING, one.metric().grain());
        assertEquals(5, one.setup().shots().getAsInt());
    }

    @Test
    void givesGradedScoresTheirStandardError() throws IOException, SQLException {
        // scores 0, 0.5, 1, 0.5: mean 0.5, sd sqrt(1/6), standard error sqrt(1/24)
        Results results =
                parquet(
                        new DuckDb(),
                        "SELECT 'add' AS task, 'f1' AS metric, 'a' AS model, i AS example, score FROM"
                                + " (VALUES (0, 0.0), (1, 0.5), (2, 1.0), (3, 0.5)) t(i, score)");
        Observation one = results.observations().get(0);
        assertEquals(0.5, one.score());
        assertEquals(4, one.examples().getAsLong());
        assertEquals(Math.sqrt(1 / 24.0), one.standardError().getAsDouble(), 1e-15);
        assertEquals(Grain.GRADED, one.metric().grain());
    }

    @Test
    void keepsTheSpreadOfScoresFarFromZero() throws IOException, SQLException {
        // 1e6 + i / 100 for i = 0..99: sd sqrt(100 * 101 / 12) / 100, over 10 = sqrt(n)
        Results results =
                parquet(
                        new DuckDb(),
                        "SELECT 'add' AS task, 'elo' AS metric, 'a' AS model, range AS example,"
                                + " 1e6 + range / 100 AS score FROM range(100)");
        assertEquals(
                Math.sqrt(10100 / 12.0) / 1000,
                results.observations().get(0).standardError().getAsDouble(),
                1e-5);
    }

    @Test
    void decidesTheGrainForATasksMetricAsAWhole() throws IOException, SQLException {
        Results results =
                parquet(
                        new DuckDb(),
                        "SELECT 'add' AS task, 'bleu' AS metric, model, i AS example, score FROM"
                                + " (VALUES ('a', 0, 0.0), ('a', 1, 0.0), ('b', 0, 0.5), ('b', 1, 0.25))"
                                + " t(model, i, score)");
        assertEquals(
                List.of(Grain.GRADED, Grain.GRADED),
                results.observations().stream().map(o -> o.metric().grain()).toList());
        assertEquals(OptionalDouble.empty(), results.observations().get(0).standardError());
        assertTrue(results.why().contains("1 results of a graded metric"), results.why());
    }

    @Test
    void countsAnExampleOnceWithTheMeanOfItsRepeats() throws IOException, SQLException {
        // ids as text: x was asked twice and scored 1 and 0, y once and scored 1
        String query =
                "SELECT 'add' AS task, 'a' AS model, i AS example, score FROM"
                        + " (VALUES (%s, 1), (%s, 0), (%s, 1)) t(i, score)";
        for (String ids : List.of("'x','x','y'", "7,7,8", "NULL,0,0")) {
            String[] id = ids.split(",");
            Results results = parquet(new DuckDb(), query.formatted((Object[]) id));
            Observation one = results.observations().get(0);
            assertEquals(0.75, one.score(), ids);
            assertEquals(2, one.examples().getAsLong(), ids);
            assertEquals(0.25, one.standardError().getAsDouble(), 1e-15);
            assertTrue(results.why().contains("3 rows are of 2 different examples"), ids);
        }
    }

    @Test
    void takesDifferentIdsOfAnyKindForDifferentExamples() throws IOException, SQLException {
        for (String id :
                List.of(
                        "range",
                        "range + 1000000000000",
                        "-range",
                        "3 * range",
                        "'q' || range",
                        "md5(range::VARCHAR)",
                        "range::DOUBLE / 2",
                        "uuid()")) {
            Results results =
                    parquet(
                            new DuckDb(),
                            "SELECT 'add' AS task, 'a' AS model, "
                                    + id
                                    + " AS example, range % 2 AS score FROM range(500)");
            assertEquals(List.of(), results.issues(), id);
            assertEquals(500, results.observations().get(0).examples().getAsLong(), id);
        }
    }

    @Test
    void noticesASwappedIdAmongConsecutiveOnes() throws IOException, SQLException {
        // 0, 2, 2, 4, ...: as many as the span is long, with the same sum and both ends in place
        Results results =
                parquet(
                        new DuckDb(),
                        "SELECT 'add' AS task, 'a' AS model, CASE range WHEN 1 THEN 2 WHEN 3 THEN 2"
                                + " ELSE range END AS example, 1 AS score FROM range(100)");
        assertEquals(98, results.observations().get(0).examples().getAsLong());
    }

    @Test
    void leavesOutRowsWithoutAScoreAndSaysHowMany() throws IOException {
        Path csv =
                Files.writeString(
                        folder.resolve("e.csv"),
                        "task,model,example,score\nadd,a,1,1\nadd,a,2,oops\nadd,a,3,\nadd,a,4,True\n"
                                + "add,a,5,nan\nadd,a,6,0,9\n,a,7,1\n");
        Results results = Results.of(new DuckDb(), csv);
        assertEquals(1, results.observations().size());
        assertEquals(2, results.observations().get(0).examples().getAsLong());
        assertTrue(
                results.why()
                        .contains(
                                "3 of 6 rows have no score: it must be a finite number, got 'nan'"),
                results.why());
        assertTrue(results.why().contains("'task' is blank"), results.why());
        assertTrue(
                results.issues().stream().anyMatch(i -> i.where().endsWith("e.csv:7")),
                results.issues().toString());
    }

    @Test
    void mapsColumnsUnitsAndPercentagesAsTheCsvSourceDoes() throws IOException, SQLException {
        Columns percent = columns("Model Name", "Points*100", "", true);
        Results results =
                parquet(
                        with(percent, "", PerExample.AUTO),
                        "SELECT 'add' AS task, 'a' AS \"Model Name\", range AS example, range % 2 AS"
                                + " points FROM range(100)");
        assertEquals(0.5, results.observations().get(0).score());
        assertEquals(Grain.ALL_OR_NOTHING, results.observations().get(0).metric().grain());
        Columns constant = columns("=gpt", "score", "", false);
        Results one =
                parquet(
                        with(constant, "item", PerExample.AUTO),
                        "SELECT 'add' AS task, range AS item, 0.1 AS score FROM range(3)");
        assertEquals("gpt", one.observations().get(0).model().name());
        assertEquals(0.1, one.observations().get(0).score(), 1e-15);
        assertEquals(OptionalDouble.empty(), one.observations().get(0).standardError());
    }

    @Test
    void readsAColumnPerMetric() throws IOException, SQLException {
        Columns wide = columns("model", "score", "acc;f1", false);
        Results results =
                parquet(
                        with(wide, "", PerExample.AUTO),
                        "SELECT 'add' AS task, 'a' AS model, i AS example, acc, f1 FROM"
                                + " (VALUES (0, 1, 0.5), (1, 0, NULL)) t(i, acc, f1)");
        assertEquals(
                List.of("acc 0.5 2", "f1 0.5 1"),
                results.observations().stream()
                        .map(
                                o ->
                                        o.metric().name()
                                                + " "
                                                + o.score()
                                                + " "
                                                + o.examples().getAsLong())
                        .toList());
    }

    @Test
    void takesRowsForResultsWhereTheyHaveANumberOfExamples() throws IOException, SQLException {
        String query =
                "SELECT 'add' AS task, 'a' AS model, 3 AS example, 0.5 AS score, 10 AS n_examples";
        assertEquals(10, parquet(new DuckDb(), query).observations().get(0).examples().getAsLong());
        DuckDb forced = with(new Columns(), "", PerExample.YES);
        assertEquals(1, parquet(forced, query).observations().get(0).examples().getAsLong());
        DuckDb none = with(new Columns(), "", PerExample.NO);
        String examples =
                "SELECT 'add' AS task, 'a' AS model, range AS example, 1 AS score"
                        + " FROM range(2)";
        assertEquals(2, parquet(none, examples).observations().size());
    }

    @Test
    void aggregatesWithoutAnyId() throws IOException, SQLException {
        DuckDb source = with(new Columns(), "", PerExample.YES);
        Results results =
                parquet(source, "SELECT 'add' AS task, 'a' AS model, 1 AS score FROM range(9)");
        assertEquals(9, results.observations().get(0).examples().getAsLong());
    }

    @Test
    void refusesAnIdColumnThatIsNotThere() {
        DuckDb source = with(new Columns(), "item", PerExample.AUTO);
        String message =
                assertThrows(
                                RequestException.class,
                                () ->
                                        parquet(
                                                source,
                                                "SELECT 'add' AS task, 'a' AS model, 1 AS score"))
                        .getMessage();
        assertTrue(
                message.endsWith(
                        "has no column 'item' (asked for as example); it has task, model, score"));
    }

    @Test
    void givesTheSameDigitsEveryTime() throws IOException, SQLException {
        String query =
                "SELECT 't' || range % 3 AS task, 'f1' AS metric, 'a' AS model, range AS example,"
                        + " hash(range) / 2.0 ** 64 AS score FROM range(300000)";
        List<Observation> first = parquet(new DuckDb(), query).observations();
        for (int i = 0; i < 3; i++) {
            assertEquals(first, parquet(new DuckDb(), query).observations());
        }
    }

    @Test
    void givesTheSameWhetherOrNotItGuessesUsualValues() throws IOException, SQLException {
        Path file =
                Results.write(
                        folder.resolve("examples.csv"),
                        "SELECT 't' AS task, CASE WHEN i = 30001 THEN 'other' ELSE 'acc' END AS metric,"
                                + " CASE WHEN i < 90000 THEN 'a''b' ELSE 'c' END AS model,"
                                + " CASE WHEN i = 40000 THEN NULL ELSE 'f, g' END AS family,"
                                + " CASE WHEN i % 9001 = 9000 THEN '1e9' ELSE '1000000000' END AS params,"
                                + " CASE WHEN i = 50000 THEN '' ELSE 's' END AS strategy,"
                                + " 5 AS shots, i AS example, i % 3 = 0 AS score FROM range(100000) t(i)");
        assertTrue(Files.size(file) > 1 << 20);
        DuckDb guessing = new DuckDb();
        DuckDb not =
                new DuckDb(
                        new Columns(), Format.AUTO, "FROM data", "", "", PerExample.AUTO, 128, 2);
        Results expected = Results.of(not, file);
        Results actual = Results.of(guessing, file);
        assertTrue(expected.observations().size() > 4, expected.why());
        assertEquals(
                expected.observations().stream().map(Object::toString).sorted().toList(),
                actual.observations().stream().map(Object::toString).sorted().toList());
        assertEquals(expected.why(), actual.why());
    }
}
