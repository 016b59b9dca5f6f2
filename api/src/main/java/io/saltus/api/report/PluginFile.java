package io.saltus.api.report;

import java.util.Objects;

/**
 * A plugin that was installed when the report was made.
 *
 * @param id id of the plugin
 * @param version version of the plugin
 * @param file name of its file or folder; empty if it came from the class path
 * @param sha256 SHA-256 of the file in lower-case hexadecimal; empty if it came from the class path
 */
public record PluginFile(String id, String version, String file, String sha256) {

    /**
     * @throws IllegalArgumentException if the id is blank
     */
    public PluginFile {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a plugin needs an id");
        }
    }
}
