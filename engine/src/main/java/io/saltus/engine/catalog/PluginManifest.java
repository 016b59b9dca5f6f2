package io.saltus.engine.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a plugin says of itself in the manifest of its JAR.
 *
 * @param id its {@code Plugin-Id}
 * @param version its {@code Plugin-Version}
 * @param requires versions of the API that it can do with, its {@code Plugin-Requires}
 * @param dependencies plugins that it needs, its {@code Plugin-Dependencies}
 */
record PluginManifest(String id, String version, String requires, List<String> dependencies) {

    /** A manifest with a hash of every class has a few hundred kilobytes. */
    private static final int LARGEST = 4 << 20;

    private static final List<String> NAMES =
            List.of("Plugin-Id", "Plugin-Version", "Plugin-Requires", "Plugin-Dependencies");

    /**
     * Returns that of the JAR or folder at {@code place}.
     *
     * @throws PluginException if none of its own JARs states an id, or one states not all
     */
    static PluginManifest of(Path place) {
        for (Path jar : PluginArchive.ownJars(place)) {
            Map<String, String> entries = entries(List.of(jar));
            String id = entries.get("Plugin-Id");
            if (id != null) {
                return of(id, entries);
            }
        }
        throw new PluginException(
                "no manifest with Plugin-Id, Plugin-Version and Plugin-Requires found in it");
    }

    private static PluginManifest of(String id, Map<String, String> entries) {
        String version = entries.get("Plugin-Version");
        String requires = entries.get("Plugin-Requires");
        if (version == null) {
            throw new PluginException("the manifest of '" + id + "' states no Plugin-Version");
        }
        if (requires == null) {
            throw new PluginException(
                    "the manifest of '" + id + "' states no Plugin-Requires, such as >=0.1.0");
        }
        List<String> dependencies =
                Stream.of(entries.getOrDefault("Plugin-Dependencies", "").split(","))
                        .map(String::strip)
                        .filter(dependency -> !dependency.isEmpty())
                        .toList();
        return new PluginManifest(id, version, requires, dependencies);
    }

    /** Returns what the manifests of JARs say of a plugin by name, whatever is missing in them. */
    static Map<String, String> entries(List<Path> jars) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Path jar : jars) {
            Map<String, String> attributes = attributes(jar);
            for (String name : NAMES) {
                String value = attributes.get(name);
                if (value != null && !value.isBlank()) {
                    entries.putIfAbsent(name, value.strip());
                }
            }
        }
        return entries;
    }

    /** Returns the main attributes of a JAR's manifest. */
    static Map<String, String> attributes(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(JarFile.MANIFEST_NAME);
            if (entry == null) {
                return Map.of();
            }
            Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            try (InputStream in = file.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new PluginException(
                            "the manifest of %s is larger than %d kB"
                                    .formatted(jar.getFileName(), LARGEST >> 10));
                }
                new Manifest(new ByteArrayInputStream(bytes))
                        .getMainAttributes()
                        .forEach(
                                (name, value) -> attributes.put(name.toString(), value.toString()));
            }
            return attributes;
        } catch (IOException e) {
            throw new PluginException("not a readable JAR: " + PluginArchive.words(e), e);
        }
    }
}
