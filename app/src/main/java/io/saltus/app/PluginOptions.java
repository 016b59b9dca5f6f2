package io.saltus.app;

import io.saltus.engine.catalog.Catalog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where plugins are looked for; options that every command with plugins has. */
final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A further folder of plugins; may be given several times.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--stacktrace", description = "Show where in the code an error arose.")
    private boolean stacktrace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /**
     * Returns the extensions in the distribution's plugin folder, the user's and those asked for.
     */
    Catalog catalog() {
        List<Path> all = new ArrayList<>();
        Distribution.home().ifPresent(home -> all.add(home.resolve("plugins")));
        String named = System.getenv("SALTUS_PLUGINS");
        if (named != null && !named.isBlank()) {
            for (String folder : named.split(File.pathSeparator)) {
                all.add(Path.of(folder));
            }
        }
        for (Path folder : folders) {
            if (!java.nio.file.Files.isDirectory(folder)) {
                throw new io.saltus.api.data.RequestException(
                        "--plugins: there is no folder '" + folder + "'");
            }
            all.add(folder);
        }
        return Catalog.of(all);
    }

    boolean wantsStacktrace() {
        return stacktrace;
    }
}
