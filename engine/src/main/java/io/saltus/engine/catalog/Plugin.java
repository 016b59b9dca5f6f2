package io.saltus.engine.catalog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin that was found.
 *
 * @param id id from its manifest; {@link #CLASS_PATH} for what stands on the class path
 * @param version version from its manifest
 * @param requires version constraint on the API from its manifest; empty if it states none
 * @param file its JAR, ZIP or folder; none on the class path
 * @param loader what loads its classes
 */
public record Plugin(
        String id, String version, String requires, Optional<Path> file, ClassLoader loader) {

    /** Id of the plugin that stands for the class path. */
    public static final String CLASS_PATH = "class-path";

    /** Returns the name of its file, for people; {@code the class path} if it has none. */
    public String place() {
        return file.map(path -> path.getFileName().toString()).orElse("the class path");
    }

    /** Returns its id and file, for messages: {@code acme-detectors (acme-1.2.jar)}. */
    public String name() {
        return id + " (" + place() + ")";
    }
}
