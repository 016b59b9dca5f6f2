package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that plugins are installed into and removed from.
 *
 * <p>A plugin appears in it whole or not at all: it is copied beside its place and renamed. Names
 * that begin with a dot are never loaded.
 */
public final class PluginStore {

    /**
     * A plugin in the folder.
     *
     * @param id its id
     * @param version its version
     * @param file its JAR, ZIP or folder
     */
    public record Stored(String id, String version, Path file) {}

    private final Path folder;

    /** A store in a folder, which need not exist yet. */
    public PluginStore(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Returns the plugins in the folder, in the order of their ids; unreadable ones are left out.
     */
    public List<Stored> plugins() {
        List<Stored> plugins = new ArrayList<>();
        for (PluginArchive.Candidate candidate :
                PluginArchive.candidates(folder, new ArrayList<>())) {
            try {
                Map<String, String> manifest =
                        PluginManifest.entries(PluginArchive.ownJars(candidate.place()));
                if (manifest.containsKey("Plugin-Id")) {
                    plugins.add(
                            new Stored(
                                    manifest.get("Plugin-Id"),
                                    manifest.getOrDefault("Plugin-Version", ""),
                                    candidate.file()));
                }
            } catch (RuntimeException unreadable) {
                // 'plugins list' says what is wrong with it
            }
        }
        plugins.sort(Comparator.comparing(Stored::id));
        return plugins;
    }

    /** Returns whether only pinned plugins are loaded from the folder. */
    public boolean isLocked() {
        return Files.exists(folder.resolve(PluginLock.FILE));
    }

    /**
     * Pins the plugins that are in the folder now; nothing else is loaded from then on.
     *
     * @return what is pinned
     * @throws IOException if the lock cannot be written
     */
    public List<Stored> lock() throws IOException {
        List<Stored> plugins = plugins();
        Files.createDirectories(folder);
        Path fresh = folder.resolve("." + PluginLock.FILE + ".part");
        Files.write(fresh, PluginLock.lines(plugins));
        Files.move(
                fresh,
                folder.resolve(PluginLock.FILE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        return plugins;
    }

    /**
     * Installs a plugin that was verified; others of its id in the folder are replaced.
     *
     * @param plugin its JAR, ZIP or folder
     * @return what it replaced
     * @throws IOException if it cannot be copied; the folder is then as it was
     */
    public List<Stored> install(PluginVerification plugin) throws IOException {
        List<Stored> replaced =
                plugins().stream().filter(old -> old.id().equals(plugin.id())).toList();
        Files.createDirectories(folder);
        Path source = plugin.file();
        boolean jar =
                source.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".jar");
        Path target = folder.resolve(plugin.id() + "-" + plugin.version() + (jar ? ".jar" : ""));
        Path fresh = folder.resolve(".installing-" + ProcessHandle.current().pid());
        try {
            place(source, fresh);
            for (Stored old : replaced) {
                if (!old.file().equals(target)) {
                    delete(old.file());
                }
            }
            if (Files.isDirectory(target) || Files.isDirectory(fresh)) {
                delete(target);
            }
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(fresh);
        }
        return replaced;
    }

    /**
     * Removes a plugin.
     *
     * @return what was removed
     * @throws RequestException if there is none of that id in the folder
     * @throws IOException if it cannot be deleted
     */
    public Stored remove(String id) throws IOException {
        List<Stored> plugins = plugins();
        Optional<Stored> found = plugins.stream().filter(p -> p.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            List<String> ids = plugins.stream().map(Stored::id).toList();
            throw new RequestException(
                    "there is no plugin '%s' in %s%s; there %s"
                            .formatted(
                                    id,
                                    folder,
                                    Nearest.hint(id, ids),
                                    ids.isEmpty() ? "is none" : "are " + String.join(", ", ids)));
        }
        delete(found.get().file());
        return found.get();
    }

    /** Copies a JAR or a folder, or unpacks a ZIP. */
    private static void place(Path source, Path target) throws IOException {
        String name = source.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        if (Files.isDirectory(source)) {
            for (Path path : PluginArchive.jars(source)) {
                Path copy = target.resolve(source.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        } else if (name.endsWith(".zip")) {
            Files.createDirectories(target);
            PluginArchive.unpack(source, target);
        } else {
            Files.copy(source, target);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException e)
                            throws IOException {
                        try (Stream<Path> rest = Files.list(folder)) {
                            if (rest.findAny().isEmpty()) {
                                Files.delete(folder);
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
