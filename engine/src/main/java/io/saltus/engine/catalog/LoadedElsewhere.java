package io.saltus.engine.catalog;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * Code that a plugin would load from outside itself: a JAR's {@code Class-Path} leads anywhere, and
 * what is there is in no hash.
 */
final class LoadedElsewhere {

    private LoadedElsewhere() {}

    /** Returns what is wrong with a plugin that loads such code, if it does. */
    static Optional<String> by(Path place) {
        List<Path> jars = PluginArchive.jars(place);
        Set<Path> own = new HashSet<>();
        jars.forEach(jar -> own.add(jar.toAbsolutePath().normalize()));
        for (Path jar : jars) {
            String named =
                    PluginManifest.attributes(jar)
                            .getOrDefault(Attributes.Name.CLASS_PATH.toString(), "");
            for (String entry : named.strip().split("\\s+")) {
                if (!entry.isEmpty() && !isOwn(jar, entry, own)) {
                    return Optional.of(
                            "the Class-Path of %s loads code from outside the plugin, '%s', so it is not loaded; libraries go to lib/"
                                    .formatted(jar.getFileName(), entry));
                }
            }
        }
        return Optional.empty();
    }

    /** What is not there is not loaded: published JARs name many a file that nobody has. */
    private static boolean isOwn(Path jar, String entry, Set<Path> own) {
        try {
            Path named = Path.of(jar.toUri().resolve(new URI(entry))).toAbsolutePath().normalize();
            return own.contains(named) || !Files.exists(named);
        } catch (java.net.URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException e) {
            return false;
        }
    }
}
