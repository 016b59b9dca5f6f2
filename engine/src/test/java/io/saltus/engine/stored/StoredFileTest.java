package io.saltus.engine.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.report.Configured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFileTest {

    private record Study(List<Observation> results, Optional<Configured> source, byte[] bytes) {}

    private static final Axis HEAT = new Axis("heat", "warmth", "K", Axis.Spacing.LINEAR);

    private static final Model MODEL =
            Model.of("m \ud83d")
                    .inFamily("f")
                    .ofRun("r")
                    .at(Axis.COMPUTE, 1e21)
                    .at(HEAT, -273.15)
                    .withTrait(Model.VARIANT, "chat")
                    .knownFrom(Model.NAME, "its file");

    private static Observation result(double score) {
        return Observation.of(MODEL, "arithmetic", Metric.accuracy("acc", .25), score)
                .measuredAt(Instant.parse("2026-12-01T03:50:16.123456789Z"))
                .under("limit", "100")
                .withOutcomes(
                        Outcomes.of(Map.of("a", 1., "b", 0.))
                                .withClusters(Map.of("a", "passage"))
                                .withTexts(Map.of("b", "2 + 2")));
    }

    private static Path written(Path folder, Record record) throws IOException {
        Path file = folder.resolve("some.saltus");
        StoredFile.write(file, "thing", records -> records.write(record));
        return file;
    }

    @Test
    void givesBackWhatWasWritten(@TempDir Path folder) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("z", .1 + .2);
        settings.put("a", 3L);
        settings.put("m", 4);
        settings.put("b", true);
        settings.put("t", "words");
        Study study =
                new Study(
                        List.of(result(1. / 3), result(.5)),
                        Optional.of(new Configured("csv", settings)),
                        new byte[] {1, 2});
        Path file = written(folder, study);
        Study read = StoredFile.read(file, "thing", records -> records.read(Study.class));
        assertEquals(study.results(), read.results());
        assertEquals(study.source(), read.source());
        assertEquals(
                study.source().orElseThrow().toString(), read.source().orElseThrow().toString());
        assertEquals(
                List.of(HEAT.unit()),
                read.results().stream()
                        .limit(1)
                        .flatMap(result -> result.model().scales().keySet().stream())
                        .filter(HEAT::equals)
                        .map(Axis::unit)
                        .toList());
        assertSame(read.results().get(0).model(), read.results().get(1).model());
        assertEquals(2, read.bytes().length);
    }

    @Test
    void givesTheSameBytesForTheSameValues() {
        byte[] once = RecordWriter.bytes(result(.5));
        assertEquals(List.of(), differences(once, RecordWriter.bytes(result(.5))));
    }

    private static List<Integer> differences(byte[] one, byte[] other) {
        return java.util.stream.IntStream.range(0, Math.max(one.length, other.length))
                .filter(i -> i >= one.length || i >= other.length || one[i] != other[i])
                .boxed()
                .toList();
    }

    @Test
    void readsNothingThatIsDamagedOrCutShort(@TempDir Path folder) throws IOException {
        Path file = written(folder, result(.5));
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThrows(IOException.class, () -> read(file), "cut at " + cut);
        }
        for (int i = 0; i < whole.length; i += 7) {
            byte[] bytes = whole.clone();
            bytes[i] ^= 1;
            Files.write(file, bytes);
            assertThrows(IOException.class, () -> read(file), "byte " + i);
        }
        Files.write(file, whole);
        assertEquals(result(.5), read(file));
    }

    @Test
    void saysThatAnotherSaltusWroteIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("old.saltus");
        Files.writeString(file, "saltus-thing/1 0.0.1\nwhatever", StandardCharsets.UTF_8);
        IOException e = assertThrows(IOException.class, () -> read(file));
        assertTrue(e.getMessage().startsWith("was written by another Saltus"), e.getMessage());
        Files.writeString(file, "task,score\n");
        assertEquals(
                "is no saltus-thing",
                assertThrows(IOException.class, () -> read(file)).getMessage());
    }

    private static Observation read(Path file) throws IOException {
        return StoredFile.read(file, "thing", records -> records.read(Observation.class));
    }
}
