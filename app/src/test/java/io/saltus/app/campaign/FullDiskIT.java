package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing more can be written, what was there is left, and one line says so. */
class FullDiskIT {

    private static final String DATA = Installed.HOME.resolve("data/gpt3.csv").toString();

    @TempDir private Path folder;

    private static byte[] report = {};

    /** The report that is there before; made once. */
    @BeforeAll
    static void analyze(@TempDir Path folder) throws Exception {
        Installed.Run run =
                Started.shell(
                                folder,
                                Map.of("DATA", DATA),
                                "\"$SALTUS\" analyze $DATA --lenient --render json --out out")
                        .end();
        assertEquals(0, run.code(), run::toString);
        report = Files.readAllBytes(folder.resolve("out/report.json"));
    }

    @BeforeEach
    void put() throws IOException {
        Files.createDirectory(folder.resolve("out"));
        Files.write(folder.resolve("out/report.json"), report);
    }

    private Installed.Run shell(String line) throws IOException, InterruptedException {
        return Started.shell(folder, Map.of("DATA", DATA), line).end();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void saysSo(Installed.Run run, String why) {
        assertEquals(2, run.code(), run::toString);
        assertTrue(run.isClear(), run::toString);
        assertTrue(run.err().contains("cannot write") && run.err().contains(why), run.err());
    }

    /** What is written must end before it is whole: a limit on the size of files stands for it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 400})
    void leavesTheOldReport(int blocks) throws Exception {
        byte[] old = Files.readAllBytes(folder.resolve("out/report.json"));
        Installed.Run run =
                shell(
                        "trap '' XFSZ; ulimit -f "
                                + blocks
                                + "; \"$SALTUS\" analyze $DATA --lenient --render json --render html"
                                + " --out out --criterion emergence --criterion critical-scale");
        saysSo(run, "File too large");
        assertEquals(List.of("report.json"), names(folder.resolve("out")));
        assertArrayEquals(old, Files.readAllBytes(folder.resolve("out/report.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze $DATA --lenient --render html --out disk",
                "calibrate --write disk --curves 2000",
                "compare out/report.json out/report.json --format html --out disk/page.html",
                "demo --paper --lenient --out disk"
            })
    void leavesNothingHalfOnADiskThatIsFull(String command) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                shell("mount -t tmpfs -o size=16k tmpfs disk").code() == 0,
                "only root mounts a small disk");
        try {
            saysSo(shell("\"$SALTUS\" " + command), "No space left on device");
            assertEquals(
                    List.of(),
                    names(disk).stream().filter(name -> !name.startsWith("table1")).toList(),
                    "the tables of the paper, which came first, may be there, whole");
        } finally {
            shell("umount disk");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "plugins list",
                "plugins describe emergence",
                "demo --lenient",
                "inspect $DATA --lenient",
                "signal $DATA --lenient",
                "analyze $DATA --lenient --render json",
                "compare out/report.json out/report.json",
                "calibrate --curves 10",
                "completion"
            })
    void saysThatStandardOutputIsFull(String command) throws Exception {
        Installed.Run run = shell("\"$SALTUS\" " + command + " > /dev/full");
        assertEquals(2, run.code(), run::toString);
        assertTrue(
                run.err()
                        .lines()
                        .anyMatch(
                                line ->
                                        line.startsWith(
                                                "saltus: standard output cannot be written")),
                run::toString);
        assertTrue(!run.err().contains("\tat "), run::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "analyze $DATA --lenient --render json", "plugins list"})
    void endsInSilenceWhereTheReaderHasSeenEnough(String command) throws Exception {
        Installed.Run run = shell("{ \"$SALTUS\" " + command + "; echo $? > code; } | head -c 1");
        assertEquals("", run.err());
        assertEquals("0", Files.readString(folder.resolve("code")).strip());
    }

    @Test
    void saysThatTheFolderIsAFile() throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        saysSo(
                shell("\"$SALTUS\" analyze $DATA --lenient --render json --out taken"),
                "not a folder");
        saysSo(shell("\"$SALTUS\" calibrate --curves 5 --write taken"), "taken");
        assertEquals("", Files.readString(folder.resolve("taken")));
    }
}
