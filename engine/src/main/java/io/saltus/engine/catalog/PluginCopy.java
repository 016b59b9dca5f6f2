package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A private copy of a plugin that is to be looked through: what is hashed, what is loaded and what
 * is installed are the same bytes, whatever becomes of the file meanwhile. Closing deletes it.
 */
public final class PluginCopy implements AutoCloseable {

    /** Those that are open, so that an end out of order leaves none behind. */
    private static final Set<PluginCopy> OPEN = ConcurrentHashMap.newKeySet();

    /** Whether those that are open are deleted when the process ends. */
    private static final AtomicBoolean ENDS = new AtomicBoolean();

    private final Path original;
    private final Path folder;
    private final Path file;
    private final String sha256;

    private PluginCopy(Path original, Path folder) throws IOException {
        this.original = original;
        this.folder = folder;
        this.file =
                folder.resolve("copy")
                        .resolve(original.toAbsolutePath().normalize().getFileName().toString());
        copy();
        this.sha256 = Fingerprint.ofPlugin(file);
    }

    /**
     * Copies a plugin.
     *
     * @param original its JAR, ZIP or folder
     * @throws RequestException if there is no such file, or it is none of these
     * @throws IOException if it cannot be read or copied
     */
    public static PluginCopy of(Path original) throws IOException {
        if (!Files.exists(original)) {
            throw new RequestException("there is no file or folder '" + original + "'");
        }
        boolean file =
                Files.isRegularFile(original) && original.toString().matches("(?i).*\\.(jar|zip)");
        if (!file && !Files.isDirectory(original)) {
            throw new RequestException(
                    "a plugin is a JAR, or a folder or ZIP with its JAR at the root and its libraries in lib/, got '"
                            + original
                            + "'");
        }
        if (!file && PluginArchive.jars(original).isEmpty()) {
            throw new RequestException(
                    "there is no JAR in the folder '%s': a plugin's own lies at its root, libraries in lib/"
                            .formatted(original));
        }
        Path folder = AbandonedCopies.newFolder();
        try {
            PluginCopy copy = new PluginCopy(original, folder);
            OPEN.add(copy);
            return copy;
        } catch (IOException | RuntimeException e) {
            FolderTree.delete(folder);
            throw e;
        }
    }

    private void copy() throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.isDirectory(original)) {
            Files.copy(original, file);
            return;
        }
        for (Path jar : PluginArchive.jars(original)) {
            Path copy = file.resolve(original.relativize(jar).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(jar, copy);
        }
    }

    /** Keeps the copy for as long as the process lives: classes are loaded from it. */
    void keep() {
        if (!ENDS.getAndSet(true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(PluginCopy::closeAll, "saltus-copies"));
        }
    }

    /** Returns the file or folder that was copied. */
    public Path original() {
        return original;
    }

    /** Returns the SHA-256 of the copy: of a JAR or ZIP its bytes, of a folder its JARs. */
    public String sha256() {
        return sha256;
    }

    /**
     * Refuses another plugin than the one that is meant, before any of it is loaded.
     *
     * @param asked the SHA-256 it must have; empty if any will do
     * @throws RequestException if it has another
     */
    public void requireHash(String asked) {
        if (!asked.isEmpty() && !asked.strip().equalsIgnoreCase(sha256)) {
            throw new RequestException(
                    "%s is not the file you mean, and nothing of it was loaded: its SHA-256 is %s, asked for was %s"
                            .formatted(original, sha256, asked));
        }
    }

    /**
     * Returns the copy as a plugin, a ZIP unpacked.
     *
     * @throws PluginException if a ZIP may not be unpacked
     */
    PluginArchive.Candidate candidate() throws IOException {
        if (!isZip()) {
            return new PluginArchive.Candidate(original, file);
        }
        String stem = file.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
        Path place = folder.resolve("unpacked").resolve(stem);
        if (!Files.isDirectory(place)) {
            Files.createDirectories(place);
            PluginZip.unpack(file, place);
        }
        return new PluginArchive.Candidate(original, place);
    }

    private boolean isZip() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") && !Files.isDirectory(file);
    }

    /** Deletes the copy. */
    @Override
    public void close() {
        OPEN.remove(this);
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all copies that are open, for the end of the process. */
    public static void closeAll() {
        for (PluginCopy copy : OPEN) {
            try {
                copy.close();
            } catch (UncheckedIOException inUse) {
                // where open files cannot be deleted, a later run sweeps them
            }
        }
    }
}
