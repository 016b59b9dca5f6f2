package io.saltus.app.plugins;

import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a plugin. */
@Command(name = "remove", description = "Remove a plugin from your plugin folder.")
final class RemoveCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            description =
                    "Id of the plugin, or of a source, criterion, forecaster or renderer in it.")
    private String id;

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    RemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PluginStore store = new PluginStore(plugins.userFolder());
        PluginStore.Stored removed = store.remove(pluginOf(id, store));
        terminal.line(
                "Removed %s %s from %s".formatted(removed.id(), removed.version(), store.folder()));
        return ExitCode.DONE;
    }

    /** An extension's id stands for its plugin. */
    private static String pluginOf(String asked, PluginStore store) {
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
