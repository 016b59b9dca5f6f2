package io.saltus.app.plugins;

import io.saltus.api.words.Numbers;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.PluginStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pins the plugins that are there. */
@Command(
        name = "lock",
        description = {
            "Pin the plugins in your plugin folder by their SHA-256; any other, and any that was"
                    + " changed, is then refused.",
            "Delete plugins.lock in the folder to let all in again."
        })
final class LockCommand implements Callable<Integer> {

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    LockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PluginStore store = new PluginStore(plugins.userFolder());
        List<PluginStore.Stored> pinned = store.lock();
        terminal.line("Pinned " + Numbers.count(pinned.size(), "plugin") + " in " + store.folder());
        for (PluginStore.Stored plugin : pinned) {
            terminal.line("  " + plugin.id() + " " + plugin.version());
        }
        return ExitCode.DONE;
    }
}
