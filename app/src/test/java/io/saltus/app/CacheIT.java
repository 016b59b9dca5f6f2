package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --cache} of the built distribution. */
class CacheIT {

    private final Installed saltus = Installed.asBuilt();

    @TempDir private Path folder;

    private Path results(String name, String rows) throws IOException {
        Path file = Files.createDirectories(folder.resolve("runs")).resolve(name);
        Files.writeString(file, "task,model,family,params,metric,score\n" + rows);
        // what was just written may be written to again within the same tick of a clock
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    private Installed.Run inspect(boolean cached) {
        return cached
                ? saltus.run("inspect", runs(), "--cache", cache().toString())
                : saltus.run("inspect", runs());
    }

    private String runs() {
        return folder.resolve("runs").toString();
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void saysTheSameWithAndWithoutItIssuesIncluded() throws IOException {
        results("a.csv", "add,m1,M,1e9,acc,0.1\nadd,m2,M,1e10,acc,often\n");
        results("b.csv", "add,m3,M,1e11,acc,0.9\n");
        Files.copy(Installed.HOME.resolve("data/gpt3.csv"), folder.resolve("runs/gpt3.csv"));
        Files.setLastModifiedTime(
                folder.resolve("runs/gpt3.csv"), FileTime.from(Instant.now().minusSeconds(60)));
        Installed.Run plain = inspect(false);
        assertTrue(plain.out().contains("often"), plain::toString);
        assertEquals(plain, inspect(true));
        List<Path> first = kept();
        assertEquals(6, first.size()); // who takes each file, and what was read of it
        assertEquals(plain, inspect(true));
        assertEquals(first, kept());
        results("c.csv", "sub,m3,M,1e11,acc,0.9\n");
        assertEquals(inspect(false), inspect(true));
        assertEquals(8, kept().size());
    }

    @Test
    void readsAgainWhatHasOtherBytes() throws IOException {
        results("a.csv", "add,m1,M,1e9,acc,0.1\n");
        inspect(true);
        results("a.csv", "add,m1,M,1e9,acc,0.2\nadd,m2,M,1e9,acc,0.3\n");
        assertEquals(inspect(false), inspect(true));
    }

    @Test
    void readsAgainWhatItKeptDamagedAndSaysSo() throws IOException {
        results("a.csv", "add,m1,M,1e9,acc,0.1\n");
        Installed.Run plain = inspect(true);
        kept().forEach(CacheIT::damage);
        Installed.Run told = inspect(true);
        assertTrue(told.out().contains("its file was read again"), told::toString);
        assertEquals(plain, inspect(true));
    }

    private static void damage(Path entry) {
        try {
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length - 40] ^= 1;
            Files.write(entry, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsNothingOfWhatWasJustWrittenTo() throws IOException {
        Path file = results("a.csv", "add,m1,M,1e9,acc,0.1\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        inspect(true);
        assertEquals(1, kept().size()); // who takes it
    }

    @Test
    void isSharedByRunsAtOnce() throws IOException {
        for (int i = 0; i < 40; i++) {
            results("r%d.csv".formatted(i), "add,m%d,M,1e%d,acc,0.%d\n".formatted(i, 8 + i % 4, i));
        }
        Installed.Run plain = inspect(false);
        List<CompletableFuture<Installed.Run>> runs =
                IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> inspect(true)))
                        .toList();
        for (CompletableFuture<Installed.Run> run : runs) {
            assertEquals(plain, run.join());
        }
        assertTrue(
                kept().stream().allMatch(entry -> entry.toString().endsWith(".kept")),
                "nothing half-written is left");
        assertEquals(plain, inspect(true));
    }

    @Test
    void refusesAFileForAFolder() throws IOException {
        Path file = results("a.csv", "add,m1,M,1e9,acc,0.1\n");
        Installed.Run run = saltus.run("inspect", runs(), "--cache", file.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--cache takes a folder"), run::toString);
    }
}
