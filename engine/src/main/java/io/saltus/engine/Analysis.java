package io.saltus.engine;

import io.saltus.api.report.Report;
import java.util.List;

/**
 * What came of a study.
 *
 * @param report the report, with every issue
 * @param pluginFailed whether a plugin broke a promise; an issue in the report says which
 * @param faults what plugins threw, for their authors
 */
public record Analysis(Report report, boolean pluginFailed, List<Throwable> faults) {

    /** Copies the list. */
    public Analysis {
        faults = List.copyOf(faults);
    }
}
