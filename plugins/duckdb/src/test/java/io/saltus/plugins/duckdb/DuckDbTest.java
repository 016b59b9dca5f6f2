package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.sources.sql.PerExample;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbTest {

    private static final String TWO =
            "SELECT * FROM (VALUES ('add', 'a', 1e9, 0.25, 200), ('add', 'b', 2e9, 0.75, 200))"
                    + " t(task, model, params, score, n_examples)";

    @TempDir private Path folder;

    private static DuckDb asked(String query) {
        DuckDb plain = new DuckDb();
        return new DuckDb(
                plain.columns(), plain.format(), query, "", "", plain.perExample(), 256, 1);
    }

    private static DuckDb of(Format format) {
        DuckDb plain = new DuckDb();
        return new DuckDb(plain.columns(), format, "", "", "", plain.perExample(), 256, 1);
    }

    private String refusal(DuckDb source, Path path) {
        String message =
                assertThrows(RequestException.class, () -> Results.of(source, path)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void readsAParquetTableRowByRow() throws IOException, SQLException {
        Path file = Results.write(folder.resolve("results.parquet"), TWO);
        Results results = Results.of(new DuckDb(), file);
        assertEquals(List.of(), results.issues());
        assertEquals(List.of(1L, 2L), results.lines());
        var second = results.observations().get(1);
        assertEquals("b", second.model().name());
        assertEquals(2e9, second.model().scale(Axis.PARAMETERS).getAsDouble());
        assertEquals(0.75, second.score());
        assertEquals(200, second.examples().getAsLong());
    }

    @Cases(10)
    void saysTheSameInAnyOrderAndPlace(Case any) throws IOException, SQLException {
        String rows =
                "SELECT 't' || (i %% 3) AS task, 'acme-' || (1 + i // 3) || 'b' AS model,"
                        + " (1 + i // 3) * 1e9 AS params, %s / 100.0 AS score, 200 AS n_examples"
                        + " FROM range(9) r(i)";
        String plain = rows.formatted("(7 * i) %% 100".replace("%%", "%"));
        Path file = Results.write(folder.resolve(any.seed() + ".parquet"), plain);
        Path other = folder.resolve("x" + any.seed() + "/step1000/copy 2024.parquet");
        Files.createDirectories(other.getParent());
        Results.write(
                other,
                "SELECT score, params, n_examples, model, task FROM (%s) ORDER BY hash(task, model, %d)"
                        .formatted(plain, any.seed()));
        assertEquals(
                Set.copyOf(Results.of(new DuckDb(), file).observations()),
                Set.copyOf(Results.of(new DuckDb(), other).observations()));
    }

    @Test
    void acceptsByFirstBytesOnly() throws IOException, SQLException {
        Path parquet = Results.write(folder.resolve("named.parquet"), TWO);
        Path bare = Files.copy(parquet, folder.resolve("bare"));
        Path text = Files.writeString(folder.resolve("text.parquet"), "task,score\n");
        Path csv = Files.writeString(folder.resolve("a.csv"), "task,score\n");
        Path sqlite = Files.writeString(folder.resolve("a.db"), "SQLite format 3\0 and on");
        Path database = folder.resolve("b.db");
        Results.duckdb("ATTACH '" + database + "' AS d", "CREATE TABLE d.t AS " + TWO);
        assertTrue(new DuckDb().accepts(Location.of(parquet)));
        assertTrue(new DuckDb().accepts(Location.of(bare)));
        assertTrue(new DuckDb().accepts(Location.of(database)));
        for (Path other : List.of(text, csv, sqlite, folder)) {
            assertFalse(new DuckDb().accepts(Location.of(other)), other.toString());
        }
        assertFalse(new DuckDb().accepts(Location.of("jdbc:duckdb:x")));
        assertTrue(of(Format.CSV).accepts(Location.of(csv)));
        assertTrue(of(Format.CSV).accepts(Location.of(folder)));
        assertFalse(of(Format.CSV).accepts(Location.of(parquet)));
    }

    @Test
    void readsHivePartitionsWithTheirKeysAsColumns() throws IOException, SQLException {
        for (String model : List.of("007", "b c")) {
            Path part = Files.createDirectories(folder.resolve("t/model=" + model + "/shots=5"));
            Results.write(part.resolve("part-0.parquet"), "SELECT 'add' AS task, 0.5 AS score");
        }
        Files.writeString(folder.resolve("t/_SUCCESS"), "");
        Path table = folder.resolve("t");
        assertTrue(new DuckDb().accepts(Location.of(table)));
        Results results = Results.of(new DuckDb(), table);
        assertEquals(
                List.of("007", "b c"),
                results.observations().stream().map(o -> o.model().name()).toList());
        assertEquals(5, results.observations().get(0).setup().shots().getAsInt());
    }

    /** The file of another partition is broken within, which only who reads it can notice. */
    @Test
    void passesOverPartitionsThatAQueryDoesNotAskForAndLeavesOutTheBrokenFile()
            throws IOException, SQLException {
        for (String model : List.of("a", "b", "c")) {
            Path part = Files.createDirectories(folder.resolve("p/model=" + model + "/task=add"));
            Results.write(
                    part.resolve("part-0.parquet"),
                    "SELECT range AS example, range % 2 AS score FROM range(5000)");
        }
        Path broken = folder.resolve("p/model=b/task=add/part-0.parquet");
        byte[] bytes = Files.readAllBytes(broken);
        Arrays.fill(bytes, 4, 200, (byte) 0);
        Files.write(broken, bytes);
        Path table = folder.resolve("p");
        DuckDb asked =
                new DuckDb(
                        new Columns(),
                        Format.AUTO,
                        "SELECT * FROM data WHERE model <> 'b'",
                        "",
                        "",
                        PerExample.AUTO,
                        128,
                        2);
        Results results = Results.of(asked, table);
        assertEquals(
                List.of("a", "c"),
                results.observations().stream().map(o -> o.model().name()).toList());
        assertEquals(5000, results.observations().get(0).examples().getAsLong());
        Results rest = Results.of(new DuckDb(), table);
        assertEquals(results.observations(), rest.observations());
        assertEquals(1, rest.issues().size(), rest.issues()::toString);
        assertTrue(
                rest.issues().get(0).toString().contains("task=add/part-0.parquet: cannot be read"),
                rest.issues()::toString);
    }

    @ParameterizedTest
    @CsvSource({"p1.parquet, false", "p1.parquet, true", "p2.parquet, false"})
    void leavesOutTheFileOfAFolderThatIsDamaged(String name, boolean inFooter)
            throws IOException, SQLException {
        Path table = Files.createDirectory(folder.resolve("parts"));
        for (int i = 0; i < 3; i++) {
            Results.write(
                    table.resolve("p%d.parquet".formatted(i)),
                    "SELECT 'add' AS task, 'm%d' AS model, .5 AS score".formatted(i));
        }
        Path broken = table.resolve(name);
        byte[] bytes = Files.readAllBytes(broken);
        // the footer's length stands before the mark at the end
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        int from = inFooter ? bytes.length - 8 - footer : 4;
        Arrays.fill(bytes, from, from + 30, (byte) 0xff);
        Files.write(broken, bytes);
        Results results = Results.of(new DuckDb(), table);
        assertEquals(
                name.equals("p1.parquet") ? List.of("m0", "m2") : List.of("m0", "m1"),
                results.observations().stream().map(o -> o.model().name()).toList());
        assertEquals(1, results.issues().size(), results.issues()::toString);
        assertTrue(results.issues().get(0).where().endsWith(name), results.issues()::toString);
        for (int i = 0; i < 3; i++) {
            Files.write(table.resolve("p%d.parquet".formatted(i)), bytes);
        }
        assertThrows(RequestException.class, () -> Results.of(new DuckDb(), table));
    }

    @Test
    void showsWhatItWouldAsk() throws IOException, SQLException {
        Path file =
                Results.write(
                        folder.resolve("e.parquet"),
                        "SELECT 'add' AS task, 'a' AS model, 1 AS example, 1 AS score");
        String sql = new DuckDb().explain(Location.of(file));
        assertTrue(sql.contains("VIEW data AS SELECT * FROM read_parquet("), sql);
        assertTrue(sql.contains("GROUP BY"), sql);
    }

    @Test
    void readsPartsAsOneTableAndLeavesOutTheOneThatWasCutOff() throws IOException, SQLException {
        Path table = Files.createDirectory(folder.resolve("parts"));
        Results.write(
                table.resolve("p0.parquet"),
                "SELECT 'add' AS task, 'a' AS model, range AS example, 1 AS score FROM range(3)");
        Results.write(
                table.resolve("p1.parquet"),
                "SELECT 'add' AS task, 'a' AS model, 3 + range AS example, 0 AS score FROM range(1)");
        Files.write(table.resolve("p2.parquet"), new byte[] {'P', 'A', 'R', '1', 0, 0, 0, 0, 0});
        assertTrue(new DuckDb().accepts(Location.of(table)));
        Results results = Results.of(new DuckDb(), table);
        assertEquals(1, results.observations().size());
        assertEquals(0.75, results.observations().get(0).score());
        assertEquals(1, results.issues().size());
        assertTrue(results.issues().get(0).where().endsWith("parts/p2.parquet"));
    }

    @Test
    void readsTheOnlyTableOfADatabaseOrTheOneChosen() throws IOException, SQLException {
        Path database = folder.resolve("b.duckdb");
        Results.duckdb("ATTACH '" + database + "' AS d", "CREATE TABLE d.\"my runs\" AS " + TWO);
        assertEquals(2, Results.of(new DuckDb(), database).observations().size());
        Results.duckdb("ATTACH '" + database + "' AS d", "CREATE VIEW d.other AS SELECT 1 AS a");
        assertTrue(
                refusal(new DuckDb(), database)
                        .endsWith(
                                "has several tables; it has my runs, other. Choose one with"
                                        + " table=NAME, or write a query"));
        DuckDb chosen =
                new DuckDb(new Columns(), Format.AUTO, "", "my runs", "", PerExample.AUTO, 256, 1);
        assertEquals(2, Results.of(chosen, database).observations().size());
        DuckDb joined = asked("SELECT * FROM \"my runs\" WHERE model = 'a'");
        assertEquals(1, Results.of(joined, database).observations().size());
    }

    @Test
    void readsCsvWhenChosenAndReportsEachMalformedRowWithItsLine() throws IOException {
        Path csv =
                Files.writeString(
                        folder.resolve("r.csv"),
                        "task,model,score\nadd,a,0.5\nadd,b,0.6,7,8\nadd,c,x\nadd,d,0.7\n");
        Results results = Results.of(new DuckDb(), csv);
        assertEquals(2, results.observations().size());
        assertEquals(2, results.issues().size(), results.why());
        assertTrue(
                results.issues().stream().anyMatch(i -> i.where().endsWith("r.csv:3")),
                results.issues().toString());
        assertTrue(results.why().contains("'score' must be a number, got 'x'"), results.why());
    }

    @Test
    void readsCsvOfAnyDialect() throws IOException {
        for (String text :
                List.of(
                        "\uFEFFtask,model,score\r\nadd,\"a,\"\"b\"\"\",0.5\r\n",
                        "\"task\";model;;score\nadd;\"a,\"\"b\"\"\";x;0.5",
                        "task\tmodel\tscore\n\"add\"\t\"a,\"\"b\"\"\"\t 0.5\n")) {
            Path csv = Files.writeString(folder.resolve("r.csv"), text);
            Results results = Results.of(new DuckDb(), csv);
            assertEquals(List.of(), results.issues(), text);
            assertEquals("a,\"b\"", results.observations().get(0).model().name(), text);
        }
    }

    @Test
    void readsJsonLinesWhenChosen() throws IOException {
        Path json =
                Files.writeString(
                        folder.resolve("r.jsonl"),
                        """
                        {"task": "add", "model": "a", "score": 0.5}
                        {"task": "add", "model": "b", "score": 1, "seed": 3}
                        """);
        Results results = Results.of(new DuckDb(), json);
        assertEquals(List.of(), results.issues());
        assertEquals(3, results.observations().get(1).seed().getAsLong());
        Files.writeString(json, "{\"task\": \"add\", \"mod");
        assertTrue(refusal(new DuckDb(), json).contains("Malformed JSON"));
    }

    @Test
    void readsAFolderOfCsvFilesAsOneTableIfTheFormatIsGiven() throws IOException {
        Path table = Files.createDirectory(folder.resolve("csvs"));
        Files.writeString(table.resolve("a.csv"), "task,model,example,score\nadd,a,1,1\n");
        Files.writeString(table.resolve("b.csv"), "task,model,example,score\nadd,a,2,0\n");
        Files.writeString(table.resolve("notes.md"), "nothing");
        Results results = Results.of(of(Format.CSV), table);
        assertEquals(0.5, results.observations().get(0).score());
        assertEquals(2, results.observations().get(0).examples().getAsLong());
    }

    @Test
    void readsTheRowsOfAQueryInAnOrderOfTheirOwn() throws IOException, SQLException {
        Path file = Results.write(folder.resolve("results.parquet"), TWO);
        DuckDb source =
                asked(
                        "SELECT task, upper(model) AS model, score FROM data ORDER BY score DESC -- up");
        Results results = Results.of(source, file);
        assertEquals("A", results.observations().get(0).model().name());
        assertTrue(source.accepts(Location.of(folder)));
    }

    @Test
    void saysWhereAQueryIsWrong() throws SQLException {
        Path file = Results.write(folder.resolve("results.parquet"), TWO);
        assertEquals(
                "the query fails: Binder Error: Referenced column \"modell\" not found in FROM"
                        + " clause! Candidate bindings: \"model\", \"score\", \"n_examples\" (line 2, column 8: SELECT modell)",
                refusal(asked("-- all\nSELECT modell\nFROM data"), file));
        assertTrue(refusal(asked("SELEC 1;"), file).contains("syntax error"));
        assertEquals(
                "the query must be a SELECT, which reads and changes nothing",
                refusal(asked("DROP VIEW data"), file));
    }

    @Test
    void readsNothingButTheLocation() throws IOException, SQLException {
        Path file = Results.write(folder.resolve("results.parquet"), TWO);
        Path other = Files.writeString(folder.resolve("other.csv"), "task,score\n");
        String local = refusal(asked("SELECT * FROM '" + other + "'"), file);
        assertTrue(local.contains("Permission Error"), local);
        String remote = refusal(asked("SELECT * FROM 'https://host.invalid/x.parquet'"), file);
        assertFalse(remote.contains("host.invalid:"), remote);
        String set = refusal(asked("SELECT 1); SET threads = 1; (SELECT 1"), file);
        assertTrue(set.startsWith("the query fails"), set);
    }

    @Test
    void aQueryWritesNothing() throws IOException, SQLException {
        Path own = Files.createDirectory(folder.resolve("x"));
        Results.write(own.resolve("results.parquet"), TWO);
        Path mine = own.resolve("mine.csv");
        String copy = "COPY (SELECT 42) TO '" + mine + "'";
        for (String query :
                List.of(
                        copy,
                        "SELECT * FROM data; " + copy,
                        "SELECT * FROM data); " + copy + "; SELECT * FROM (SELECT 1",
                        "SELECT 1 /*'*/); " + copy + "; --'*/")) {
            String refusal = refusal(asked(query), own);
            assertTrue(refusal.startsWith("the query "), refusal);
            assertFalse(Files.exists(mine), query);
        }
    }

    @Test
    void readsAPathThatLooksLikeAPattern() throws IOException, SQLException {
        Path odd = Files.createDirectory(folder.resolve("it's [1] *?"));
        Path plain = Results.write(folder.resolve("a.parquet"), TWO);
        Path file = Files.copy(plain, odd.resolve("b[2]*.parquet"));
        assertEquals(2, Results.of(new DuckDb(), file).observations().size());
        Files.copy(plain, odd.resolve("c.parquet"));
        assertEquals(4, Results.of(new DuckDb(), odd).observations().size());
    }

    @Test
    void refusesWhatItCannotRead() throws IOException, SQLException {
        Path cut = Results.write(folder.resolve("cut.parquet"), TWO);
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(refusal(new DuckDb(), cut).contains("was cut off"));
        Arrays.fill(bytes, 4, bytes.length - 4, (byte) 7);
        Path corrupt = Files.write(folder.resolve("corrupt.parquet"), bytes);
        assertTrue(refusal(new DuckDb(), corrupt).startsWith(corrupt.toString()));
        Path empty = Files.writeString(folder.resolve("empty.parquet"), "");
        assertTrue(refusal(new DuckDb(), empty).endsWith("is no PARQUET file: it is empty"));
        Path sqlite = Files.writeString(folder.resolve("a.db"), "SQLite format 3\0 and on");
        assertTrue(refusal(new DuckDb(), sqlite).contains("is no DuckDB database file"));
        Path csv = Files.writeString(folder.resolve("empty.csv"), "");
        refusal(new DuckDb(), csv);
        Path header = Files.writeString(folder.resolve("header.csv"), "task,model,score\n");
        assertTrue(refusal(new DuckDb(), header).contains("has no rows"));
        Path unknown = Files.writeString(folder.resolve("a.xyz"), "task");
        assertTrue(refusal(new DuckDb(), unknown).contains("format=csv"));
        Path other = Results.write(folder.resolve("o.parquet"), "SELECT 1 AS a, 2 AS b");
        assertTrue(refusal(new DuckDb(), other).contains("has no column 'task'; it has a, b"));
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        assertTrue(refusal(of(Format.CSV), nothing).contains("holds no"));
    }

    @Test
    void leavesNothingBehindInTheTemporaryFolder() throws IOException, SQLException {
        Path file = Results.write(folder.resolve("results.parquet"), TWO);
        String used =
                "SELECT current_setting('temp_directory') AS task, 'a' AS model, 0.5 AS score";
        Path left = Path.of(Results.of(asked(used), file).tasks());
        assertTrue(left.getFileName().toString().startsWith("saltus-duckdb"), left::toString);
        assertFalse(Files.exists(left));
    }

    private static DuckDb mapped(String field, String mapping) {
        DuckDb plain = new DuckDb();
        return new DuckDb(
                plain.columns().with(field, mapping),
                plain.format(),
                "",
                "",
                "",
                plain.perExample(),
                256,
                1);
    }

    @Test
    void joinsATaskOfSeveralColumnsAndNamesTheModelByTheFile() throws IOException, SQLException {
        Path rows =
                Results.write(
                        folder.resolve("rows.parquet"),
                        "SELECT 'lamp' AS task, 'law' AS part, 'a' AS model, 0.5 AS score");
        assertEquals("lamp/law", Results.of(mapped("task", "task/part"), rows).tasks());
        Path examples =
                Results.write(
                        folder.resolve("elm-1b.parquet"),
                        "SELECT 'lamp' AS task, '' AS part, i AS example, i % 2 AS score FROM range(10) r(i)");
        Columns both = new Columns().with("task", "task/part").with("model", "@file");
        DuckDb plain = new DuckDb();
        Results read =
                Results.of(
                        new DuckDb(both, plain.format(), "", "", "", plain.perExample(), 256, 1),
                        examples);
        assertEquals("lamp", read.tasks());
        assertEquals("elm-1b", read.observations().get(0).model().name());
        assertEquals(10, read.observations().get(0).examples().getAsLong());
    }

    @Test
    void refusesStructuresInAColumnThatIsRead() throws IOException, SQLException {
        Path nested =
                Results.write(
                        folder.resolve("nested.parquet"),
                        "SELECT {'name': 'a', 'org': 'x'} AS model, 'add' AS task, 0.5::DECIMAL(5, 3) AS score");
        String refusal = refusal(new DuckDb(), nested);
        assertTrue(refusal.contains("'model' (model) holds STRUCT"), refusal);
        assertTrue(refusal.contains("query=SELECT \"model\".NAME AS model"), refusal);
    }

    @Test
    void saysWhoReadsTitlesAboveAHeader() throws IOException {
        Path titled =
                Files.writeString(
                        folder.resolve("t.csv"), "Table 3\nmodel,task,score\na,add,0.5\n");
        String refusal = refusal(of(Format.CSV), titled);
        assertTrue(refusal.contains("is found by --source csv"), refusal);
    }

    @Test
    void readsTheContentsOfTheOpenLlmLeaderboard() throws IOException, SQLException {
        Path contents =
                Results.write(
                        folder.resolve("contents.parquet"),
                        "SELECT m || '_bfloat16' AS eval_name, 'bfloat16' AS \"Precision\","
                                + " '🟢' AS \"T\", '<a href=\"x\">' || m || '</a>' AS \"Model\","
                                + " m AS fullname, 'abc' AS \"Model sha\","
                                + " 20.5 + i AS \"Average ⬆️\", 5 * i AS \"Hub ❤️\","
                                + " p AS \"#Params (B)\", false AS \"Chat Template\","
                                + " 0.5 * i AS \"CO₂ cost (kg)\", 0.2 + i / 50 AS \"IFEval Raw\","
                                + " 20.0 + 2 * i AS \"IFEval\", 0.35 + i / 50 AS \"MATH Lvl 5 Raw\","
                                + " 9.5 + i AS \"MATH Lvl 5\", 0.12 + i / 50 AS \"MMLU-PRO Raw\","
                                + " 2.5 + i AS \"MMLU-PRO\", '2024-06-0' || i AS \"Submission Date\","
                                + " i % 2 AS \"Generation\" FROM (VALUES ('lab/elm-1b', 1.2, 1),"
                                + " ('lab/elm-7b', 7.6, 2)) t(m, p, i)");
        Results read = Results.of(new DuckDb(), contents);
        assertEquals("IFEval,MATH Lvl 5,MMLU-PRO,IFEval,MATH Lvl 5,MMLU-PRO", read.tasks());
        assertEquals(0.22, read.observations().get(0).score(), 1e-12);
        assertEquals("lab/elm-1b", read.observations().get(0).model().name());
        assertEquals(
                1.2e9, read.observations().get(0).model().scale(Axis.PARAMETERS).getAsDouble());
    }
}
