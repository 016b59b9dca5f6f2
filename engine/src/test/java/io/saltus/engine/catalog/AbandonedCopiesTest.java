package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedCopiesTest {

    /** No system gives a process so high a number. */
    private static final String GONE = "saltus-plugin-999999999-";

    private final Instant now = Instant.now();

    @TempDir private Path temporary;

    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.writeString(folder.resolve("plugin.jar"), "x");
        Files.setLastModifiedTime(folder, FileTime.from(now.minus(age)));
        return folder;
    }

    private List<String> left() throws IOException {
        AbandonedCopies.sweep(temporary, Files.getOwner(temporary), now);
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void sweepsWhatAKilledRunLeft() throws IOException {
        folder(GONE + "1", Duration.ofHours(2));
        assertEquals(List.of(), left());
    }

    @Test
    void leavesWhatMayBeInUseOrIsOfSomethingElse() throws IOException {
        String alive = "saltus-plugin-" + ProcessHandle.current().pid() + "-1";
        folder(alive, Duration.ofHours(2));
        folder(GONE + "2", Duration.ofMinutes(59));
        folder("saltus-plugin-of-mine", Duration.ofHours(2));
        Path elsewhere = folder("elsewhere", Duration.ofHours(2));
        Files.createSymbolicLink(temporary.resolve(GONE + "3"), elsewhere);
        assertEquals(
                Stream.of("elsewhere", alive, GONE + "2", GONE + "3", "saltus-plugin-of-mine")
                        .sorted()
                        .toList(),
                left());
    }
}
