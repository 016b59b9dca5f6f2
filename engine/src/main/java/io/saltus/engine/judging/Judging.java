package io.saltus.engine.judging;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Issue;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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

    /**
     * What came of one part of a study.
     *
     * @param judged what the criteria said
     * @param faults what they threw
     */
    public record Part(Judged judged, List<Throwable> faults) {

        /** Copies the list. */
        public Part {
            faults = List.copyOf(faults);
        }
    }

    /** A curve, its number among those of the study, and who judges it. */
    private record Case(Curve curve, long number, Judge judge, CurveJudge prepared) {

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
        Part whole = part(curves, criteria, catalog, Shard.WHOLE, effort, progress);
        return whole.judged().findings(whole.faults());
    }

    /**
     * Returns what {@code criteria} say of some of {@code curves}. They look at the whole study, so
     * that each verdict is that of a run in one piece.
     *
     * @param shard which curves, by their number among {@code curves}; those that a criterion adds
     *     count on
     */
    public static Part part(
            Curves curves,
            List<Criterion> criteria,
            Catalog catalog,
            Shard shard,
            Effort effort,
            Progress progress) {
        List<Judge> judges = Judge.of(criteria, catalog, effort.timeLimit());
        Asked asked = asked(curves, judges, prepared(curves, judges, effort));
        List<Integer> numbers =
                IntStream.range(0, asked.cases().size())
                        .filter(i -> shard.holds(asked.cases().get(i).number()))
                        .boxed()
                        .toList();
        List<Case> cases = numbers.stream().map(asked.cases()::get).toList();
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
        return collect(asked, numbers, answers);
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
        Map<Subject, Integer> places = new HashMap<>();
        curves.all()
                .forEach(
                        curve -> {
                            places.putIfAbsent(curve.subject(), places.size());
                            ofStudy.put(curve.subject(), new ArrayList<>());
                        });
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
                List<Case> those = ofStudy.getOrDefault(curve.subject(), added);
                long place = places.getOrDefault(curve.subject(), places.size() + added.size());
                those.add(new Case(curve, place, judge, ready.result().get()));
            }
            if (answer.result().isPresent() && answer.result().get().isEmpty()) {
                asked.notes().add(judge.nothing());
            }
        }
        ofStudy.values().forEach(asked.cases()::addAll);
        asked.cases().addAll(added);
        return asked;
    }

    private static Part collect(
            Asked asked, List<Integer> numbers, List<Judge.Answer<Finding>> answers) {
        List<Judged.Answered> answered = new ArrayList<>();
        List<Throwable> faults = new ArrayList<>(asked.faults());
        for (int i = 0; i < numbers.size(); i++) {
            Case one = asked.cases().get(numbers.get(i));
            Judge.Answer<Finding> answer = answers.get(i);
            answered.add(
                    new Judged.Answered(
                            numbers.get(i),
                            answer.result(),
                            answer.issue(),
                            one.judge().configured().toString(),
                            one.words()));
            answer.thrown().ifPresent(faults::add);
        }
        return new Part(
                new Judged(asked.cases().size(), answered, asked.issues(), asked.notes()), faults);
    }
}
