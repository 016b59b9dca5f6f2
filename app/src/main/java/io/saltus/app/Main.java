package io.saltus.app;

import io.saltus.api.data.RequestException;
import io.saltus.app.plugins.PluginsCommand;
import io.saltus.engine.catalog.PluginException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Starts the command line; results do not depend on the locale, so it has none. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.ofProcess();
        // What a plugin prints must not end up inside a report.
        System.setOut(new PrintStream(new PluginPrints(System.err), true, StandardCharsets.UTF_8));
        int code = run(arguments, terminal);
        terminal.flush();
        System.exit(code);
    }

    static int run(String[] arguments, Terminal terminal) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            // The version alone needs no command line to be built.
            terminal.out().println(SaltusCommand.version());
            return ExitCode.DONE;
        }
        if (arguments.length == 2
                && arguments[0].equals("plugins")
                && arguments[1].equals("list")) {
            return plainList(terminal);
        }
        CommandLine commandLine = commandLine(arguments, terminal);
        commandLine.setOut(terminal.out());
        commandLine.setErr(terminal.err());
        commandLine.setUsageHelpWidth(Math.min(120, Math.max(60, terminal.width().orElse(100))));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        terminal.isColoured()
                                ? CommandLine.Help.Ansi.ON
                                : CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler(new Misuse());
        commandLine.setExecutionExceptionHandler(new Failure());
        return commandLine.execute(arguments);
    }

    /** The list without options: building the command line would take longer than listing. */
    private static int plainList(Terminal terminal) {
        try {
            return PluginsCommand.list(new PluginOptions().catalog(), terminal);
        } catch (RequestException | PluginException e) {
            terminal.err().println("saltus: " + e.getMessage());
            return e instanceof RequestException ? ExitCode.REQUEST : ExitCode.PLUGIN;
        }
    }

    private static CommandLine commandLine(String[] arguments, Terminal terminal) {
        Commands commands = new Commands(terminal, arguments);
        CommandLine commandLine = new CommandLine(new SaltusCommand(), commands);
        addNamed(commandLine, SaltusCommand.COMMANDS, arguments, 0, commands);
        CommandLine plugins = commandLine.getSubcommands().get("plugins");
        if (plugins != null) {
            addNamed(plugins, PluginsCommand.COMMANDS, arguments, 1, commands);
        }
        return commandLine;
    }

    /** Reading a command's options takes time: where one is named, the others are left aside. */
    private static void addNamed(
            CommandLine parent,
            Map<String, Class<?>> children,
            String[] arguments,
            int place,
            Commands commands) {
        String named = arguments.length > place ? arguments[place] : "";
        boolean known = children.containsKey(named) && !named.equals("completion");
        children.forEach(
                (name, type) -> {
                    if (!known || name.equals(named)) {
                        parent.addSubcommand(name, new CommandLine(type, commands));
                    }
                });
    }

    /**
     * Says what is wrong with the command line. A named class: the archive keeps no lambda of this
     * type.
     */
    private static final class Misuse implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException e, String[] arguments) {
            CommandLine command = e.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("saltus: " + e.getMessage());
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
                err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
            }
            err.flush();
            return ExitCode.REQUEST;
        }
    }

    /** Says what went wrong in a command. */
    private static final class Failure implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
            PrintWriter err = command.getErr();
            int code;
            if (e instanceof BrokenPipe) {
                return ExitCode.DONE; // the reader has seen enough
            } else if (e instanceof RequestException) {
                err.println("saltus: " + e.getMessage());
                code = ExitCode.REQUEST;
            } else if (e instanceof PluginException) {
                err.println("saltus: " + e.getMessage());
                code = ExitCode.PLUGIN;
            } else if (e instanceof IOException) {
                err.println("saltus: " + e.getMessage());
                code = ExitCode.REQUEST;
            } else {
                err.println("saltus: this is a bug in Saltus; please report it with what follows");
                e.printStackTrace(err);
                err.flush();
                return ExitCode.BUG;
            }
            if (parsed.hasSubcommand() && wantsTrace(parsed)) {
                e.printStackTrace(err);
            }
            err.flush();
            return code;
        }

        private static boolean wantsTrace(ParseResult parsed) {
            return parsed.originalArgs().contains("--stacktrace");
        }
    }
}
