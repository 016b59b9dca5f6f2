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

    /** Failures of one criterion that are told one by one; the rest are told together. */
    private static final int ONE_BY_ONE = 3;

    /** The findings, where a criterion broke a promise, and what it threw. */
    record Judged(
            List<Finding> findings,
            List<Issue> issues,
            List<Throwable> faults,
            boolean pluginFailed) {}

    /** A broken promise on one curve. */
    private record Fault(Judge judge, Issue issue, Optional<Throwable> thrown) {}

    /** A criterion with what the report and the messages say of it. */
    private record Judge(Criterion criterion, Configured configured, Entry entry) {}

    private record Result(List<Finding> findings, List<Fault> faults) {}

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
        List<Fault> faults = new ArrayList<>();
        results.forEach(
                result -> {
                    findings.addAll(result.findings());
                    faults.addAll(result.faults());
                });
        return new Judged(
                findings,
                issues(judges, faults),
                faults.stream().flatMap(fault -> fault.thrown().stream()).toList(),
                !faults.isEmpty());
    }

    /**
     * A criterion that fails on every curve must not bury the report: the first few stand for all.
     */
    private static List<Issue> issues(List<Judge> judges, List<Fault> faults) {
        List<Issue> issues = new ArrayList<>();
        for (Judge judge : judges) {
            List<Issue> own =
                    faults.stream().filter(f -> f.judge() == judge).map(Fault::issue).toList();
            issues.addAll(own.subList(0, Math.min(ONE_BY_ONE, own.size())));
            if (own.size() > ONE_BY_ONE) {
                issues.add(
                        new Issue(
                                Faults.place(judge.entry()),
                                "the criterion '%s' failed on %d more curves"
                                        .formatted(
                                                judge.entry().description().id(),
                                                own.size() - ONE_BY_ONE)));
            }
        }
        return issues;
    }

    private static Result judge(Curve curve, Curves curves, List<Judge> judges) {
        List<Finding> findings = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Judge judge : judges) {
            try {
                Verdict verdict = judge.criterion().judge(curve, curves);
                if (verdict == null) {
                    faults.add(new Fault(judge, noVerdict(judge, curve), Optional.empty()));
                } else {
                    findings.add(new Finding(curve, judge.configured(), verdict));
                }
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                Issue issue = Faults.issue(judge.entry(), "judging " + curve.subject(), e);
                faults.add(new Fault(judge, issue, Optional.of(e)));
            }
        }
        return new Result(findings, faults);
    }

    private static Issue noVerdict(Judge judge, Curve curve) {
        return new Issue(
                Faults.place(judge.entry()),
                "the criterion '%s' gave no verdict (null) on %s"
                        .formatted(judge.entry().description().id(), curve.subject()));
    }
}
