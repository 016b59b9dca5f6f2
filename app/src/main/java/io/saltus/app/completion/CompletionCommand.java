package io.saltus.app.completion;

import io.saltus.app.command.ExitCode;
import io.saltus.app.command.HelpOption;
import io.saltus.app.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes commands, options and names. */
@Command(
        name = "completion",
        description = {
            "Print the completion script for bash and zsh.",
            "Use it with: source <(saltus completion)"
        })
public final class CompletionCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private HelpOption help;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        terminal.text(AutoComplete.bash("saltus", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
