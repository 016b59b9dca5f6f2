package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.catalog.PluginJar;
import io.saltus.engine.work.Parallel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who interrupts a study while its plugins or files are hashed is told the usual way. */
class PluginHashesTest {

    @TempDir private Path folder;

    @AfterEach
    void goOn() {
        Thread.interrupted();
    }

    private Plugin plugin() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Good",
                        PluginJar.criterion("Good", "good", "return Verdict.undecided(\"so\");"))
                .in(folder, "acme.jar");
        return Catalog.of(List.of(folder)).plugins().stream()
                .filter(plugin -> plugin.file().isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areOfWhatIsInTheFile() throws IOException {
        Plugin plugin = plugin();
        assertEquals(64, new PluginHashes(List.of()).of(plugin).length());
        assertEquals(64, new PluginHashes(List.of(plugin)).of(plugin).length());
    }

    @Test
    void areCancelledWhereTheThreadIsInterrupted() throws IOException {
        Plugin plugin = plugin();
        for (List<Plugin> begun : List.of(List.of(plugin), List.<Plugin>of())) {
            PluginHashes hashes = new PluginHashes(begun);
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> hashes.of(plugin));
            assertTrue(Thread.interrupted(), "the thread stays interrupted");
        }
    }

    @Test
    void areNotWaitedForByAnInterruptedThread() {
        FutureTask<String> neverDone = new FutureTask<>(() -> "");
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Parallel.resultOf(neverDone));
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
    }
}
