package io.saltus.report.table;

import io.saltus.api.curve.Subject;

/** The columns with which tables begin: what a curve is about. */
final class SubjectColumns {

    private SubjectColumns() {}

    static ColumnsOf<Subject> all() {
        return new ColumnsOf<Subject>()
                .text("task", Subject::task)
                .add("shots", Kind.WHOLE, subject -> Value.of(subject.setup().shots()))
                .text("strategy", subject -> subject.setup().strategy())
                .text("metric", subject -> subject.metric().name())
                .text("family", Subject::family)
                .text("axis", subject -> subject.axis().id());
    }
}
