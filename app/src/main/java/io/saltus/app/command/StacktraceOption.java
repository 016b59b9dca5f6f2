package io.saltus.app.command;

import picocli.CommandLine.Option;

/** Whether errors come with the place where they arose. */
public final class StacktraceOption {

    /** The option as it is typed. */
    public static final String NAME = "--stacktrace";

    @Option(names = NAME, description = "Show where in the code an error arose.")
    private boolean asked;

    /** Returns whether it was asked for. */
    public boolean isAsked() {
        return asked;
    }
}
