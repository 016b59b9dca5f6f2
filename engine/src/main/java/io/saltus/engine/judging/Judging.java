package io.saltus.engine.judging;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Curves to findings: every criterion judges each curve that it has something to say about, several
 * curves at a time. The findings are in the order of the curves, whatever the number of threads;
 * those on curves that a criterion adds come last. A criterion that fails on one curve is an issue
 * that names it; all other findings stand.
 */
public final class Judging {

    private Judging() {}

    /**
     * What came of it.
     *
     * @param findings what the criteria found, with p-values adjusted over the study
     * @param comparisons what they found of one ability in several families
     * @param issues where a criterion broke a promise, the first few of each one by one
     * @param faults what they threw
     * @param notes criteria for which there is nothing in the data: no promise is broken
     */
    public record Findings(
            List<Finding> findings,
            List<FamilyComparison> comparisons,
            List<Issue> issues,
            List<Throwable> faults,
            List<Issue> notes) {

        /** Copies the lists. */
        public Findings {
            findings = List.copyOf(findings);
            comparisons = List.copyOf(comparisons);
            issues = List.copyOf(issues);
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /** A curve and who judges it. */
    private record Case(Curve curve, Judge judge, CurveJudge prepared) {

        String words() {
            return curve.subject().toString();
        }

        Judge.Answer<Finding> ask() {
            return judge.ask(
                    curve,
                    prepared,
                    words(),
                    verdict -> new Finding(curve, judge.configured(), verdict));
        }
    }

    /** Returns what {@code criteria} find on {@code curves}. */
    public static Findings judge(
            Curves curves,
            List<Criterion> criteria,
            Catalog catalog,
            Effort effort,
            Progress progress) {
        List<Judge> judges = Judge.of(criteria, catalog, effort.timeLimit());
        Asked asked = asked(curves, judges, prepared(curves, judges, effort));
        List<Case> cases = asked.cases();
        AtomicLong done = new AtomicLong();
        List<Judge.Answer<Finding>> answers =
                Parallel.map(
                        cases,
                        effort.threads(),
                        effort.timeLimit(),
                        (one, alive) -> {
                            Judge.Answer<Finding> answer = one.ask();
                            progress.at("judging", done.incrementAndGet(), cases.size());
                            return answer;
                        },
                        late -> late.judge().late(late.words()));
        return collect(asked, answers);
    }

    /** Who is asked about what, and who is not. */
    private record Asked(
            List<Case> cases, List<Issue> issues, List<Throwable> faults, List<Issue> notes) {}

    /** Lets each criterion look at the study, within the time that a verdict has. */
    private static List<Judge.Answer<CurveJudge>> prepared(
            Curves curves, List<Judge> judges, Effort effort) {
        return Parallel.map(
                judges,
                effort.threads(),
                effort.timeLimit(),
                (judge, alive) -> judge.prepare(curves),
                Judge::latePreparing);
    }

    private static Asked asked(
            Curves curves, List<Judge> judges, List<Judge.Answer<CurveJudge>> prepared) {
        Asked asked =
                new Asked(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<Subject, List<Case>> ofStudy = new LinkedHashMap<>();
        curves.all().forEach(curve -> ofStudy.put(curve.subject(), new ArrayList<>()));
        List<Case> added = new ArrayList<>();
        for (int i = 0; i < judges.size(); i++) {
            Judge judge = judges.get(i);
            Judge.Answer<CurveJudge> ready = prepared.get(i);
            ready.issue().ifPresent(asked.issues()::add);
            ready.thrown().ifPresent(asked.faults()::add);
            if (ready.result().isEmpty()) {
                continue; // said once, not for every curve
            }
            Judge.Answer<List<Curve>> answer = judge.toJudge(curves);
            answer.issue().ifPresent(asked.issues()::add);
            answer.thrown().ifPresent(asked.faults()::add);
            for (Curve curve : answer.result().orElse(List.of())) {
                ofStudy.getOrDefault(curve.subject(), added)
                        .add(new Case(curve, judge, ready.result().get()));
            }
            if (answer.result().isPresent() && answer.result().get().isEmpty()) {
                asked.notes().add(judge.nothing());
            }
        }
        ofStudy.values().forEach(asked.cases()::addAll);
        asked.cases().addAll(added);
        return asked;
    }

    private static Findings collect(Asked asked, List<Judge.Answer<Finding>> answers) {
        List<Case> cases = asked.cases();
        List<Finding> findings = new ArrayList<>();
        List<Issue> issues = new ArrayList<>(asked.issues());
        List<Throwable> faults = new ArrayList<>(asked.faults());
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            for (int i = 0; i < cases.size(); i++) {
                Case one = cases.get(i);
                Judge.Answer<Finding> answer = answers.get(i);
                answer.result().ifPresent(findings::add);
                answer.issue()
                        .ifPresent(
                                issue ->
                                        folded.add(
                                                one.judge().configured().toString(),
                                                issue,
                                                one.words()));
                answer.thrown().ifPresent(faults::add);
            }
        }
        return new Findings(
                AdjustedPValues.beside(findings),
                FamiliesSideBySide.of(findings),
                issues,
                faults,
                asked.notes());
    }
}
