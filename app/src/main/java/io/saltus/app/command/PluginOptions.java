package io.saltus.app.command;

import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.UserFolders;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where plugins are looked for; options that every command with plugins has. */
public final class PluginOptions extends StacktraceOption {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            order = 1,
            description = "A further folder of plugins; may be given several times.")
    private List<Path> folders = new ArrayList<>();

    /**
     * Returns the extensions in the distribution's plugin folder, the user's and those asked for.
     */
    public Catalog catalog() {
        return Catalog.of(folders());
    }

    /** Returns where plugins are: with the distribution, the user's, and where the user says. */
    public List<Path> folders() {
        List<Path> all = new ArrayList<>();
        Distribution.home().ifPresent(home -> all.add(home.resolve("plugins")));
        all.addAll(ownFolders());
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new RequestException("--plugins: there is no folder '" + folder + "'");
            }
            all.add(folder);
        }
        return all;
    }

    /** Returns the folder that plugins are installed into: the first that the user names. */
    public Path userFolder() {
        return folders.isEmpty() ? ownFolders().get(0) : folders.get(0);
    }

    /** The folders of SALTUS_PLUGINS, else the one that is the user's by the system's custom. */
    private static List<Path> ownFolders() {
        String named = System.getenv("SALTUS_PLUGINS");
        if (named != null && !named.isBlank()) {
            List<Path> all = new ArrayList<>();
            for (String name : named.split(File.pathSeparator)) {
                if (name.isBlank()) {
                    continue; // not the current folder, which may hold what others have put there
                }
                Path folder = Path.of(name);
                if (Files.exists(folder) && !Files.isDirectory(folder)) {
                    throw new RequestException("SALTUS_PLUGINS: '" + folder + "' is no folder");
                }
                all.add(folder); // one that is not there yet is made by 'plugins install'
            }
            if (!all.isEmpty()) {
                return all;
            }
        }
        String data = System.getenv("XDG_DATA_HOME");
        String windows = System.getenv("APPDATA");
        Path root =
                data != null && !data.isBlank()
                        ? Path.of(data)
                        : windows != null && !windows.isBlank()
                                ? Path.of(windows)
                                : UserFolders.home().resolve(".local").resolve("share");
        return List.of(root.resolve("saltus").resolve("plugins"));
    }
}
