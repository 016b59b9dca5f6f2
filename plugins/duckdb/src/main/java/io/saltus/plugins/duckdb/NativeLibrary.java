package io.saltus.plugins.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * DuckDB's native code, unpacked from the driver once and kept: it is as large as it is slow to
 * unpack.
 *
 * <p>It is kept by its size and checksum in a folder that belongs to the user and that nobody else
 * may write to, and compared with both before each use.
 */
final class NativeLibrary {

    private static final Set<PosixFilePermission> OURS =
            PosixFilePermissions.fromString("rwx------");

    private final JarFile driver;
    private final JarEntry entry;

    private NativeLibrary(JarFile driver, JarEntry entry) {
        this.driver = driver;
        this.entry = entry;
    }

    /** Returns how the driver names its native code for this system. */
    static String name() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "libduckdb_java.so_%s_%s"
                .formatted(
                        system.startsWith("windows")
                                ? "windows"
                                : system.startsWith("mac") ? "macos" : "linux",
                        processor.equals("aarch64") || processor.equals("arm64")
                                ? "arm64"
                                : "amd64");
    }

    /**
     * Returns the folder for it: below {@code XDG_CACHE_HOME} or {@code ~/.cache}. As everywhere in
     * Saltus, {@code HOME} counts before what Java takes for the user's folder.
     */
    static Path folder() {
        return folder(System.getenv());
    }

    static Path folder(Map<String, String> environment) {
        Path home = named(environment, "HOME", Path.of(System.getProperty("user.home")));
        Path root = named(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        return root.resolve("saltus").resolve("duckdb");
    }

    /** A variable that is no absolute path says nothing, as the XDG specification asks. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        try {
            Path named = Path.of(environment.getOrDefault(variable, ""));
            return named.isAbsolute() ? named : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }

    /**
     * Returns where the native code of a driver is kept; it is unpacked if it is not yet, or no
     * longer what it was.
     *
     * @param jar the driver
     * @param folder where it is kept
     * @param user whose the folder must be
     * @return nothing if the driver has none for this system or the folder cannot be used
     */
    static Optional<Path> kept(Path jar, Path folder, UserPrincipal user) {
        try (JarFile driver = new JarFile(jar.toFile(), false)) {
            JarEntry entry = driver.getJarEntry(name());
            return entry == null
                    ? Optional.empty()
                    : new NativeLibrary(driver, entry).in(folder, user);
        } catch (IOException | UnsupportedOperationException | SecurityException unusable) {
            return Optional.empty();
        }
    }

    private Optional<Path> in(Path folder, UserPrincipal user) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(folder, ours(folder));
        }
        if (!isOwn(folder, user)) {
            return Optional.empty();
        }
        Path kept = folder.resolve("%08x-%s".formatted(entry.getCrc(), name()));
        if (!isWhole(kept, user)) {
            unpack(folder, kept);
        }
        // a file system that may hold no programs says so here, rather than when it is loaded
        return isWhole(kept, user) && Files.isExecutable(kept)
                ? Optional.of(kept)
                : Optional.empty();
    }

    private void unpack(Path folder, Path kept) throws IOException {
        Path fresh = Files.createTempFile(folder, "unpacking", ".tmp", ours(folder));
        try {
            try (InputStream packed = driver.getInputStream(entry);
                    OutputStream plain = Files.newOutputStream(fresh)) {
                packed.transferTo(plain);
            }
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private boolean isWhole(Path kept, UserPrincipal user) throws IOException {
        if (!Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)
                || Files.size(kept) != entry.getSize()
                || !isOwn(kept, user)) {
            return false;
        }
        CRC32 sum = new CRC32();
        try (FileChannel bytes = FileChannel.open(kept)) {
            ByteBuffer part = ByteBuffer.allocateDirect(1 << 18);
            while (bytes.read(part) >= 0) {
                sum.update(part.flip());
                part.clear();
            }
        }
        return sum.getValue() == entry.getCrc();
    }

    private static boolean isOwn(Path path, UserPrincipal user) throws IOException {
        boolean shared =
                isPosix(path)
                        && Files.getPosixFilePermissions(path).stream()
                                .anyMatch(
                                        p ->
                                                p == PosixFilePermission.GROUP_WRITE
                                                        || p == PosixFilePermission.OTHERS_WRITE);
        return !shared && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private static FileAttribute<?>[] ours(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
