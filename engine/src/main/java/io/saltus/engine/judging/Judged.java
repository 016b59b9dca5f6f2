package io.saltus.engine.judging;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What criteria said of the curves of one part of a study, before anything is made of all of them
 * together.
 *
 * @param cases how many verdicts the whole study asks for
 * @param answers to those of this part, in their order
 * @param issues criteria that failed on the study as a whole
 * @param notes criteria for which there is nothing in the data
 */
public record Judged(int cases, List<Answered> answers, List<Issue> issues, List<Issue> notes) {

    /**
     * What came of asking for one verdict.
     *
     * @param number which of the study's, from 0
     * @param finding what was found
     * @param issue why nothing was
     * @param criterion as it is set, in words
     * @param curve in words
     */
    public record Answered(
            int number,
            Optional<Finding> finding,
            Optional<Issue> issue,
            String criterion,
            String curve) {}

    /** Copies the lists. */
    public Judged {
        answers = List.copyOf(answers);
        issues = List.copyOf(issues);
        notes = List.copyOf(notes);
    }

    /** Returns whether every verdict that was asked for has one answer. */
    public boolean isWhole() {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).number() != i) {
                return false;
            }
        }
        return answers.size() == cases;
    }

    /**
     * Returns what was said of all parts.
     *
     * @param parts at least one
     */
    public static Judged together(List<Judged> parts) {
        return new Judged(
                parts.get(0).cases,
                parts.stream()
                        .flatMap(part -> part.answers.stream())
                        .sorted(Comparator.comparingInt(Answered::number))
                        .toList(),
                distinct(parts.stream().flatMap(part -> part.issues.stream())),
                distinct(parts.stream().flatMap(part -> part.notes.stream())));
    }

    /** What concerns the study is said by every part, and once of all. */
    private static List<Issue> distinct(Stream<Issue> issues) {
        return issues.distinct().toList();
    }

    /**
     * Returns the findings of a whole study: p-values adjusted over it, families compared, issues
     * folded.
     *
     * @param faults what criteria threw
     */
    public Judging.Findings findings(List<Throwable> faults) {
        List<Finding> findings = new ArrayList<>();
        List<Issue> all = new ArrayList<>(issues);
        try (FoldedIssues folded = new FoldedIssues(all::add)) {
            for (Answered answer : answers) {
                answer.finding().ifPresent(findings::add);
                answer.issue()
                        .ifPresent(issue -> folded.add(answer.criterion(), issue, answer.curve()));
            }
        }
        return new Judging.Findings(
                AdjustedPValues.beside(findings),
                FamiliesSideBySide.of(findings),
                all,
                faults,
                notes);
    }
}
