package io.saltus.app.command;

import io.saltus.app.terminal.PluginLogs;
import picocli.CommandLine.Option;

/**
 * The options of commands that carry something out: whether errors come with the place where they
 * arose, and whether what plugins log is shown.
 */
public class StacktraceOption extends HelpOption {

    /** The option as it is typed. */
    public static final String NAME = "--stacktrace";

    @Option(names = NAME, order = 2, description = "Show where in the code an error arose.")
    private boolean stacktrace;

    @Option(
            names = PluginLogs.SWITCH,
            order = 2,
            description =
                    "Show on standard error what plugins log, each line with the plugin's id.")
    final void verbose(boolean asked) {
        if (asked) {
            PluginLogs.show();
        }
    }

    /** Returns whether it was asked for. */
    public final boolean wantsStacktrace() {
        return stacktrace;
    }
}
