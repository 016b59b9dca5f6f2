package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir Path temporary;
    private Path folder;
    private UserPrincipal user;

    @BeforeEach
    void nameTheFolder() throws Exception {
        folder = temporary.resolve("cache").resolve("duckdb");
        user = Files.getOwner(temporary);
    }

    @Test
    void homeCountsBeforeTheListOfUsers() {
        Path home = temporary.resolve("home");
        assertEquals(
                home.resolve(".cache/saltus/duckdb"),
                NativeLibrary.folder(Map.of("HOME", home.toString())));
        assertEquals(
                temporary.resolve("kept/saltus/duckdb"),
                NativeLibrary.folder(
                        Map.of(
                                "HOME", home.toString(),
                                "XDG_CACHE_HOME", temporary.resolve("kept").toString())));
        assertEquals(
                Path.of(System.getProperty("user.home"), ".cache/saltus/duckdb"),
                NativeLibrary.folder(Map.of("HOME", "relative", "XDG_CACHE_HOME", "")));
    }

    @Test
    void unpacksOnce() throws Exception {
        Path kept = kept(driver()).orElseThrow();
        Files.setLastModifiedTime(kept, LONG_AGO);
        assertEquals(Optional.of(kept), kept(driver()));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(kept));
        assertTrue(Files.isExecutable(kept));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void unpacksAgainWhatIsNoLongerWhatItWas() throws Exception {
        Path kept = kept(driver()).orElseThrow();
        try (FileChannel bytes = FileChannel.open(kept, StandardOpenOption.WRITE)) {
            bytes.write(ByteBuffer.wrap(new byte[4096]), bytes.size() / 2);
        }
        Files.setLastModifiedTime(kept, LONG_AGO);
        assertEquals(Optional.of(kept), kept(driver()));
        assertTrue(Files.getLastModifiedTime(kept).compareTo(LONG_AGO) > 0);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsNothingWhereOthersMayWrite() throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(Optional.empty(), kept(driver()));
    }

    @Test
    void keepsNothingWhereAFileStandsInTheWay() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.createFile(folder);
        assertEquals(Optional.empty(), kept(driver()));
    }

    @Test
    void keepsNothingOfAnArchiveWithoutNativeCode() throws Exception {
        assertEquals(Optional.empty(), kept(archiveOf(Test.class)));
    }

    private Optional<Path> kept(Path jar) {
        return NativeLibrary.kept(jar, folder, user);
    }

    private static Path driver() throws Exception {
        return archiveOf(DuckDBDriver.class);
    }

    private static Path archiveOf(Class<?> type) throws Exception {
        URI archive = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(archive);
    }
}
