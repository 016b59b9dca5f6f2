package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.PluginCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which plugin to look through; what {@code verify} and {@code install} ask for. */
final class AskedPlugin {

    /** Said before any of its code runs. */
    static final String RIGHTS =
            "A plugin runs with your rights: it can read, write and send what you can, now and"
                    + " whenever it is used.";

    @Parameters(
            paramLabel = "FILE|FOLDER",
            description = "Its JAR or ZIP, its folder, or the Maven project that built it.")
    private Path file;

    @Option(names = "--sha256", paramLabel = "HEX", description = "The SHA-256 it must have.")
    private String sha256 = "";

    /** How long one call may take before the plugin counts as blocked. */
    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description =
                    "How long the plugin may take for one promise, such as a verdict, before it"
                            + " counts as blocked (default: ${DEFAULT-VALUE}).")
    private int timeLimit = 60;

    /**
     * Returns a private copy of the plugin, which is the one that is meant.
     *
     * @throws RequestException if its hash is another than the one asked for; no code of it was
     *     loaded then
     */
    PluginCopy copy() throws IOException {
        if (timeLimit < 1) {
            throw new RequestException("--time-limit is at least 1 s, got " + timeLimit);
        }
        if (!sha256.isEmpty() && !sha256.strip().matches("(?i)[0-9a-f]{64}")) {
            throw new RequestException(
                    "--sha256 is 64 hexadecimal digits, got '%s'".formatted(sha256));
        }
        PluginCopy copy = PluginCopy.of(BuiltPlugin.of(file));
        try {
            copy.requireHash(sha256);
            return copy;
        } catch (RequestException e) {
            copy.close();
            throw e;
        }
    }

    /** Returns the plugin, looked through beside those that are there. */
    VerifiedPlugin verified(PluginCopy copy, PluginOptions plugins, Terminal terminal)
            throws IOException {
        try (ProgressBar progress = terminal.progress()) {
            return VerifiedPlugin.of(
                    copy,
                    plugins.folders(),
                    plugins.userFolder(),
                    Duration.ofSeconds(timeLimit),
                    progress);
        }
    }
}
