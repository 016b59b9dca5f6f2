package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.PluginCopy;
import io.saltus.engine.catalog.PluginStore;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Installs a plugin. */
@Command(
        name = "install",
        description = "Verify a plugin and put it, whole or not at all, into your plugin folder.")
final class InstallCommand implements Callable<Integer> {

    @Mixin private AskedPlugin asked;

    @Option(
            names = "--force",
            description = "Install it although promises are broken; never if it cannot be loaded.")
    private boolean force;

    @Option(
            names = "--lock",
            description =
                    "Pin it where only pinned plugins are loaded; the pins of others stay as they"
                            + " are.")
    private boolean lock;

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    InstallCommand(Terminal terminal) {
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
        try (PluginCopy copy = asked.copy()) {
            requireFromElsewhere(copy.original());
            terminal.remark(AskedPlugin.RIGHTS);
            return install(copy, asked.verified(copy, plugins, terminal), store);
        }
    }

    /** A second copy of a bundled plugin would be left aside with a warning at every command. */
    private void requireFromElsewhere(Path original) throws IOException {
        for (Path folder : plugins.folders()) {
            for (PluginStore.Stored there : new PluginStore(folder).plugins()) {
                if (!WholeFiles.isOnePlace(folder, plugins.userFolder())
                        && WholeFiles.isOnePlace(there.file(), original)) {
                    throw new RequestException(
                            "%s %s is there already, in %s"
                                    .formatted(there.id(), there.version(), folder));
                }
            }
        }
    }

    private int install(PluginCopy copy, VerifiedPlugin verified, PluginStore store)
            throws IOException {
        boolean loads = verified.plugin().problems().isEmpty();
        if (!verified.isSound() && !(force && loads)) {
            verified.tell(terminal);
            terminal.message("not installed" + (loads ? "; --force installs it as it is" : ""));
            return ExitCode.PLUGIN;
        }
        List<PluginStore.Stored> replaced = store.install(verified.plugin(), copy, lock);
        terminal.line(
                "Installed %s %s%s in %s"
                        .formatted(
                                verified.plugin().id(),
                                verified.plugin().version(),
                                replaced.isEmpty()
                                        ? ""
                                        : " in place of " + replaced.get(0).version(),
                                store.folder()));
        for (Entry entry : verified.plugin().entries()) {
            terminal.line(
                    "  " + entry.description().kind().word() + " " + entry.description().id());
        }
        return ExitCode.DONE;
    }
}
