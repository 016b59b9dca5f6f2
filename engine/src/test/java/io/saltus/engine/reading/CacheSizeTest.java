package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSizeTest {

    private static final int MB = 1 << 20;

    @TempDir private Path folder;

    /** An entry of 1 MB that was used so many days ago. */
    private Path entry(String name, int days) throws IOException {
        Path file = folder.resolve(name.substring(0, 2)).resolve(name + ReadingCache.ENDING);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[MB]);
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().substring(0, 4))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void removesWhatWasNotUsedForLongest() throws IOException {
        entry("aa00", 3);
        entry("aa01", 9);
        entry("bb02", 1);
        entry("cc03", 7);
        Files.write(folder.resolve("not.ours"), new byte[4 * MB]);
        Optional<Issue> said = CacheSize.trim(folder, 2L * MB);
        assertEquals(List.of("aa00", "bb02", "not."), left());
        assertTrue(said.orElseThrow().why().contains("more than 2 MB: 2 files"), said::toString);
        assertEquals(Optional.empty(), CacheSize.trim(folder, 2L * MB));
    }

    @Test
    void keepsWhatIsUsedAgain() throws IOException {
        Path old = entry("aa00", 9);
        entry("bb01", 5);
        CacheSize.use(old);
        CacheSize.trim(folder, MB);
        assertEquals(List.of("aa00"), left());
    }

    @Test
    void passesOverAFolderThatIsGone() {
        assertEquals(Optional.empty(), CacheSize.trim(folder.resolve("gone"), 0));
    }
}
