package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --shard} and {@code merge} of the built distribution. */
class ShardIT {

    private static final String DATA = Installed.HOME.resolve("data/gpt3.csv").toString();

    private final Installed saltus = Installed.asBuilt();

    @TempDir private Path folder;

    private Installed.Run run(String... arguments) {
        return saltus.run(arguments);
    }

    private void part(String shard, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--shard", shard, "--parts", parts()));
        Installed.Run run = run(arguments.toArray(String[]::new));
        assertTrue(run.code() <= 1, run::toString);
        assertTrue(run.out().isEmpty(), run::toString);
        assertTrue(run.err().startsWith("part " + shard + ", "), run::toString);
    }

    private String parts() {
        return folder.resolve("parts").toString();
    }

    private void refuses(String words, String... places) {
        List<String> arguments = new ArrayList<>(List.of("merge"));
        arguments.addAll(List.of(places));
        Installed.Run run = run(arguments.toArray(String[]::new));
        assertEquals(2, run.code(), run::toString);
        assertEquals("", run.out());
        assertTrue(run.err().contains(words), run::toString);
    }

    @Test
    void writesTheReportOfTheWholeFromTheParts() throws IOException {
        Path out = folder.resolve("report");
        String[] command = {
            "analyze",
            DATA,
            "--criterion",
            "emergence",
            "--criterion",
            "extrapolation-surprise",
            "--where",
            "shots = 0",
            "--render",
            "json",
            "--render",
            "csv",
            "--out",
            out.toString()
        };
        Installed.Run whole = run(command);
        byte[] report = Files.readAllBytes(out.resolve("report.json"));
        byte[] table = Files.readAllBytes(out.resolve("findings.csv"));
        Files.delete(out.resolve("report.json"));
        Files.delete(out.resolve("findings.csv"));
        part("2/3", command);
        part("1/3", command);
        refuses("2 of 3 parts are there; missing: 3/3", parts());
        part("3/3", command);
        Installed.Run merged = run("merge", parts());
        assertEquals(whole, merged);
        assertArrayEquals(report, Files.readAllBytes(out.resolve("report.json")));
        assertArrayEquals(table, Files.readAllBytes(out.resolve("findings.csv")));
    }

    @Test
    void writesTheTablesOfACalibrationFromTheParts() {
        String[] command = {
            "calibrate",
            "--curves",
            "9",
            "--shapes",
            "absent,hill,mirage",
            "--chance",
            "0,.25",
            "--score",
            "present",
            "--format",
            "json"
        };
        Installed.Run whole = run(command);
        part("1/2", command);
        part("2/2", command);
        assertEquals(whole, run("merge", parts()));
    }

    @Test
    void refusesPartsThatAreNotOfOneStudy() throws IOException {
        Path data = folder.resolve("results.csv");
        Files.writeString(data, Files.readString(Path.of(DATA)));
        String[] command = {"analyze", data.toString(), "--criterion", "breakthroughness"};
        part("1/2", command);
        Files.writeString(data, Files.readString(Path.of(DATA)) + "\n");
        part("2/2", command);
        refuses("they differ in their results", parts());
        part("1/2", command);
        part("2/2", "analyze", data.toString(), "--criterion", "scaling-trend");
        refuses("are parts of two commands", parts());
    }

    @Test
    void refusesWhatIsThereTwiceDamagedOrNoPart() throws IOException {
        part("1/1", "calibrate", "--curves", "1", "--shapes", "absent");
        Path part = folder.resolve("parts/part-1-of-1.saltus");
        Path copy = Files.copy(part, folder.resolve("copy.saltus"));
        refuses("part 1/1 is there twice", part.toString(), copy.toString());
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        refuses("is damaged", copy.toString());
        refuses("is no saltus-part", DATA);
        refuses("there is no file", folder.resolve("gone").toString());
        refuses("there is no part in", Files.createDirectory(folder.resolve("empty")).toString());
        for (String shard : List.of("0/3", "4/3", "1", "a/b", "1/0")) {
            Installed.Run run = run("calibrate", "--shard", shard);
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.err().contains("a part is K/N"), run::toString);
        }
    }
}
