package io.saltus.app;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.command.StacktraceOption;
import io.saltus.app.merge.MergeCommand;
import io.saltus.app.plugins.ListCommand;
import io.saltus.app.plugins.PluginsCommand;
import io.saltus.app.terminal.BrokenPipe;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.catalog.PluginException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command line; results do not depend on the locale, so it has none. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Terminal terminal = Terminal.ofProcess();
        terminal.takeInPrints();
        EndWatch.begin();
        EndWatch.end(run(arguments, terminal));
    }

    /**
     * Runs a command.
     *
     * @return its exit code
     */
    static int run(String[] arguments, Terminal terminal) {
        try {
            int code = begin(arguments, terminal);
            List<Issue> told = Saltus.toldOfPlugins();
            told.forEach(terminal::message);
            terminal.flush();
            return code == ExitCode.DONE && !told.isEmpty() ? ExitCode.PLUGIN : code;
        } catch (IOException | RequestException | PluginException e) {
            return failed(e, terminal);
        } catch (OutOfMemoryError e) {
            return outOfMemory(terminal);
        } catch (Error e) {
            return bug(e, terminal);
        }
    }

    private static int outOfMemory(Terminal terminal) {
        terminal.message(
                "memory ended, of which Java was given %d MB; give it more with SALTUS_OPTS=-Xmx4g, or less to do with --where"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20));
        return ExitCode.REQUEST;
    }

    private static int bug(Throwable e, Terminal terminal) {
        terminal.message("this is a bug in Saltus; please report it with what follows");
        terminal.trace(e);
        return ExitCode.BUG;
    }

    /** The version and the list without options need no command line: building it takes longer. */
    private static int begin(String[] arguments, Terminal terminal) throws IOException {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            terminal.line(SaltusCommand.version());
            return ExitCode.DONE;
        }
        if (arguments.length == 2
                && arguments[0].equals("plugins")
                && arguments[1].equals("list")) {
            return ListCommand.list(new PluginOptions().catalog(), terminal);
        }
        return execute(arguments, terminal);
    }

    private static int execute(String[] arguments, Terminal terminal) {
        CommandLine commandLine = commandLine(arguments, terminal);
        commandLine.setOut(terminal.help());
        commandLine.setErr(terminal.messages());
        commandLine.setUsageHelpWidth(Math.min(120, Math.max(60, terminal.width().orElse(100))));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Path.class, new NamedPath());
        commandLine.registerConverter(String.class, new SaidText());
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        terminal.isColoured()
                                ? CommandLine.Help.Ansi.ON
                                : CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler(new Misuse(terminal));
        commandLine.setExecutionExceptionHandler(new Failure(terminal));
        int code = commandLine.execute(arguments);
        CommandLine merge = commandLine.getSubcommands().get("merge");
        List<String> onward = merge == null ? List.of() : merge.<MergeCommand>getCommand().onward();
        return onward.isEmpty() ? code : execute(onward.toArray(String[]::new), terminal);
    }

    /** Says what went wrong that is no bug, and returns the exit code. */
    private static int failed(Exception e, Terminal terminal) {
        if (e instanceof BrokenPipe) {
            return ExitCode.DONE; // the reader has seen enough
        }
        terminal.message(String.valueOf(e.getMessage()));
        return e instanceof PluginException ? ExitCode.PLUGIN : ExitCode.REQUEST;
    }

    private static boolean isOutOfMemory(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static CommandLine commandLine(String[] arguments, Terminal terminal) {
        Commands commands = new Commands(terminal);
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

    /** A variable that is empty in a script must not name the current folder. */
    private static final class NamedPath implements CommandLine.ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new CommandLine.TypeConversionException("it is empty and names no file");
            }
            return Path.of(text);
        }
    }

    /** The same of a condition, an axis or a source: what is empty was not meant. */
    private static final class SaidText implements CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.isBlank()) {
                throw new CommandLine.TypeConversionException("it is empty; leave it out");
            }
            return text;
        }
    }

    /**
     * Says what is wrong with the command line. A named class: the archive keeps no lambda of this
     * type.
     */
    private record Misuse(Terminal terminal) implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException e, String[] arguments) {
            terminal.message(String.valueOf(e.getMessage()));
            Optional<String> meant =
                    e instanceof UnmatchedArgumentException unmatched
                            ? GuessedOption.meant(unmatched.getUnmatched())
                            : Optional.empty();
            if (meant.isPresent()) {
                terminal.remark(meant.get());
            } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(
                    e, terminal.messages())) {
                terminal.remark(
                        "See '"
                                + e.getCommandLine().getCommandSpec().qualifiedName()
                                + " --help'.");
            }
            return ExitCode.REQUEST;
        }
    }

    /** Says what went wrong in a command. */
    private record Failure(Terminal terminal) implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
            boolean foreseen =
                    e instanceof RequestException
                            || e instanceof PluginException
                            || e instanceof IOException;
            if (!foreseen) {
                return isOutOfMemory(e) ? outOfMemory(terminal) : bug(e, terminal);
            }
            int code = failed(e, terminal);
            if (code != ExitCode.DONE
                    && parsed.hasSubcommand()
                    && parsed.originalArgs().contains(StacktraceOption.NAME)) {
                terminal.trace(e);
            }
            return code;
        }
    }
}
