package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.catalog.Setting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes one extension, or all of a plugin. */
@Command(
        name = "describe",
        description = "Describe a source, criterion, forecaster, renderer or plugin.")
final class DescribeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Its id, as in 'plugins list'.")
    private String id;

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = plugins.catalog();
        List<Entry> found =
                catalog.entries().stream()
                        .filter(
                                entry ->
                                        entry.description().id().equals(id)
                                                || entry.plugin().id().equals(id))
                        .toList();
        if (found.isEmpty()) {
            List<String> ids =
                    catalog.entries().stream().map(e -> e.description().id()).distinct().toList();
            throw new RequestException(
                    "there is no source, criterion, forecaster, renderer or plugin '%s'%s; see 'saltus plugins list'"
                            .formatted(id, Nearest.hint(id, ids)));
        }
        for (Entry entry : found) {
            describe(entry);
        }
        return ListCommand.problems(catalog, terminal);
    }

    private void describe(Entry entry) throws IOException {
        Description about = entry.description();
        terminal.line(about.kind().word() + " " + about.id());
        terminal.line("  " + about.summary());
        Plugin plugin = entry.plugin();
        terminal.line("  from: " + plugin.id() + " " + plugin.version() + ", " + plugin.place());
        for (String reference : about.references()) {
            terminal.line("  reference: " + reference);
        }
        if (about.settings().isEmpty()) {
            terminal.line("  no settings");
            return;
        }
        terminal.line("  settings:");
        for (Setting setting : about.settings()) {
            terminal.line(
                    "    "
                            + setting.name()
                            + (setting.required()
                                    ? "  (required; "
                                    : " = " + quoted(Setting.text(setting.defaultValue())) + "  (")
                            + setting.allowed()
                            + ")"
                            + (setting.formerly().isEmpty()
                                    ? ""
                                    : ", formerly " + String.join(", ", setting.formerly())));
            terminal.line("        " + setting.meaning());
        }
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
