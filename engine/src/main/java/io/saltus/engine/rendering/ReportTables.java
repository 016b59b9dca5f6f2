package io.saltus.engine.rendering;

import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.words.Names;
import java.util.List;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A report as Tablesaw tables, for notebooks and for further analysis: findings, their quantities
 * in long form, and the points of the curves. The column {@code finding} joins them: the index of
 * the finding in the report, from 0. A value that does not exist is missing.
 */
public final class ReportTables {

    private ReportTables() {}

    /** Returns a row per finding: subject, criterion, outcome, shape, onset, reason. */
    public static Table findings(Report report) {
        SubjectColumns rows = new SubjectColumns();
        StringColumn criterion = StringColumn.create("criterion");
        StringColumn outcome = StringColumn.create("outcome");
        StringColumn shape = StringColumn.create("shape");
        DoubleColumn onset = DoubleColumn.create("onset");
        DoubleColumn lower = DoubleColumn.create("onset_lower");
        DoubleColumn upper = DoubleColumn.create("onset_upper");
        StringColumn reason = StringColumn.create("reason");
        List<Finding> findings = report.findings();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            rows.add(i, finding);
            criterion.append(finding.criterion().id());
            outcome.append(Names.word(finding.verdict().outcome()));
            shape.append(Names.word(finding.verdict().shape()));
            var at = finding.verdict().onset();
            append(
                    onset,
                    at.isPresent() ? OptionalDouble.of(at.get().scale()) : OptionalDouble.empty());
            append(lower, at.isPresent() ? at.get().lower() : OptionalDouble.empty());
            append(upper, at.isPresent() ? at.get().upper() : OptionalDouble.empty());
            reason.append(finding.verdict().reason());
        }
        return rows.table("findings")
                .addColumns(criterion, outcome, shape, onset, lower, upper, reason);
    }

    /** Returns a row per quantity of a finding: name, value, unit, meaning. */
    public static Table quantities(Report report) {
        SubjectColumns rows = new SubjectColumns();
        StringColumn name = StringColumn.create("name");
        DoubleColumn value = DoubleColumn.create("value");
        StringColumn unit = StringColumn.create("unit");
        StringColumn meaning = StringColumn.create("meaning");
        List<Finding> findings = report.findings();
        for (int i = 0; i < findings.size(); i++) {
            for (Quantity quantity : findings.get(i).verdict().quantities()) {
                rows.add(i, findings.get(i));
                name.append(quantity.name());
                value.append(quantity.value());
                unit.append(quantity.unit());
                meaning.append(quantity.meaning());
            }
        }
        return rows.table("quantities").addColumns(name, value, unit, meaning);
    }

    /** Returns a row per point of a finding's curve: scale, score, examples, standard error. */
    public static Table points(Report report) {
        SubjectColumns rows = new SubjectColumns();
        DoubleColumn scale = DoubleColumn.create("scale");
        DoubleColumn score = DoubleColumn.create("score");
        LongColumn examples = LongColumn.create("examples");
        DoubleColumn error = DoubleColumn.create("standard_error");
        List<Finding> findings = report.findings();
        for (int i = 0; i < findings.size(); i++) {
            for (Point point : findings.get(i).curve().points()) {
                rows.add(i, findings.get(i));
                scale.append(point.scale());
                score.append(point.score());
                point.examples().ifPresentOrElse(examples::append, examples::appendMissing);
                append(error, point.standardError());
            }
        }
        return rows.table("points").addColumns(scale, score, examples, error);
    }

    private static void append(DoubleColumn column, OptionalDouble value) {
        if (value.isPresent()) {
            column.append(value.getAsDouble());
        } else {
            column.appendMissing();
        }
    }

    /** The columns that every table begins with: which finding, and what it is about. */
    private static final class SubjectColumns {

        private final IntColumn finding = IntColumn.create("finding");
        private final StringColumn task = StringColumn.create("task");
        private final IntColumn shots = IntColumn.create("shots");
        private final StringColumn strategy = StringColumn.create("strategy");
        private final StringColumn metric = StringColumn.create("metric");
        private final StringColumn family = StringColumn.create("family");
        private final StringColumn axis = StringColumn.create("axis");

        void add(int index, Finding of) {
            Subject subject = of.curve().subject();
            finding.append(index);
            task.append(subject.task());
            subject.setup().shots().ifPresentOrElse(shots::append, shots::appendMissing);
            strategy.append(subject.setup().strategy());
            metric.append(subject.metric().name());
            family.append(subject.family());
            axis.append(subject.axis().id());
        }

        Table table(String name) {
            return Table.create(name, finding, task, shots, strategy, metric, family, axis);
        }
    }
}
