package io.saltus.app.command;

import picocli.CommandLine.Option;

/**
 * The options of commands that carry something out: whether errors come with the place where they
 * arose.
 */
public class StacktraceOption extends HelpOption {

    /** The option as it is typed. */
    public static final String NAME = "--stacktrace";

    @Option(names = NAME, order = 2, description = "Show where in the code an error arose.")
    private boolean stacktrace;

    /** Returns whether it was asked for. */
    public final boolean wantsStacktrace() {
        return stacktrace;
    }
}
