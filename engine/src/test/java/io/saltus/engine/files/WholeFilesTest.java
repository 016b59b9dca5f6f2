package io.saltus.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {

    @TempDir private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void showsNothingBeforeAllIsWritten() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "old");
        Path second = folder.resolve("b");
        try (WholeFiles files = new WholeFiles()) {
            files.open(first).write(bytes("new"));
            files.open(second).write(bytes("new"));
            assertEquals("old", Files.readString(first));
            assertEquals(false, Files.exists(second));
            files.commit();
        }
        assertEquals("new", Files.readString(first));
        assertEquals("new", Files.readString(second));
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void leavesWhatWasThereIfItIsNotCommitted() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        try (WholeFiles files = new WholeFiles()) {
            files.open(file).write(bytes("half"));
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    void removesWhatAnotherRunLeftAnHourAgoAndNothingYounger() throws IOException {
        Path old = Files.writeString(folder.resolve(".saltus-1.part"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        Files.writeString(folder.resolve(".saltus-2.part"), "");
        WholeFiles.write(folder.resolve("a"), bytes("new"));
        assertEquals(List.of(".saltus-2.part", "a"), names());
    }

    @Test
    void refusesToBeginAFileTwice() throws IOException {
        try (WholeFiles files = new WholeFiles()) {
            files.open(folder.resolve("a")).close();
            assertThrows(IllegalStateException.class, () -> files.open(folder.resolve("a")));
        }
        assertEquals(List.of(), names());
    }
}
