package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed files, and which source takes which file. */
class PackedIT {

    private static final Path PLUGINS = Path.of("..", "plugins");

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();

    private Path gzip(Path file) throws IOException {
        Path packed = folder.resolve(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }

    private static String without(String text, Path... paths) {
        String plain = text;
        for (Path path : paths) {
            plain = plain.replace(path.toString(), "FILE");
        }
        return plain.replaceAll("FILE\\.gz", "FILE");
    }

    @Test
    void aCompressedFileIsReadAsThePlainOneIs() throws IOException {
        for (String sample :
                List.of(
                        "boards/src/test/samples/summary_20260102_030405.csv",
                        "boards/src/test/samples/core_scenarios.json",
                        "boards/src/test/samples/gpt-4_single.jsonl",
                        "json/src/test/samples/promptfoo.json",
                        "csv/src/test/samples/results.csv")) {
            Path plain =
                    Files.copy(
                            PLUGINS.resolve(sample), folder.resolve(Path.of(sample).getFileName()));
            Installed.Run read = saltus.run("inspect", "--all", plain.toString());
            Path packed = gzip(plain);
            Files.delete(plain);
            Installed.Run again = saltus.run("inspect", "--all", packed.toString());
            assertEquals(read.code(), again.code(), again.err());
            assertEquals(without(read.out(), plain), without(again.out(), packed, plain), sample);
        }
    }

    @Test
    void readsTheFilesOfAnArchive() throws IOException {
        Path archive = folder.resolve("results.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            out.putNextEntry(new ZipEntry("a/results.csv"));
            Files.copy(PLUGINS.resolve("csv/src/test/samples/results.csv"), out);
            out.putNextEntry(new ZipEntry("README.md"));
            out.write('x');
        }
        Installed.Run run = saltus.run("inspect", archive.toString());
        assertTrue(run.out().contains("results.zip/a/results.csv"), run.out() + run.err());
        Files.write(archive, new byte[] {'P', 'K', 3, 4, 0});
        Installed.Run broken = saltus.run("inspect", archive.toString());
        assertEquals(ExitCode.REQUEST, broken.code());
        assertTrue(broken.err().contains("cannot be unpacked"), broken.err());
    }

    @Test
    void aGzipWithSomethingElseBehindItIsAnIssue() throws IOException {
        Path packed = gzip(PLUGINS.resolve("csv/src/test/samples/results.csv"));
        Files.write(
                packed,
                "rest".getBytes(StandardCharsets.UTF_8),
                java.nio.file.StandardOpenOption.APPEND);
        Installed.Run run = saltus.run("inspect", packed.toString());
        assertTrue(
                (run.out() + run.err()).contains("behind member 1 of the gzip"),
                run.out() + run.err());
    }

    @Test
    void everySampleIsTakenByOneSource() throws IOException {
        List<String> samples = new ArrayList<>();
        try (Stream<Path> all = Files.walk(PLUGINS, 6)) {
            all.filter(
                            path ->
                                    path.toString()
                                            .replace('\\', '/')
                                            .matches(".*/[^/]+/src/test/samples/[^/]+"))
                    .filter(path -> !path.startsWith(PLUGINS.resolve("template")))
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("SOURCE.md"))
                    .forEach(path -> samples.add(path.toString()));
        }
        assertTrue(samples.size() > 15, samples.toString());
        for (String sample : samples) {
            Installed.Run run = saltus.run("inspect", "--sources", sample);
            assertEquals(ExitCode.DONE, run.code(), run.err());
            long taken = run.out().lines().filter(line -> line.contains("  takes it")).count();
            assertEquals(1, taken, run.out());
        }
    }

    @Test
    void aFileThatNobodyReadsIsToldWhatItLacks() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"evalId\": \"e\"}");
        Installed.Run run = saltus.run("inspect", file.toString());
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.err().contains("nearest is 'promptfoo'"), run.err());
        assertTrue(run.err().contains("there is no 'results'"), run.err());
        assertTrue(run.err().contains("saltus inspect --sources"), run.err());
    }

    @Test
    void sourcesOfWhatIsNoFileAreListedToo() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "model,MMLU\na,0.5\n");
        Installed.Run run = saltus.run("inspect", "--sources", file.toString());
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(
                                line ->
                                        line.startsWith("  jdbc ")
                                                && line.contains("no, looks for a URL")),
                run.out());
    }
}
