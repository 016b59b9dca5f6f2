package io.saltus.app.plugins;

import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists every extension by kind. */
@Command(name = "list", description = "List every source, criterion, forecaster and renderer.")
public final class ListCommand implements Callable<Integer> {

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return list(plugins.catalog(), terminal);
    }

    /**
     * Lists every extension by kind, and says what is wrong with those that cannot be used.
     *
     * @return the exit code
     */
    public static int list(Catalog catalog, Terminal terminal) throws IOException {
        int longest = 0;
        for (Entry entry : catalog.entries()) {
            longest = Math.max(longest, entry.description().id().length());
        }
        for (Kind kind : Kind.values()) {
            terminal.line(kind.plural());
            for (Entry entry : catalog.entries(kind)) {
                Description about = entry.description();
                terminal.line(
                        "  "
                                + about.id()
                                + " ".repeat(longest + 2 - about.id().length())
                                + about.summary()
                                + "  ["
                                + entry.plugin().id()
                                + " "
                                + entry.plugin().version()
                                + "]");
            }
        }
        return problems(catalog, terminal);
    }

    /** Says what is wrong with plugins that cannot be used, and returns the exit code. */
    static int problems(Catalog catalog, Terminal terminal) {
        catalog.problems().forEach(terminal::message);
        return catalog.problems().isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN;
    }
}
