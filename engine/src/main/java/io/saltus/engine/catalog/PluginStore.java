package io.saltus.engine.catalog;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that plugins are installed into and removed from.
 *
 * <p>A plugin appears in it whole or not at all: it is copied beside its place and renamed, and
 * what it replaces goes only then. Names that begin with a dot are never loaded.
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
     * What a lock holds, and what not.
     *
     * @param pinned what is pinned now
     * @param refused what is in the folder and is not let in, as the lock was before
     */
    public record Locked(List<Stored> pinned, List<Stored> refused) {}

    /**
     * Pins plugins. Where the folder has no lock, all that are in it are let in so far and are
     * pinned; where it has one, what it refuses stays refused, but for what is named.
     *
     * @param ids which to pin anew, whatever the lock said of them
     * @param all whether to pin everything that is in the folder
     * @throws RequestException if one of {@code ids} is not there
     * @throws IOException if the lock cannot be written
     */
    @SuppressWarnings("try") // the turn is held, not used
    public Locked lock(List<String> ids, boolean all) throws IOException {
        try (Turn turn = Turn.in(folder)) {
            List<Stored> plugins = plugins();
            ids.forEach(id -> find(id, plugins));
            boolean fresh = all || !isLocked() && ids.isEmpty();
            PluginLock was = fresh || !isLocked() ? PluginLock.NOTHING : lockOrNothing();
            PluginLock lock = was;
            List<Stored> pinned = new ArrayList<>();
            List<Stored> refused = new ArrayList<>();
            for (Stored plugin : plugins) {
                if (fresh || ids.contains(plugin.id())) {
                    lock = lock.with(plugin.id(), hash(plugin.file(), true));
                    pinned.add(plugin);
                } else if (hash(plugin.file(), false).equals(was.pins().get(plugin.id()))) {
                    pinned.add(plugin);
                } else {
                    refused.add(plugin);
                }
            }
            lock.only(plugins.stream().map(Stored::id).toList()).write(folder, versions(plugins));
            return new Locked(pinned, refused);
        }
    }

    private PluginLock lockOrNothing() {
        return PluginLock.in(folder).orElse(PluginLock.NOTHING);
    }

    private static Map<String, String> versions(List<Stored> plugins) {
        Map<String, String> versions = new HashMap<>();
        plugins.forEach(plugin -> versions.put(plugin.id(), plugin.version()));
        return versions;
    }

    /** Returns the hash of what is loaded; {@code anew} trusts no copy of a ZIP in the cache. */
    private static String hash(Path file, boolean anew) throws IOException {
        PluginArchive.Candidate candidate = PluginArchive.candidate(file);
        if (anew && !candidate.place().equals(file)) {
            PluginArchive.unpackAnew(file);
        }
        return Fingerprint.ofPlugin(candidate.place());
    }

    /**
     * Installs a plugin that was verified; others of its id in the folder are replaced, once it is
     * in place.
     *
     * @param plugin what was verified
     * @param copy the bytes that were
     * @param lock whether to pin it
     * @return what it replaced
     * @throws IOException if it cannot be copied; the folder is then as it was
     */
    public List<Stored> install(PluginVerification plugin, PluginCopy copy, boolean lock)
            throws IOException {
        Files.createDirectories(folder);
        try (Turn turn = Turn.in(folder)) {
            List<Stored> replaced =
                    plugins().stream().filter(old -> old.id().equals(plugin.id())).toList();
            if (lock && !isLocked()) {
                new PluginLock(hashes(plugins())).write(folder, versions(plugins()));
            }
            Path fresh = turn.place("installing");
            Path place = copy.candidate().place();
            place(place, fresh);
            if (lock) {
                // before the move: between the two it is refused, never let in unpinned
                lockOrNothing()
                        .with(plugin.id(), Fingerprint.ofPlugin(fresh))
                        .write(folder, Map.of(plugin.id(), plugin.version()));
            }
            boolean jar = !Files.isDirectory(fresh);
            Path target = target(plugin, jar);
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            for (Stored old : replaced) {
                if (!old.file().equals(target)) {
                    delete(old.file(), turn);
                }
            }
            return replaced;
        }
    }

    private static Map<String, String> hashes(List<Stored> plugins) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        for (Stored plugin : plugins) {
            hashes.put(plugin.id(), hash(plugin.file(), true));
        }
        return hashes;
    }

    /** A JAR takes the place of another in one step; a folder goes beside what is there. */
    private Path target(PluginVerification plugin, boolean jar) {
        String name = plugin.id() + "-" + plugin.version();
        Path target = folder.resolve(name + (jar ? ".jar" : ""));
        for (int i = 2; jar ? Files.isDirectory(target) : Files.exists(target); i++) {
            target = folder.resolve(name + "_" + i + (jar ? ".jar" : ""));
        }
        return target;
    }

    /**
     * Removes a plugin.
     *
     * @return what was removed
     * @throws RequestException if there is none of that id in the folder
     * @throws IOException if it cannot be deleted
     */
    public Stored remove(String id) throws IOException {
        Stored found = find(id, plugins());
        try (Turn turn = Turn.in(folder)) {
            delete(found.file(), turn);
        }
        return found;
    }

    private Stored find(String id, List<Stored> plugins) {
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
        return found.get();
    }

    /** Copies a JAR, or the JARs of a folder. */
    private static void place(Path source, Path target) throws IOException {
        if (!Files.isDirectory(source)) {
            Files.copy(source, target);
            return;
        }
        for (Path path : PluginArchive.jars(source)) {
            Path copy = target.resolve(source.relativize(path).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(path, copy);
        }
    }

    /** Takes a plugin out of sight in one step, so that no half of it is ever loaded. */
    private static void delete(Path file, Turn turn) throws IOException {
        Path aside = turn.place("removing");
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        FolderTree.delete(aside);
    }
}
