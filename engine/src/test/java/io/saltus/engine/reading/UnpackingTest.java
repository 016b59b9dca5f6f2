package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpackingTest {

    private static final String TEXT = "task,model,score\nsums,tern-1b,0.5\n";

    @TempDir private Path folder;

    private Location file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Location.of(Files.write(file, bytes));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(TEXT.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aCopyHasTheNameWithoutTheEndingBelowTheSameFolders() throws IOException {
        Location packed = file("runs/tern-1b/results.json.gz", gzip(TEXT));
        Path copy;
        try (Unpacking unpacking = new Unpacking()) {
            Location whole = unpacking.whole(packed);
            copy = whole.path().orElseThrow();
            assertTrue(whole.hasEnding("results.json"));
            assertTrue(copy.endsWith(Path.of("runs", "tern-1b", "results.json")), copy.toString());
            assertEquals(TEXT, Files.readString(copy));
            assertEquals(TEXT, Files.readString(unpacking.head(packed).path().orElseThrow()));
        }
        assertFalse(Files.exists(copy));
    }

    @Test
    void readsZstandard() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new io.airlift.compress.zstd.ZstdOutputStream(bytes)) {
            out.write(TEXT.repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        Location packed = file("results.csv.zst", bytes.toByteArray());
        byte[] half = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        Location cut = file("cut.csv.zst", half);
        try (Unpacking unpacking = new Unpacking()) {
            assertEquals(
                    TEXT.repeat(1000),
                    Files.readString(unpacking.whole(packed).path().orElseThrow()));
            assertThrows(IOException.class, () -> unpacking.whole(cut));
        }
    }

    @Test
    void unpacksTheFilesOfAnArchiveAndNothingOutsideOfIt() throws IOException {
        Location good = file("results.zip", zip("a/one.csv", "two.csv"));
        Location evil = file("evil.zip", zip("../../two.csv"));
        try (Unpacking unpacking = new Unpacking()) {
            Path files = unpacking.files(good).path().orElseThrow();
            assertEquals(TEXT, Files.readString(files.resolve("a/one.csv")));
            IOException refused = assertThrows(IOException.class, () -> unpacking.files(evil));
            assertTrue(String.valueOf(refused.getMessage()).contains("lies outside"));
            Location broken = file("broken.zip", new byte[] {'P', 'K', 3, 4, 0});
            assertThrows(IOException.class, () -> unpacking.files(broken));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "task,model,score; .csv",
                "{\"a\": 1}\\n{\"a\": 2}; .jsonl",
                "{\\n \"a\": 1\\n}; .json",
                "[{\"a\": 1}]; .json",
                "| a | b |; .md",
                "---\\nmodel-index:\\n- name: x; .md",
                "benchmark_name: x\\nresults:; .yaml",
                "PAR1; .parquet",
                "'model: which, score'; .csv"
            })
    void theFirstBytesSayTheEnding(String text, String ending) {
        byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(ending, StreamEnding.of(bytes));
    }

    @Test
    void whatIsCompressedAndHasNoNameIsUnpackedAgain() throws IOException {
        assertEquals(".csv.gz", StreamEnding.of(gzip(TEXT)));
        assertEquals(".zip", StreamEnding.of(zip("a.csv")));
        assertEquals(".xlsx", StreamEnding.of(zip("[Content_Types].xml")));
    }
}
