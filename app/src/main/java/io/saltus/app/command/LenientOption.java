package io.saltus.app.command;

import io.saltus.api.data.Issue;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether issues in the data count. */
public final class LenientOption {

    @Option(
            names = "--lenient",
            description = "Exit with 0 also where there were issues in the data.")
    private boolean lenient;

    /** Returns what a command ends with that was carried out; remarks are no trouble. */
    public int codeWith(List<Issue> issues) {
        boolean trouble = issues.stream().anyMatch(issue -> !issue.remark());
        return trouble && !lenient ? ExitCode.ISSUES : ExitCode.DONE;
    }
}
