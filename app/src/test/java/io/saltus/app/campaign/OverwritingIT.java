package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is written over what was read, and an empty name names no folder. */
class OverwritingIT {

    @TempDir private Path folder;

    private Path table;

    @BeforeEach
    void copy() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        table = Files.copy(Installed.HOME.resolve("data/gpt3.csv"), data.resolve("findings.csv"));
        Files.writeString(
                folder.resolve("r.json"), "{\"schema\": \"saltus-report/1\", \"version\": \"1\"}");
        Files.writeString(folder.resolve("asked.csv"), "task,margin,fail_on\n2D+,0.1,lower\n");
    }

    private Installed.Run saltus(String arguments) throws Exception {
        return Started.shell(folder, Map.of(), "\"$SALTUS\" " + arguments).end();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare data/findings.csv data/findings.csv --out data/../data/findings.csv | is read",
                "compare data/findings.csv data/findings.csv --write json=data/findings.csv | is read",
                "compare data/findings.csv data/findings.csv --thresholds asked.csv --out asked.csv | is read",
                "compare data/findings.csv data/findings.csv --out a --write json=./a | written twice",
                "analyze data/findings.csv --lenient --render csv --out data | was read from",
                "analyze data/findings.csv --models '' | names no file",
                "analyze data/findings.csv --out '' | names no file",
                "analyze data/findings.csv --plugins '' | names no file",
                "analyze data/findings.csv --models data | Is a directory",
                "compare data/findings.csv data/findings.csv --thresholds data | Is a directory",
                "compare data/findings.csv data/findings.csv --examples data | Is a directory",
                "calibrate --curves 2 --write '' | names no file",
                "analyze data/findings.csv --axis score:log | no axis",
                "analyze data/findings.csv --axis '' | it is empty; leave it out",
                "analyze r.json | is a report that Saltus wrote",
                "analyze data/findings.csv --source '' | it is empty; leave it out",
                "analyze data/findings.csv --where '' | it is empty; leave it out",
                "calibrate --from 1e30 --to 1e20 | got 1e30 and 1e20",
                "analyze data/findings.csv --axis seed:linear | no axis"
            })
    void isRefusedAndLeavesAll(String arguments, String why) throws Exception {
        byte[] before = Files.readAllBytes(table);
        Installed.Run run = saltus(arguments);
        assertEquals(2, run.code(), run::toString);
        assertTrue(run.err().startsWith("saltus: ") && run.err().contains(why), run::toString);
        assertArrayEquals(before, Files.readAllBytes(table));
    }

    @Test
    void theCurrentFolderIsOneToWriteTo() throws Exception {
        for (String here : new String[] {".", "./", "a/..", "./a/../b"}) {
            Files.createDirectories(folder.resolve("a"));
            Files.createDirectories(folder.resolve("b"));
            Installed.Run run =
                    saltus("analyze data/findings.csv --lenient --render json --out " + here);
            assertEquals(0, run.code(), run::toString);
            assertTrue(Files.exists(folder.resolve(here).resolve("report.json")), here);
        }
    }

    @Test
    void bracketsWithoutEndAreRefusedInALine() throws Exception {
        for (String much : new String[] {"(".repeat(5000), "not ".repeat(20000)}) {
            Installed.Run run = saltus("analyze data/findings.csv --where '" + much + "'");
            assertEquals(2, run.code());
            assertTrue(run.err().contains("more than 200 brackets"), run.err());
        }
    }

    @Test
    void aSecondRunOverAFolderPassesOverTheReportsOfTheFirst() throws Exception {
        Files.move(table, table.resolveSibling("results.csv"));
        String command =
                "analyze data --lenient --out data --render json --render csv --render markdown"
                        + " --render html --render latex --render xlsx --render parquet";
        assertEquals(0, saltus(command).code());
        assertEquals(0, saltus(command + " --shard 1/2 --parts data/parts").code());
        byte[] first = Files.readAllBytes(folder.resolve("data/findings.csv"));
        Installed.Run second = saltus(command);
        assertEquals(0, second.code(), second::toString);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("data/findings.csv")));
        String report = Files.readString(folder.resolve("data/report.json"));
        assertTrue(report.contains("passed over, since Saltus wrote them"), second.err());
        assertTrue(!report.contains("no source reads"), second.err());
    }
}
