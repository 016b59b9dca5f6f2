package io.saltus.plugins.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.plugins.duckdb.DuckDb;
import io.saltus.plugins.duckdb.Format;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.PerExample;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of examples on every server whose dialect is known. */
interface ServerExamples {

    /** Returns the URL of a database in which tables may be made. */
    String url();

    /** Runs a statement. */
    void run(String sql) throws Exception;

    /** Returns a name in the server's own quotes. */
    default String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns the server's type of texts of any length. */
    default String text() {
        return "VARCHAR(200)";
    }

    private ReadResults read(Jdbc source) throws IOException {
        return Queries.read(source, url());
    }

    private ReadResults read(String query) throws IOException {
        return read(Queries.query(query));
    }

    private static Jdbc with(Columns columns, String query, String example, PerExample rows) {
        return new Jdbc(columns, query, "", example, rows, Pairing.NO, "", "", "", "", 100);
    }

    private static String why(ReadResults results) {
        return results.issues().stream().map(Issue::why).collect(Collectors.joining("\n"));
    }

    /** Rows of a task and a model, each a cell of {@code example} and of {@code score}. */
    private static String rows(String... cells) {
        return "SELECT 'add' AS task, 'a' AS model, i AS example, s AS score FROM (VALUES "
                + String.join(", ", cells)
                + ") AS v(i, s)";
    }

    @Test
    default void countsExamplesThatAreAllOrNothing() throws IOException {
        ReadResults results = read(rows("(1, 1)", "(2, 0)", "(3, 0)", "(4, 0)"));
        assertEquals(List.of(), results.issues());
        Observation one = results.observations().get(0);
        assertEquals(0.25, one.score());
        assertEquals(4, one.examples().getAsLong());
        assertEquals(OptionalDouble.empty(), one.standardError());
        assertEquals(Grain.ALL_OR_NOTHING, one.metric().grain());
    }

    @Test
    default void givesGradedScoresTheirStandardError() throws IOException {
        // scores 0, 0.5, 1, 0.5: mean 0.5, sd sqrt(1/6), standard error sqrt(1/24)
        Observation one =
                read(rows("(1, 0.0)", "(2, 0.5)", "(3, 1.0)", "(4, 0.5)")).observations().get(0);
        assertEquals(0.5, one.score());
        assertEquals(Math.sqrt(1 / 24.0), one.standardError().getAsDouble(), 1e-15);
        assertEquals(Grain.GRADED, one.metric().grain());
    }

    @Test
    default void decidesTheGrainForATasksMetricAsAWhole() throws IOException {
        ReadResults results =
                read(
                        "SELECT 'add' AS task, 'bleu' AS metric, m AS model, i AS example, s AS score"
                                + " FROM (VALUES ('a', 1, 0.0), ('a', 2, 0.0), ('b', 1, 0.5), ('b', 2, 0.25))"
                                + " AS v(m, i, s)");
        assertEquals(
                List.of(Grain.GRADED, Grain.GRADED),
                results.observations().stream().map(o -> o.metric().grain()).toList());
        assertTrue(why(results).contains("1 results of a graded metric"), why(results));
    }

    @Test
    default void countsAnExampleOnceWithTheMeanOfItsRepeats() throws IOException {
        for (String ids : List.of("'x','x','y'", "7,7,8", "NULL,0,0")) {
            String[] id = ids.split(",");
            ReadResults results =
                    read(rows("(" + id[0] + ", 1)", "(" + id[1] + ", 0)", "(" + id[2] + ", 1)"));
            Observation one = results.observations().get(0);
            assertEquals(0.75, one.score(), ids);
            assertEquals(2, one.examples().getAsLong(), ids);
            assertEquals(0.25, one.standardError().getAsDouble(), 1e-15);
            assertTrue(why(results).contains("3 rows are of 2 different examples"), why(results));
        }
    }

    @Test
    default void countsEachRowWithoutAnIdAsAnExample() throws IOException {
        ReadResults results = read(rows("(NULL, 1)", "(NULL, 0)", "(NULL, 0.5)", "(1, 0.5)"));
        assertEquals(4, results.observations().get(0).examples().getAsLong());
        assertEquals(0.5, results.observations().get(0).score());
        Jdbc without =
                with(
                        new Columns(),
                        "SELECT 'add' AS task, 'a' AS model, s AS score FROM (VALUES (1), (0)) AS v(s)",
                        "",
                        PerExample.YES);
        assertEquals(2, read(without).observations().get(0).examples().getAsLong());
    }

    private static Jdbc paired(String query, Pairing pairs, Columns columns) {
        return new Jdbc(columns, query, "", "", PerExample.AUTO, pairs, "", "", "", "", 100);
    }

    private Outcomes outcomes(ReadResults results, String model) {
        return results.observations().stream()
                .filter(one -> one.model().name().equals(model))
                .findFirst()
                .orElseThrow()
                .outcomes()
                .orElseThrow();
    }

    /** Models with quotes, shots of which some are NULL, an example that one was not asked. */
    private static String twoModels() {
        return "SELECT 'add' AS task, m AS model, k AS shots, i AS example, s AS score, c AS passage_id"
                + " FROM (VALUES ('o''b\\', 5, 'e1', 1, 'p'), ('o''b\\', 5, 'e2', 0, 'p'),"
                + " ('o''b\\', 5, 'e3', 1, 'q'), ('o''b\\', 5, 'e4', 1, 'q'),"
                + " ('z', NULL, 'e1', 0, 'p'), ('z', NULL, 'e2', 0, 'p'), ('z', NULL, 'e3', 1, 'q'))"
                + " AS v(m, k, i, s, c)";
    }

    @Test
    default void pairsExamplesByTheirIds() throws IOException {
        ReadResults results = read(paired(twoModels(), Pairing.NAMED, new Columns()));
        assertEquals(List.of(), results.issues());
        Outcomes one = outcomes(results, "o'b\\");
        assertEquals(List.of("e1", "e2", "e3", "e4"), one.examples());
        assertEquals(1, one.score("e4").getAsDouble());
        assertEquals(Optional.of("q"), one.cluster("e3"));
        Outcomes other = outcomes(results, "z");
        assertEquals(List.of("e1", "e2", "e3"), other.examples());
        assertEquals(0, other.score("e1").getAsDouble());
    }

    @Test
    default void countsExamplesThatScoreAlike() throws IOException {
        ReadResults results = read(paired(twoModels(), Pairing.COUNTED, new Columns()));
        Outcomes one = outcomes(results, "o'b\\");
        Outcomes other = outcomes(results, "z");
        assertEquals(4, one.size());
        assertEquals(0.75, one.mean());
        List<String> pairs = new ArrayList<>();
        assertEquals(
                3,
                one.forEachShared(
                        other, (id, a, b) -> pairs.add(a + " " + b + " " + one.cluster(id).get())));
        pairs.sort(Comparator.naturalOrder());
        assertEquals(List.of("0.0 0.0 p", "1.0 0.0 p", "1.0 1.0 q"), pairs);
        ReadResults again = read(paired(twoModels(), Pairing.COUNTED, new Columns()));
        assertEquals(results.observations(), again.observations(), "ids hang on the scores alone");
        String others = twoModels().replace("'e4', 1", "'e4', 0");
        assertEquals(
                0,
                one.withShared(
                        outcomes(read(paired(others, Pairing.COUNTED, new Columns())), "z"),
                        (a, b) -> {}),
                "what was counted elsewhere pairs with nothing");
    }

    @Test
    default void pairsTheMeansOfRepeatsAndPercentages() throws IOException {
        String query =
                "SELECT 'add' AS task, m AS model, i AS example, s AS score FROM (VALUES"
                        + " ('a', 1, 50.5), ('a', 1, 49.5), ('a', 2, 100.0), ('b', 1, 12.0), ('b', 2, 7.0))"
                        + " AS v(m, i, s)";
        for (Pairing pairing : List.of(Pairing.NAMED, Pairing.COUNTED)) {
            Columns percent = new Columns().with("percent", "true");
            ReadResults results = read(paired(query, pairing, percent));
            Outcomes a = outcomes(results, "a");
            List<Double> shared = new ArrayList<>();
            a.withShared(outcomes(results, "b"), (x, y) -> shared.add(x - y));
            shared.sort(Comparator.naturalOrder());
            assertEquals(0.38, shared.get(0), 1e-12);
            assertEquals(0.93, shared.get(1), 1e-12);
        }
    }

    @Test
    default void saysHowManyExamplesAreInNoPair() throws IOException {
        ReadResults results =
                read(
                        paired(
                                rows("(1, 1)", "(NULL, 0)", "(NULL, 1)"),
                                Pairing.NAMED,
                                new Columns()));
        assertEquals(1, outcomes(results, "a").size());
        assertEquals(3, results.observations().get(0).examples().getAsLong());
        assertTrue(why(results).contains("2 examples are in no pair"), why(results));
    }

    @Test
    default void pairsNothingWithoutIds() {
        Jdbc without =
                new Jdbc(
                        new Columns(),
                        "SELECT 'add' AS task, 'a' AS model, s AS score FROM (VALUES (1), (0)) AS v(s)",
                        "",
                        "",
                        PerExample.YES,
                        Pairing.NAMED,
                        "",
                        "",
                        "",
                        "",
                        100);
        RequestException refused = assertThrows(RequestException.class, () -> read(without));
        assertTrue(refused.getMessage().contains("example=COLUMN"), refused::getMessage);
    }

    @Test
    default void showsHowItPairs() throws IOException {
        String shown =
                paired(twoModels(), Pairing.COUNTED, new Columns()).explain(Location.of(url()));
        assertTrue(shown.contains("SELECT DISTINCT"), shown);
        assertTrue(shown.contains("COUNT(*) AS n"), shown);
    }

    @Test
    default void leavesOutRowsWithoutAScoreAndSaysHowMany() throws IOException {
        ReadResults results =
                read(
                        rows(
                                "(1, '1')",
                                "(2, 'oops')",
                                "(3, NULL)",
                                "(4, 'True')",
                                "(5, 'nan')",
                                "(6, ' 5e-1 ')",
                                "(7, '1e40')"));
        assertEquals(3, results.observations().get(0).examples().getAsLong());
        assertTrue(
                why(results)
                        .contains(
                                "4 of 7 rows have no score: it must be a finite number, got '1e40'"),
                why(results));
    }

    @Test
    default void takesTruthsAsOnesAndZeros() throws IOException {
        ReadResults results = read(rows("(1, TRUE)", "(2, FALSE)", "(3, NULL)"));
        assertEquals(0.5, results.observations().get(0).score());
        assertTrue(why(results).endsWith("1 of 3 rows have no score; they are left out"));
    }

    @Test
    default void readsAColumnPerMetricAndPercentages() throws IOException {
        Columns wide = new Columns().with("scores", "acc;f1").with("percent", "true");
        ReadResults results =
                read(
                        with(
                                wide,
                                ("SELECT 'add' AS task, 'a' AS model, i AS example, x AS %s, y AS %s"
                                                + " FROM (VALUES (1, 100, 50.0), (2, 0, NULL)) AS v(i, x, y)")
                                        .formatted(quoted("acc"), quoted("f1")),
                                "",
                                PerExample.AUTO));
        assertEquals(List.of("a add acc 0.5 of 2", "a add f1 0.5 of 1"), results.words());
    }

    @Test
    default void quotesNamesThatBreakOut() throws Exception {
        String odd = "the model\"s `name'; --";
        run("DROP TABLE IF EXISTS odd_names");
        run(
                "CREATE TABLE odd_names (%s %s, %s %s, %s INT, %s DOUBLE PRECISION)"
                        .replace(
                                "DOUBLE PRECISION",
                                text().equals("STRING") ? "DOUBLE" : "DOUBLE PRECISION")
                        .formatted(
                                quoted(odd),
                                text(),
                                quoted("Task"),
                                text(),
                                quoted("example"),
                                quoted("score of 100")));
        run("INSERT INTO odd_names VALUES ('a', 'add', 1, 100), ('a', 'add', 2, 0)");
        Columns columns = new Columns().with("model", odd).with("score", "score of 100*0.01");
        Jdbc source = with(columns, "SELECT * FROM odd_names", "", PerExample.AUTO);
        assertEquals(List.of("a add accuracy 0.5 of 2"), read(source).words());
    }

    @Test
    default void readsATableByItsNameAndNamesOthersWhereItIsNotThere() throws Exception {
        run("DROP TABLE IF EXISTS by_name");
        run("CREATE TABLE by_name AS " + rows("(1, 1)", "(2, 0)"));
        Jdbc source =
                new Jdbc(
                        new Columns(),
                        "",
                        "by_name",
                        "",
                        PerExample.AUTO,
                        Pairing.NO,
                        "",
                        "",
                        "",
                        "",
                        100);
        assertEquals(List.of("a add accuracy 0.5 of 2"), read(source).words());
        Jdbc absent =
                new Jdbc(
                        new Columns(),
                        "",
                        "by_nam",
                        "",
                        PerExample.AUTO,
                        Pairing.NO,
                        "",
                        "",
                        "",
                        "",
                        100);
        String message = assertThrows(RequestException.class, () -> read(absent)).getMessage();
        assertTrue(message.contains("has no table 'by_nam'"), message);
        assertTrue(message.toLowerCase(java.util.Locale.ROOT).contains("by_name"), message);
    }

    @Test
    default void namesTheColumnAndTypeThatDoNotFit() {
        String dates =
                "SELECT 'add' AS task, 'a' AS model, i AS example, 1 AS score, CAST('2024-05-01' AS"
                        + " DATE) AS params FROM (VALUES (1)) AS v(i)";
        String message = assertThrows(RequestException.class, () -> read(dates)).getMessage();
        assertTrue(
                message.toLowerCase(java.util.Locale.ROOT)
                        .contains("column 'params' is of type date, which holds no numbers"),
                message);
    }

    @Test
    default void showsWhatItWouldSend() throws IOException {
        String sql = Queries.query(rows("(1, 1)")).explain(Location.of(url()));
        assertTrue(sql.contains("GROUP BY"), sql);
        assertFalse(sql.contains("%"), sql);
        String plain = "SELECT 'add' AS task, 1 AS score";
        assertEquals(plain, Queries.query(plain).explain(Location.of(url())));
    }

    @Test
    default void findsWhatDuckDbFindsInTheSameRows(@TempDir Path folder) throws Exception {
        List<String> lines = lines();
        run("DROP TABLE IF EXISTS same_rows");
        run(
                "CREATE TABLE same_rows (task %1$s, metric %1$s, model %1$s, shots INT, seed INT, example INT, score %1$s)"
                        .formatted(text()));
        run(
                "INSERT INTO same_rows VALUES "
                        + lines.stream()
                                .map(line -> "('" + line.replace(",", "','") + "')")
                                .map(row -> row.replace("''", "NULL"))
                                .collect(Collectors.joining(", ")));
        Path csv = folder.resolve("rows.csv");
        Files.write(csv, List.of("task,metric,model,shots,seed,example,score"));
        Files.write(csv, lines, java.nio.file.StandardOpenOption.APPEND);
        for (Pairing pairs : Pairing.values()) {
            ReadResults there = read(paired("SELECT * FROM same_rows", pairs, new Columns()));
            ReadResults here =
                    ReadResults.of(
                            new DuckDb(
                                    new Columns(),
                                    Format.CSV,
                                    "",
                                    "",
                                    "",
                                    PerExample.AUTO,
                                    pairs,
                                    "",
                                    128,
                                    2),
                            Location.of(csv));
            assertEquals(24, here.observations().size());
            assertEquals(sorted(here.observations()), sorted(there.observations()));
            assertEquals(outcomes(here, pairs), outcomes(there, pairs));
            assertEquals(
                    here.issues().stream().map(Issue::why).sorted().toList(),
                    there.issues().stream().map(Issue::why).sorted().toList());
        }
    }

    /** The scores of all examples, to 12 digits; with their ids if these are their own. */
    private static List<String> outcomes(ReadResults results, Pairing pairs) {
        List<String> all = new ArrayList<>();
        for (Observation one : results.observations()) {
            assertEquals(pairs != Pairing.NO, one.outcomes().isPresent());
            if (one.outcomes().isPresent()) {
                Outcomes kept = one.outcomes().get();
                assertEquals(one.score(), kept.mean(), 1e-12);
                assertEquals(one.examples().getAsLong(), kept.size());
                kept.examples()
                        .forEach(
                                id ->
                                        all.add(
                                                "%s %s %s %s %.12f"
                                                        .formatted(
                                                                one.task(),
                                                                one.metric().name(),
                                                                one.model().name() + one.setup(),
                                                                pairs == Pairing.NAMED ? id : "",
                                                                kept.score(id).getAsDouble())));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static List<String> sorted(List<Observation> observations) {
        return observations.stream().map(Object::toString).sorted().toList();
    }

    /** Exact and graded scores, blank and odd ones, examples that are asked again. */
    private static List<String> lines() {
        Random random = new Random(21);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            boolean graded = i % 2 == 1;
            String score =
                    i % 97 == 5
                            ? ""
                            : i % 89 == 7
                                    ? "n/a"
                                    : graded
                                            ? String.valueOf(random.nextInt(1000) / 1000.0)
                                            : String.valueOf(random.nextInt(2));
            lines.add(
                    "t%d,%s,m%d,%d,%d,%d,%s"
                            .formatted(
                                    i / 2 % 3,
                                    graded ? "f1" : "acc",
                                    i / 6 % 2,
                                    5 * (i / 12 % 2),
                                    1,
                                    i / 24 % 45,
                                    score));
        }
        return lines;
    }
}
