package io.saltus.app;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes commands, options and names. */
@Command(
        name = "completion",
        description = {
            "Print the completion script for bash and zsh.",
            "Use it with: source <(saltus completion)"
        })
final class CompletionCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("saltus", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
