package io.saltus.engine.catalog;

import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The plugins that may be loaded from a folder, each pinned by its SHA-256.
 *
 * <p>A file {@value #FILE} in the folder, a line per plugin: SHA-256, id, version. Where it is,
 * nothing else in the folder is loaded.
 *
 * @param pins SHA-256 by the plugin's id
 */
record PluginLock(Map<String, String> pins) {

    static final String FILE = "plugins.lock";

    private static final long LARGEST = 1 << 20;

    /** Lets nothing in. */
    static final PluginLock NOTHING = new PluginLock(Map.of());

    PluginLock {
        pins = Map.copyOf(pins);
    }

    /**
     * Returns the lock of a folder, if it has one.
     *
     * @throws PluginException if it cannot be read or is no lock
     */
    static Optional<PluginLock> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(
                file, LinkOption.NOFOLLOW_LINKS)) { // a link to nothing is a lock that is lost
            return Optional.empty();
        }
        Map<String, String> pins = new TreeMap<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new PluginException(
                        "is no file of at most %d KiB, so no plugin of its folder is loaded"
                                .formatted(LARGEST >> 10));
            }
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String pin = line.replaceFirst("^\ufeff", "").strip();
                if (pin.isEmpty() || pin.startsWith("#")) {
                    continue;
                }
                String[] words = pin.split("\\s+");
                if (words.length < 2 || !words[0].matches("[0-9a-fA-F]{64}")) {
                    throw new PluginException(
                            "line %d is no pin: it needs a SHA-256 and a plugin's id, got '%s'; so no plugin of its folder is loaded"
                                    .formatted(number, line));
                }
                if (pins.put(words[1], words[0].toLowerCase(Locale.ROOT)) != null) {
                    throw new PluginException(
                            "line %d pins '%s' once more; so no plugin of its folder is loaded"
                                    .formatted(number, words[1]));
                }
            }
        } catch (IOException e) {
            throw new PluginException(
                    "cannot be read, so no plugin of its folder is loaded: " + e.getMessage(), e);
        }
        return Optional.of(new PluginLock(pins));
    }

    /**
     * Returns why no plugin of an id is let in, if none is.
     *
     * @param id the id that its manifest states
     */
    Optional<String> refusal(String id) {
        return pins.containsKey(id)
                ? Optional.empty()
                : Optional.of(
                        "the plugin '%s' is not in %s; pin it with 'saltus plugins lock %s'"
                                .formatted(id, FILE, id));
    }

    /**
     * Returns why a plugin is not let in, if it is not.
     *
     * @param copy what would be loaded of it: what is hashed and what is loaded are the same bytes
     */
    Optional<String> refusal(String id, PluginCopy copy) throws IOException {
        Optional<String> unknown = refusal(id);
        if (unknown.isPresent()) {
            return unknown;
        }
        return copy.sha256().equals(pins.get(id))
                ? LoadedElsewhere.by(copy.candidate().place())
                : Optional.of(
                        "the plugin '%s' is not the one that is pinned in %s: its SHA-256 is %s, pinned is %s"
                                .formatted(id, FILE, copy.sha256(), pins.get(id)));
    }

    /** Returns this lock with a plugin pinned as it is. */
    PluginLock with(String id, String sha256) {
        Map<String, String> more = new TreeMap<>(pins);
        more.put(id, sha256);
        return new PluginLock(more);
    }

    /** Returns this lock without the pins of plugins that are not among {@code ids}. */
    PluginLock only(Collection<String> ids) {
        Map<String, String> fewer = new TreeMap<>(pins);
        fewer.keySet().retainAll(ids);
        return new PluginLock(fewer);
    }

    /** Writes the lock into a folder, whole or not at all; {@code versions} are for people. */
    void write(Path folder, Map<String, String> versions) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Only these plugins are loaded from this folder: SHA-256, id, version.");
        new TreeMap<>(pins)
                .forEach(
                        (id, hash) ->
                                lines.add(
                                        (hash + "  " + id + "  " + versions.getOrDefault(id, ""))
                                                .strip()));
        lines.add("");
        Path file = folder.resolve(FILE);
        WholeFiles.write(
                Files.isSymbolicLink(file) ? file.toRealPath() : file,
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
