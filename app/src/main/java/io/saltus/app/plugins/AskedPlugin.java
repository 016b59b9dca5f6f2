package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.PluginOptions;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which plugin to look through; what {@code verify} and {@code install} ask for. */
final class AskedPlugin {

    @Parameters(
            paramLabel = "FILE|FOLDER",
            description = "Its JAR or ZIP, its folder, or the Maven project that built it.")
    private Path file;

    @Option(names = "--sha256", paramLabel = "HEX", description = "The SHA-256 it must have.")
    private String sha256 = "";

    /** Returns the plugin, looked through beside those that are there. */
    VerifiedPlugin verified(PluginOptions plugins) throws IOException {
        return VerifiedPlugin.of(file, plugins.folders());
    }

    /**
     * Refuses another file than the one that is meant.
     *
     * @throws RequestException if its hash is another than the one asked for
     */
    void requireHash(VerifiedPlugin verified) {
        if (!sha256.isEmpty() && !sha256.equalsIgnoreCase(verified.plugin().sha256())) {
            throw new RequestException(
                    "%s is not the file you mean: its SHA-256 is %s, asked for was %s"
                            .formatted(
                                    verified.plugin().file(), verified.plugin().sha256(), sha256));
        }
    }
}
