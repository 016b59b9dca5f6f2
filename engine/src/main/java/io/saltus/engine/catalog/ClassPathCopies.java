package io.saltus.engine.catalog;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Extensions in plugin folders that stand on the class path, too: of the same class name, in a
 * plugin of the same id and version. Where the class path does not say of which plugin a class is,
 * as in a folder of compiled classes, the class name alone counts. Anything else with the id of
 * another extension is a conflict.
 */
final class ClassPathCopies {

    private final Map<String, Entry> onClassPath = new HashMap<>();

    ClassPathCopies(List<Entry> entries) {
        entries.stream()
                .filter(entry -> entry.plugin().file().isEmpty())
                .forEach(entry -> onClassPath.put(entry.type().getName(), entry));
    }

    /** Removes them, and the plugins that are left without an extension by that. */
    void removeFrom(List<Entry> entries, List<Plugin> plugins) {
        List<Entry> copies = entries.stream().filter(this::isCopy).toList();
        if (copies.isEmpty()) {
            return; // the usual case; hashing plugins costs more than all the rest at start-up
        }
        entries.removeAll(copies);
        Set<Plugin> emptied = new HashSet<>();
        copies.forEach(copy -> emptied.add(copy.plugin()));
        entries.forEach(entry -> emptied.remove(entry.plugin()));
        plugins.removeAll(emptied);
    }

    private boolean isCopy(Entry entry) {
        Entry original = onClassPath.get(entry.type().getName());
        if (original == null || entry.plugin().file().isEmpty()) {
            return false;
        }
        Map<String, String> manifest = manifest(original.type());
        return original.description().id().equals(entry.description().id())
                && manifest.getOrDefault("Plugin-Id", entry.plugin().id())
                        .equals(entry.plugin().id())
                && manifest.getOrDefault("Plugin-Version", entry.plugin().version())
                        .equals(entry.plugin().version());
    }

    /** Returns what the manifest of the JAR that holds a class says; nothing without a JAR. */
    private static Map<String, String> manifest(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source == null || !Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
                return Map.of();
            }
            return PluginFolders.manifest(List.of(Path.of(source.getLocation().toURI())));
        } catch (URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException
                | PluginException e) {
            return Map.of(); // a place that is no file, such as a JAR in a JAR
        }
    }
}
