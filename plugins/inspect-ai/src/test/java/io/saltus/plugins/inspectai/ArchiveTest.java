package io.saltus.plugins.inspectai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.saltus.api.data.Location;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final int ZSTANDARD = 93;

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
    }

    private Location archive(Map<String, String> entries) throws IOException {
        return reading.file("log.eval", EvalArchive.of(entries));
    }

    @Test
    void readsOutcomesFromSummaries() throws IOException {
        ReadResults results =
                reading.read(
                        archive(
                                Map.of(
                                        "header.json",
                                        LogText.header(),
                                        "summaries.json",
                                        LogText.SAMPLES)));
        assertTrue(results.issues().isEmpty(), results::toString);
        assertEquals(4, results.observations().get(0).outcomes().orElseThrow().size());
    }

    @Test
    void readsEntriesCompressedWithZstandard() throws IOException {
        Path file = folder.resolve("log.eval");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zstandard(zip, "header.json", LogText.header());
            zstandard(zip, "summaries.json", LogText.SAMPLES);
        }
        ReadResults results = reading.read(Location.of(file));
        assertTrue(results.issues().isEmpty(), results::toString);
        assertEquals(4, results.observations().get(0).outcomes().orElseThrow().size());
    }

    private static void zstandard(ZipArchiveOutputStream zip, String name, String text)
            throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(plain);
        CRC32 crc = new CRC32();
        crc.update(plain);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZSTANDARD);
        entry.setSize(plain.length);
        entry.setCompressedSize(packed.length);
        entry.setCrc(crc.getValue());
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }

    @Test
    void refusesALogThatDidNotFinish() throws IOException {
        assertTrue(
                reading.refusal(archive(Map.of("_journal/start.json", "{}")))
                        .contains("has no header.json: the evaluation did not finish"));
    }

    @Test
    void refusesAFileThatIsNoArchive() {
        assertTrue(
                reading.refusal(reading.file("log.eval", LogText.whole()))
                        .contains("is no ZIP archive"));
    }

    @Test
    void refusesHalfAnArchive() throws IOException {
        byte[] whole = EvalArchive.of(Map.of("header.json", LogText.header()));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertTrue(
                reading.refusal(reading.file("log.eval", half))
                        .contains("is no whole ZIP archive"));
    }

    @Test
    void refusesAHeaderThatIsABomb() throws IOException {
        Path file = bomb("header.json", "{\"version\":2,\"x\":\"", 65, Map.of());
        String refusal = reading.refusal(Location.of(file));
        assertTrue(refusal.endsWith("header.json unpacks to more than 64 MiB"), refusal);
    }

    @Test
    void readsTheScoresBesideSummariesThatAreABomb() throws IOException {
        Path file =
                bomb("summaries.json", "[{\"id\":\"", 513, Map.of("header.json", LogText.header()));
        assertTrue(Files.size(file) < 3 << 20);
        ReadResults results = reading.read(Location.of(file));
        assertEquals(0.5, results.observations().get(0).score());
        assertTrue(
                results.issues().toString().contains("outcomes of single examples are not used"),
                results::toString);
    }

    /** An archive of which one entry is {@code start} and then so many MiB of blanks. */
    private Path bomb(String name, String start, int mebibytes, Map<String, String> others)
            throws IOException {
        Path file = folder.resolve("bomb.eval");
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> other : others.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < mebibytes; i++) {
                zip.write(blanks);
            }
        }
        return file;
    }

    @Test
    void namesEntriesThatPointOutOfTheArchiveAndWritesNothing() throws IOException {
        Location location =
                archive(
                        Map.of(
                                "header.json", LogText.header(),
                                "../../escaped.json", "{}",
                                "samples/../../x.json", "{}"));
        ReadResults results = reading.read(location);
        assertEquals(1, results.observations().size());
        assertTrue(
                results.issues().toString().contains("2 entries point out of the archive"),
                results::toString);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void readsTheScoresBesideDamagedSummaries() throws IOException {
        ReadResults results =
                reading.read(
                        archive(
                                Map.of(
                                        "header.json",
                                        LogText.header(),
                                        "summaries.json",
                                        "[{\"id\":1,")));
        assertEquals(1, results.observations().size());
        assertTrue(results.issues().toString().contains("summaries.json is not whole JSON"));
    }

    @Test
    void refusesAHeaderWhoseChecksumIsAnother() throws IOException {
        byte[] whole = EvalArchive.of("archive-0.3.41");
        // in the central directory the checksum stands 30 bytes before the name
        int name = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("header.json");
        whole[name - 30] ^= 1;
        assertTrue(
                reading.refusal(reading.file("log.eval", whole))
                        .endsWith("header.json is damaged: its checksum is not the archive's"));
    }
}
