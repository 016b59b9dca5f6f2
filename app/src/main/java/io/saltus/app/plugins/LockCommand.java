package io.saltus.app.plugins;

import io.saltus.api.words.Numbers;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.PluginStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pins the plugins that are there. */
@Command(
        name = "lock",
        description = {
            "Pin the plugins in your plugin folder by their SHA-256; any other, and any that was"
                    + " changed, is then refused. What is refused already stays so, unless it is"
                    + " named.",
            "Delete plugins.lock in the folder to let all in again."
        })
final class LockCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Plugins to pin as they are now, whatever the lock says of them.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--all",
            description = "Pin all that is in the folder, also what is refused now.")
    private boolean all;

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    LockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PluginStore store = new PluginStore(plugins.userFolder());
        PluginStore.Locked locked = store.lock(ids, all);
        terminal.line(
                "Pinned "
                        + Numbers.count(locked.pinned().size(), "plugin")
                        + " in "
                        + store.folder());
        for (PluginStore.Stored plugin : locked.pinned()) {
            terminal.line("  " + plugin.id() + " " + plugin.version());
        }
        for (PluginStore.Stored plugin : locked.refused()) {
            terminal.message(
                    "%s %s (%s) stays refused, as it is not what was pinned; 'saltus plugins lock %s' pins it as it is now"
                            .formatted(
                                    plugin.id(),
                                    plugin.version(),
                                    plugin.file().getFileName(),
                                    plugin.id()));
        }
        return locked.refused().isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN;
    }
}
