package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder with everything in it: formats of several tools, several families, and rubbish. */
class MixedFolderIT {

    @TempDir private Path temporary;

    private final Installed saltus = Installed.asBuilt();
    private Path folder;

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(temporary.resolve("results"));
        Path plugins = Path.of("..", "plugins");
        copy(plugins.resolve("harness/src/test/samples"), folder.resolve("harness"));
        copy(plugins.resolve("helm/src/test/samples/runs"), folder.resolve("helm"));
        copy(plugins.resolve("bigbench/src/test/samples"), folder.resolve("bigbench"));
        Files.copy(saltus.home().resolve("data/gpt3.csv"), folder.resolve("gpt3.csv"));
        Files.delete(folder.resolve("harness/old-shape/expected.csv"));
        Files.delete(folder.resolve("harness/SOURCE.md"));
        Files.delete(folder.resolve("bigbench/SOURCE.md"));
        double score = 0.25;
        for (String size : new String[] {"70m", "160m", "410m", "1.4b", "2.8b", "6.9b", "12b"}) {
            catalogued("EleutherAI/pythia-" + size, score += 0.03125);
        }
    }

    /** A results file of a model that the catalogue knows; the scores are invented. */
    private void catalogued(String model, double score) throws IOException {
        String results =
                """
                {"results": {"tides": {"acc": %s, "acc_stderr": 0.02}},
                 "config": {"model_args": "pretrained=%s,revision=step143000", "num_fewshot": 0}}
                """;
        Path file = folder.resolve(model + "_step143000.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, results.formatted(score, model));
    }

    private Installed.Run run(String... arguments) {
        return saltus.run(Map.of("SALTUS_OPTS", "-Xmx512m"), arguments);
    }

    @Test
    void goesToTheSourcesThatKnowEachFile() {
        Installed.Run run =
                run("analyze", folder.toString(), "--axis", "parameters", "--render", "json");
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        for (String source : new String[] {"lm-eval-harness", "helm", "big-bench", "csv"}) {
            assertTrue(run.out().contains("\"source\": {\"id\": \"" + source + "\""), source);
        }
        assertTrue(run.out().contains("\"family\": \"Pythia\""));
        assertTrue(run.out().contains("\"family\": \"GPT-3\""));
    }

    @Test
    void isReportedTheSameAgainByAnyNumberOfThreads() {
        Installed.Run one =
                run("analyze", folder.toString(), "--axis", "parameters", "--render", "json");
        Installed.Run again =
                run("analyze", folder.toString(), "--axis", "parameters", "--render", "json");
        assertEquals(one.out(), again.out());
        Installed.Run threads =
                run(
                        "analyze",
                        folder.toString(),
                        "--axis",
                        "parameters",
                        "--render",
                        "json",
                        "--threads",
                        "1");
        assertEquals(
                one.out().replaceAll("\"command\": .*", ""),
                threads.out().replaceAll("\"command\": .*", ""));
    }

    @Test
    void isReadInSpiteOfWhatIsBrokenInIt() throws IOException {
        Files.writeString(folder.resolve("cut.json"), "{\"results\": {\"t\": {\"acc\": 0.5");
        Files.writeString(folder.resolve("deep.json"), "{\"results\": " + "[".repeat(200_000));
        Files.writeString(folder.resolve("other.json"), "{\"name\": \"package\", \"version\": 1}");
        Files.write(folder.resolve("log.eval"), bomb());
        Files.write(folder.resolve("escape.eval"), zip("../../header.json", "{}"));
        Files.writeString(folder.resolve("text.eval"), "no archive");
        Files.writeString(folder.resolve("broken.parquet"), "PAR1 but nothing more");
        Files.write(folder.resolve("r\u00e9sultats-\u6f22.csv"), new byte[] {(byte) 0xff, 0, 1});
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("nowhere.json"), folder.resolve("gone.json"));
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(folder.resolve("line.jsonl"))) {
            out.write("{\"task\": \"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                out.write(block);
            }
        }
        Installed.Run run =
                run("analyze", folder.toString(), "--axis", "parameters", "--render", "json");
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        assertFalse(run.err().contains("\tat "), run.err());
        assertTrue(run.out().contains("\"family\": \"Pythia\""));
        for (String file :
                new String[] {
                    "cut.json",
                    "deep.json",
                    "other.json",
                    "log.eval",
                    "text.eval",
                    "escape.eval",
                    "broken.parquet",
                    "line.jsonl",
                    "nowhere.json"
                }) {
            assertTrue(
                    run.out()
                            .lines()
                            .anyMatch(
                                    l ->
                                            l.contains(file)
                                                    && (l.contains("\"where\"")
                                                            || l.contains("\"why\""))),
                    file + " is not told of");
        }
    }

    private static byte[] zip(String entry, String content) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A header of a gigabyte of blanks in a megabyte. */
    private static byte[] bomb() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) ' ');
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("header.json"));
            for (int i = 0; i < 1024; i++) {
                zip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}
