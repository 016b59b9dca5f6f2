package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.Commands;
import io.saltus.app.ExitCode;
import io.saltus.app.PluginOptions;
import io.saltus.app.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change what is in the user's plugin folder, or look at what would. */
final class StoreCommands {

    private StoreCommands() {}

    /** Says everything that is wrong with a plugin. */
    @Command(
            name = "verify",
            description =
                    "Say everything that is wrong with a plugin, before it is installed: what it"
                            + " states, what it holds, and whether it keeps the promises of its kind.")
    static final class Verify implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE|FOLDER",
                description = "Its JAR or ZIP, its folder, or the Maven project that built it.")
        private Path file;

        @Option(names = "--sha256", paramLabel = "HEX", description = "The SHA-256 it must have.")
        private String sha256 = "";

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        Verify(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            Verified verified = Verified.of(file, plugins.folders());
            verified.tell(terminal.out());
            requireHash(verified, sha256);
            return verified.isSound() ? ExitCode.DONE : ExitCode.PLUGIN;
        }
    }

    /** Installs a plugin. */
    @Command(
            name = "install",
            description =
                    "Verify a plugin and put it, whole or not at all, into your plugin folder.")
    static final class Install implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE|FOLDER",
                description = "Its JAR or ZIP, its folder, or the Maven project that built it.")
        private Path file;

        @Option(names = "--sha256", paramLabel = "HEX", description = "The SHA-256 it must have.")
        private String sha256 = "";

        @Option(
                names = "--force",
                description =
                        "Install it although promises are broken; never if it cannot be loaded.")
        private boolean force;

        @Option(names = "--lock", description = "Pin it where only pinned plugins are loaded.")
        private boolean lock;

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        Install(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            PluginStore store = new PluginStore(plugins.userFolder());
            if (store.isLocked() && !lock) {
                throw new RequestException(
                        "only pinned plugins are loaded from %s; give --lock to pin this one, too"
                                .formatted(store.folder()));
            }
            Verified verified = Verified.of(file, plugins.folders());
            requireHash(verified, sha256);
            boolean loads = verified.plugin().problems().isEmpty();
            if (!verified.isSound() && !(force && loads)) {
                verified.tell(terminal.out());
                terminal.err()
                        .println(
                                "saltus: not installed"
                                        + (loads ? "; --force installs it as it is" : ""));
                return ExitCode.PLUGIN;
            }
            List<PluginStore.Stored> replaced = store.install(verified.plugin());
            if (lock) {
                store.lock();
            }
            terminal.out()
                    .printf(
                            "Installed %s %s%s in %s%n",
                            verified.plugin().id(),
                            verified.plugin().version(),
                            replaced.isEmpty() ? "" : " in place of " + replaced.get(0).version(),
                            store.folder());
            verified.plugin()
                    .entries()
                    .forEach(
                            entry ->
                                    terminal.out()
                                            .printf(
                                                    "  %s %s%n",
                                                    entry.description().kind().word(),
                                                    entry.description().id()));
            terminal.out().flush();
            return ExitCode.DONE;
        }
    }

    /** Removes a plugin. */
    @Command(name = "remove", description = "Remove a plugin from your plugin folder.")
    static final class Remove implements Callable<Integer> {

        @Parameters(
                paramLabel = "ID",
                description = "Id of the plugin, or of a source, criterion or renderer in it.")
        private String id;

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        Remove(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            PluginStore store = new PluginStore(plugins.userFolder());
            PluginStore.Stored removed = store.remove(pluginOf(id, store));
            terminal.out()
                    .printf(
                            "Removed %s %s from %s%n",
                            removed.id(), removed.version(), store.folder());
            terminal.out().flush();
            return ExitCode.DONE;
        }

        /** An extension's id stands for its plugin. */
        private String pluginOf(String asked, PluginStore store) {
            if (store.plugins().stream().anyMatch(plugin -> plugin.id().equals(asked))) {
                return asked;
            }
            return Catalog.of(List.of(store.folder())).entries().stream()
                    .filter(entry -> entry.description().id().equals(asked))
                    .map(entry -> entry.plugin().id())
                    .findFirst()
                    .orElse(asked);
        }
    }

    /** Pins the plugins that are there. */
    @Command(
            name = "lock",
            description = {
                "Pin the plugins in your plugin folder by their SHA-256; any other, and any that was"
                        + " changed, is then refused.",
                "Delete plugins.lock in the folder to let all in again."
            })
    static final class Lock implements Callable<Integer> {

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        Lock(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            PluginStore store = new PluginStore(plugins.userFolder());
            List<PluginStore.Stored> pinned = store.lock();
            terminal.out()
                    .printf(
                            "Pinned %d plugin%s in %s%n",
                            pinned.size(), pinned.size() == 1 ? "" : "s", store.folder());
            pinned.forEach(
                    plugin -> terminal.out().printf("  %s %s%n", plugin.id(), plugin.version()));
            terminal.out().flush();
            return ExitCode.DONE;
        }
    }

    private static void requireHash(Verified verified, String sha256) {
        if (!sha256.isEmpty() && !sha256.equalsIgnoreCase(verified.plugin().sha256())) {
            throw new RequestException(
                    "%s is not the file you mean: its SHA-256 is %s, asked for was %s"
                            .formatted(
                                    verified.plugin().file(), verified.plugin().sha256(), sha256));
        }
    }
}
