package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps a cache within bounds: what was not used for longest goes first. */
final class CacheSize {

    /** So many bytes a cache may hold: 2 GiB. */
    static final long MOST = 2L << 30;

    /** An entry is marked as used once a day, not at each use. */
    private static final Duration DAY = Duration.ofDays(1);

    private record Entry(Path file, long size, FileTime used) {}

    private CacheSize() {}

    /** Marks an entry as used. */
    static void use(Path entry) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(DAY))) {
            Files.setLastModifiedTime(entry, FileTime.from(now));
        }
    }

    /**
     * Removes entries until the others take at most {@code most} bytes.
     *
     * @return how many were removed, if any were
     */
    static Optional<Issue> trim(Path folder, long most) {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files =
                Files.find(folder, 2, (path, is) -> is.isRegularFile() && isEntry(path))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(new Entry(file, is.size(), is.lastModifiedTime()));
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // another run removes entries, too
        }
        long size = entries.stream().mapToLong(Entry::size).sum();
        if (size <= most) {
            return Optional.empty();
        }
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
        int removed = 0;
        for (Entry entry : entries) {
            if (size <= most) {
                break;
            }
            try {
                Files.deleteIfExists(entry.file());
            } catch (IOException e) {
                continue; // it stays, and others go
            }
            size -= entry.size();
            removed++;
        }
        return Optional.of(
                new Issue(
                                folder.toString(),
                                "the cache held more than %d MB: %s, not used for longest, removed"
                                        .formatted(most >> 20, Numbers.count(removed, "file")))
                        .asRemark()
                        .coded("cache"));
    }

    private static boolean isEntry(Path path) {
        return path.toString().endsWith(ReadingCache.ENDING);
    }
}
