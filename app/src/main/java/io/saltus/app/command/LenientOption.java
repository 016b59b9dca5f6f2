package io.saltus.app.command;

import picocli.CommandLine.Option;

/** Whether issues in the data count. */
public final class LenientOption {

    @Option(
            names = "--lenient",
            description = "Exit with 0 also where there were issues in the data.")
    private boolean lenient;

    /** Returns what a command ends with that was carried out. */
    public int codeWith(boolean issues) {
        return issues && !lenient ? ExitCode.ISSUES : ExitCode.DONE;
    }
}
