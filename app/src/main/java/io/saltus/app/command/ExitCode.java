package io.saltus.app.command;

/** What a command ends with; pipelines read it. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** Done, with issues in the data. */
    public static final int ISSUES = 1;

    /** The request cannot be carried out. */
    public static final int REQUEST = 2;

    /** A plugin failed; what did not need it was done. */
    public static final int PLUGIN = 3;

    /** A bug in Saltus. */
    public static final int BUG = 70;

    private ExitCode() {}
}
