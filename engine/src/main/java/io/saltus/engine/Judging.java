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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Curves to findings: every criterion judges every curve, several curves at a time. The findings
 * are in the order of the curves, whatever the number of threads. A criterion that fails on one
 * curve is an issue that names it; all other findings stand.
 */
final class Judging {

    /** Failures of one criterion that are told one by one; the rest are told together. */
    private static final int ONE_BY_ONE = 3;

    private static final int RESERVE = 16 << 20;

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

    /** A curve and who judges it. */
    private record Case(Curve curve, Judge judge) {}

    /** A finding, or why there is none. */
    private record Result(Optional<Finding> finding, Optional<Fault> fault) {

        static Result of(Fault fault) {
            return new Result(Optional.empty(), Optional.of(fault));
        }
    }

    private final Curves curves;
    private final List<Judge> judges;
    private final Duration limit;

    /** Criteria that blocked again and again or filled the memory: they are asked no more. */
    private final Set<Judge> aside = ConcurrentHashMap.newKeySet();

    private final Map<Judge, Integer> late = new ConcurrentHashMap<>();

    /** Given up where a criterion fills the memory, so that the others can go on. */
    private final AtomicReference<byte[]> reserve = new AtomicReference<>(new byte[RESERVE]);

    private Judging(Curves curves, List<Judge> judges, Duration limit) {
        this.curves = curves;
        this.judges = judges;
        this.limit = limit;
    }

    static Judged judge(
            Curves curves,
            List<Criterion> criteria,
            Catalog catalog,
            int threads,
            Duration limit,
            Progress progress) {
        List<Judge> judges =
                criteria.stream()
                        .map(c -> new Judge(c, catalog.configured(c), catalog.entry(c)))
                        .toList();
        return new Judging(curves, judges, limit).judge(threads, progress);
    }

    private Judged judge(int threads, Progress progress) {
        List<Case> cases = new ArrayList<>();
        curves.all().forEach(curve -> judges.forEach(judge -> cases.add(new Case(curve, judge))));
        AtomicLong done = new AtomicLong();
        List<Result> results =
                Parallel.map(
                        cases,
                        threads,
                        limit,
                        (one, alive) -> {
                            Result result = judge(one);
                            progress.at("judging", done.incrementAndGet(), cases.size());
                            return result;
                        },
                        this::late);
        List<Finding> findings = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Result result : results) {
            result.finding().ifPresent(findings::add);
            result.fault().ifPresent(faults::add);
        }
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

    private Result judge(Case one) {
        Judge judge = one.judge();
        if (aside.contains(judge)) {
            return Result.of(new Fault(judge, notAsked(one), Optional.empty()));
        }
        try {
            Verdict verdict =
                    Guarded.call(judge.entry(), () -> judge.criterion().judge(one.curve(), curves));
            return verdict == null
                    ? Result.of(new Fault(judge, noVerdict(judge, one.curve()), Optional.empty()))
                    : new Result(
                            Optional.of(new Finding(one.curve(), judge.configured(), verdict)),
                            Optional.empty());
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return thrown(one, e);
        } catch (OutOfMemoryError e) {
            reserve.set(null);
            aside.add(judge);
            return thrown(one, e);
        }
    }

    private static Result thrown(Case one, Throwable e) {
        Judge judge = one.judge();
        Issue issue = Faults.issue(judge.entry(), "judging " + one.curve().subject(), e);
        return Result.of(new Fault(judge, issue, Optional.of(e)));
    }

    /** What stands for a verdict that did not come in time. */
    private Result late(Case one) {
        Judge judge = one.judge();
        if (late.merge(judge, 1, Integer::sum) >= ONE_BY_ONE) {
            aside.add(judge);
        }
        return Result.of(
                new Fault(
                        judge,
                        new Issue(
                                Faults.place(judge.entry()),
                                "the criterion '%s', judging %s, gave no verdict within %d s; see --time-limit"
                                        .formatted(
                                                judge.entry().description().id(),
                                                one.curve().subject(),
                                                limit.toSeconds())),
                        Optional.empty()));
    }

    private static Issue notAsked(Case one) {
        return new Issue(
                Faults.place(one.judge().entry()),
                "the criterion '%s' was not asked about %s after it had failed before"
                        .formatted(one.judge().entry().description().id(), one.curve().subject()));
    }

    private static Issue noVerdict(Judge judge, Curve curve) {
        return new Issue(
                Faults.place(judge.entry()),
                "the criterion '%s' gave no verdict (null) on %s"
                        .formatted(judge.entry().description().id(), curve.subject()));
    }
}
