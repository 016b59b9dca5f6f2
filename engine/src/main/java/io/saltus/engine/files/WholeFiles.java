package io.saltus.engine.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that are written beside their places and take them whole: each by one rename, after all of
 * them were written.
 *
 * <p>Whoever reads a place finds what was there before or all of what is new, whenever this process
 * is stopped or killed and however full the disk is. What a stopped process has begun is removed as
 * it ends; what a killed one left, by the first that writes into the same folder an hour later.
 * Nothing is forced to the disk: if the machine itself fails, the file system decides.
 */
public final class WholeFiles implements AutoCloseable {

    private record Begun(Path temporary, OutputStream bytes) {}

    private static final String BEGIN = ".saltus-";
    private static final String END = ".part";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Path, Begun> files = new LinkedHashMap<>();
    private final Set<Path> swept = new HashSet<>();

    /** Writes one file. */
    public static void write(Path target, byte[] bytes) throws IOException {
        try (WholeFiles files = new WholeFiles()) {
            files.open(target).write(bytes);
            files.commit();
        }
    }

    /**
     * Returns whether two names are one place: by links where both are there, else as they are
     * spelled.
     *
     * @throws IOException if a place that is there cannot be looked at
     */
    public static boolean isOnePlace(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other)
                ? Files.isSameFile(one, other)
                : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /**
     * Begins a file; folders above it are made.
     *
     * @param target its place
     * @return what will be in it; closed with the others
     * @throws IOException if nothing can be written there
     * @throws IllegalStateException if it was begun before
     */
    public OutputStream open(Path target) throws IOException {
        if (files.containsKey(target)) {
            throw new IllegalStateException("'" + target + "' is written twice");
        }
        Path place = target.toAbsolutePath();
        Path above = place.resolveSibling(".").normalize();
        Files.createDirectories(above);
        if (swept.add(above)) {
            sweep(above);
        }
        // Not by createTempFile: the file must end with the permissions that the user's files have.
        // Not with the number of the process: it is the same in every container.
        Path temporary = above.resolve(BEGIN + HexFormat.of().toHexDigits(RANDOM.nextLong()) + END);
        Leftovers.expect(temporary);
        OutputStream bytes =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                temporary,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE));
        files.put(target, new Begun(temporary, bytes));
        return bytes;
    }

    /**
     * Lets every file take its place.
     *
     * @throws IOException if one cannot be finished: then none took its place; or cannot take it
     */
    public void commit() throws IOException {
        for (Begun begun : files.values()) {
            begun.bytes().close();
        }
        for (Map.Entry<Path, Begun> file : files.entrySet()) {
            // Atomic: else the JDK removes what is there first, and a kill between loses both.
            Files.move(file.getValue().temporary(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
            Leftovers.forget(file.getValue().temporary());
        }
        files.clear();
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        for (Begun begun : files.values()) {
            try {
                begun.bytes().close();
            } catch (IOException e) {
                // the disk may be full: what could not be written is not wanted either
            }
            try {
                Files.deleteIfExists(begun.temporary());
                Leftovers.forget(begun.temporary());
            } catch (IOException e) {
                // a leftover temporary file is all that remains to complain about
            }
        }
        files.clear();
    }

    /** Removes what a run left that was killed an hour ago or more. */
    private static void sweep(Path folder) throws IOException {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
            for (Path part : parts) {
                removeIfOlder(part, old);
            }
        }
    }

    private static void removeIfOlder(Path part, Instant old) throws IOException {
        try {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // another run has just given it its place
        }
    }

    /** What is to be removed if the process is told to stop. */
    private static final class Leftovers {

        private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::remove));
        }

        static void expect(Path temporary) {
            PATHS.add(temporary);
        }

        static void forget(Path temporary) {
            PATHS.remove(temporary);
        }

        private static void remove() {
            for (Path path : PATHS) {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    // the next run that writes there removes it
                }
            }
        }
    }
}
