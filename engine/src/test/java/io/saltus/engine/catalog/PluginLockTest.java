package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginLockTest {

    private static final String HASH = "ab".repeat(32);

    @TempDir private Path folder;

    private PluginLock lock(String text) throws IOException {
        Files.writeString(folder.resolve(PluginLock.FILE), text);
        return PluginLock.in(folder).orElseThrow();
    }

    @Test
    void takesPinsHoweverEditorsAndToolsWriteThem() throws IOException {
        Map<String, String> pins = Map.of("acme", HASH);
        assertEquals(
                pins,
                lock("\ufeff# pins\r\n" + HASH.toUpperCase(Locale.ROOT) + " acme 1.0.0\r\n")
                        .pins());
        assertEquals(pins, lock("\n  " + HASH + "\tacme\n").pins());
    }

    @ParameterizedTest
    @CsvSource({"acme, acme, pins 'acme' once more", "acme, '', line 2 is no pin"})
    void refusesWhatWasEditedWrongly(String one, String two, String why) {
        String text = HASH + " " + one + "\n" + HASH + " " + two + "\n";
        String said = assertThrows(PluginException.class, () -> lock(text)).getMessage();
        assertTrue(said.contains(why) && said.contains("no plugin of its folder"), said);
    }

    @Test
    void refusesWhatIsNoFileOrNoLockBySize() throws IOException {
        Path file = Files.createDirectory(folder.resolve(PluginLock.FILE));
        assertThrows(PluginException.class, () -> PluginLock.in(folder));
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("gone"));
        assertThrows(PluginException.class, () -> PluginLock.in(folder));
        Files.delete(file);
        assertThrows(PluginException.class, () -> lock("#".repeat(2 << 20)));
    }

    @Test
    void isWrittenToWhereALinkPoints() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "");
        Path own = Files.createDirectory(folder.resolve("own"));
        Path link = Files.createSymbolicLink(own.resolve(PluginLock.FILE), kept);
        new PluginLock(Map.of("acme", HASH)).write(own, Map.of());
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(kept).contains(HASH));
    }
}
