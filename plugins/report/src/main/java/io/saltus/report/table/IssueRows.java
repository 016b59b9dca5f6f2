package io.saltus.report.table;

import io.saltus.api.data.Issue;
import io.saltus.api.report.Report;

/** A row per issue: where, why, and how many results it cost. */
final class IssueRows {

    private IssueRows() {}

    static ReportTable of(Report report) {
        return new ColumnsOf<Issue>()
                .text("where", Issue::where)
                .text("why", Issue::why)
                .add("refused", Kind.WHOLE, issue -> new Value.Whole(issue.refused()))
                .add("passed_over", Kind.WHOLE, issue -> new Value.Whole(issue.passedOver()))
                .add("remark", Kind.TRUTH, issue -> new Value.Truth(issue.remark()))
                .table("issues", report.issues());
    }
}
