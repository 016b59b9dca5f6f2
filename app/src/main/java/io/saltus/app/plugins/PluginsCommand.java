package io.saltus.app.plugins;

import io.saltus.app.command.HelpOption;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be plugged in. */
@Command(
        name = "plugins",
        description =
                "Show sources, criteria, forecasters and renderers, and create, verify, install and remove plugins.")
public final class PluginsCommand implements Runnable {

    /** What can be done with plugins, in the order of the help. */
    public static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("list", ListCommand.class);
        COMMANDS.put("describe", DescribeCommand.class);
        COMMANDS.put("new", NewCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("install", InstallCommand.class);
        COMMANDS.put("remove", RemoveCommand.class);
        COMMANDS.put("lock", LockCommand.class);
    }

    @Spec private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: " + String.join(", ", COMMANDS.keySet()));
    }
}
