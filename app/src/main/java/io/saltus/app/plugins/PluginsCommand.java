package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.Commands;
import io.saltus.app.ExitCode;
import io.saltus.app.PluginOptions;
import io.saltus.app.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Description;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.catalog.Setting;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be plugged in. */
@Command(
        name = "plugins",
        description =
                "Show sources, criteria and renderers, and create, verify, install and remove plugins.")
public final class PluginsCommand implements Runnable {

    /** What can be done with plugins, in the order of the help. */
    public static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("list", ListThem.class);
        COMMANDS.put("describe", Describe.class);
        COMMANDS.put("new", NewPlugin.class);
        COMMANDS.put("verify", StoreCommands.Verify.class);
        COMMANDS.put("install", StoreCommands.Install.class);
        COMMANDS.put("remove", StoreCommands.Remove.class);
        COMMANDS.put("lock", StoreCommands.Lock.class);
    }

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: " + String.join(", ", COMMANDS.keySet()));
    }

    /** Lists every extension by kind, and says what is wrong with those that cannot be used. */
    public static int list(Catalog catalog, Terminal terminal) {
        PrintWriter out = terminal.out();
        int longest = 0;
        for (Entry entry : catalog.entries()) {
            longest = Math.max(longest, entry.description().id().length());
        }
        for (Kind kind : Kind.values()) {
            out.println(kind.plural());
            for (Entry entry : catalog.entries(kind)) {
                Description about = entry.description();
                out.println(
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
        out.flush();
        return problems(catalog, terminal.err());
    }

    private static int problems(Catalog catalog, PrintWriter err) {
        catalog.problems().forEach(problem -> err.println("saltus: " + problem));
        return catalog.problems().isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN;
    }

    /** Lists every extension by kind. */
    @Command(name = "list", description = "List every source, criterion and renderer.")
    static final class ListThem implements Callable<Integer> {

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        ListThem(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            return list(plugins.catalog(), terminal);
        }
    }

    /** Describes one extension, or all of a plugin. */
    @Command(name = "describe", description = "Describe a source, criterion, renderer or plugin.")
    static final class Describe implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Its id, as in 'plugins list'.")
        private String id;

        @Mixin private PluginOptions plugins;
        private final Terminal terminal;

        Describe(Terminal terminal, Commands.Words words) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
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
                        catalog.entries().stream()
                                .map(e -> e.description().id())
                                .distinct()
                                .toList();
                throw new RequestException(
                        "there is no source, criterion, renderer or plugin '%s'%s; see 'saltus plugins list'"
                                .formatted(id, Nearest.hint(id, ids)));
            }
            found.forEach(this::describe);
            terminal.out().flush();
            return problems(catalog, terminal.err());
        }

        private void describe(Entry entry) {
            Description about = entry.description();
            PrintWriter out = terminal.out();
            out.println(about.kind().word() + " " + about.id());
            out.println("  " + about.summary());
            Plugin plugin = entry.plugin();
            out.println("  from: " + plugin.id() + " " + plugin.version() + ", " + plugin.place());
            about.references().forEach(reference -> out.println("  reference: " + reference));
            if (about.settings().isEmpty()) {
                out.println("  no settings");
                return;
            }
            out.println("  settings:");
            for (Setting setting : about.settings()) {
                out.println(
                        "    "
                                + setting.name()
                                + " = "
                                + quoted(Setting.text(setting.defaultValue()))
                                + "  ("
                                + setting.allowed()
                                + ")");
                out.println("        " + setting.meaning());
            }
        }

        private static String quoted(String value) {
            return value.isEmpty() ? "\"\"" : value;
        }
    }
}
