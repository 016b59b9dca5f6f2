package io.saltus.app;

/** What a command ends with; pipelines read it. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;

    /** Done, with issues in the data. */
    static final int ISSUES = 1;

    /** The request cannot be carried out. */
    static final int REQUEST = 2;

    /** A plugin failed; what did not need it was done. */
    static final int PLUGIN = 3;

    /** A bug in Saltus. */
    static final int BUG = 70;

    private ExitCode() {}
}
