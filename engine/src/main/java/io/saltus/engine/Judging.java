package io.saltus.engine;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Curves to findings: every criterion judges every curve, several curves at a time. The findings
 * are in the order of the curves, whatever the number of threads. A criterion that fails on one
 * curve is an issue that names it; all other findings stand.
 */
final class Judging {

    /** The findings, and where a criterion broke a promise. */
    record Judged(List<Finding> findings, List<Issue> issues, boolean pluginFailed) {}

    /** A criterion with what the report and the messages say of it. */
    private record Judge(Criterion criterion, Configured configured, Entry entry) {}

    private record Result(List<Finding> findings, List<Issue> issues) {}

    private Judging() {}

    static Judged judge(
            Curves curves,
            List<Criterion> criteria,
            Catalog catalog,
            int threads,
            Progress progress) {
        List<Judge> judges =
                criteria.stream()
                        .map(c -> new Judge(c, catalog.configured(c), catalog.entry(c)))
                        .toList();
        AtomicLong done = new AtomicLong();
        int total = curves.all().size();
        List<Result> results =
                Parallel.map(
                        curves.all(),
                        threads,
                        curve -> {
                            Result result = judge(curve, curves, judges);
                            progress.at("judging", done.incrementAndGet(), total);
                            return result;
                        });
        List<Finding> findings = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        results.forEach(
                result -> {
                    findings.addAll(result.findings());
                    issues.addAll(result.issues());
                });
        return new Judged(findings, issues, !issues.isEmpty());
    }

    private static Result judge(Curve curve, Curves curves, List<Judge> judges) {
        List<Finding> findings = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Judge judge : judges) {
            try {
                Optional<Verdict> verdict =
                        Optional.ofNullable(judge.criterion().judge(curve, curves));
                verdict.ifPresentOrElse(
                        v -> findings.add(new Finding(curve, judge.configured(), v)),
                        () ->
                                issues.add(
                                        new Issue(
                                                Faults.place(judge.entry()),
                                                "the criterion '%s' gave no verdict (null) on %s"
                                                        .formatted(
                                                                judge.entry().description().id(),
                                                                curve.subject()))));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                issues.add(Faults.issue(judge.entry(), "judging " + curve.subject(), e));
            }
        }
        return new Result(findings, issues);
    }
}
