package io.saltus.app.study;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import io.saltus.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which findings a report is to show.
 *
 * @param outcomes those that are shown
 * @param top how many, the most probable; all without
 */
record ShownFindings(Set<Outcome> outcomes, OptionalInt top) {

    static final List<String> WORDS = Arrays.stream(Outcome.values()).map(Names::word).toList();

    /**
     * Returns what the options ask for.
     *
     * @param only words of outcomes; none for all
     * @throws RequestException if one is no outcome, or the number is not above 0
     */
    static ShownFindings of(List<String> only, OptionalInt top) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String word : only) {
            outcomes.add(outcome(word));
        }
        if (top.orElse(1) < 1) {
            throw new RequestException("--top must be at least 1, got " + top.getAsInt());
        }
        return new ShownFindings(outcomes.isEmpty() ? EnumSet.allOf(Outcome.class) : outcomes, top);
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> Names.word(outcome).equals(word.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "--only takes %s, got '%s'%s"
                                                .formatted(
                                                        String.join(", ", WORDS),
                                                        word,
                                                        Nearest.hint(word, WORDS))));
    }

    /** Returns a report with these findings alone, which says how many it leaves out. */
    Report of(Report report) {
        List<Finding> findings = report.findings();
        Set<Integer> chosen =
                IntStream.range(0, findings.size())
                        .boxed()
                        .filter(i -> outcomes.contains(findings.get(i).verdict().outcome()))
                        .sorted(Comparator.comparingDouble(i -> improbable(findings.get(i))))
                        .limit(top.orElse(Integer.MAX_VALUE))
                        .collect(Collectors.toSet());
        if (chosen.size() == findings.size()) {
            return report;
        }
        List<Finding> shown = new ArrayList<>();
        List<Finding> rest = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            (chosen.contains(i) ? shown : rest).add(findings.get(i));
        }
        List<Issue> issues = new ArrayList<>(report.issues());
        issues.add(0, new Issue("left out as asked", counts(rest)).coded("not-shown").asRemark());
        return report.withFindings(shown).withIssues(issues);
    }

    private static double improbable(Finding finding) {
        return -finding.verdict().probability().orElse(0);
    }

    private static String counts(List<Finding> findings) {
        return Arrays.stream(Outcome.values())
                .map(
                        outcome -> {
                            long number =
                                    findings.stream()
                                            .filter(f -> f.verdict().outcome() == outcome)
                                            .count();
                            return number == 0
                                    ? ""
                                    : number + " " + Names.spaced(Names.word(outcome));
                        })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
