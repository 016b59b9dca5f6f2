package io.saltus.app.compare;

import io.saltus.api.curve.Subject;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A finding in the old report and the one in the new that it is compared with: of the same subject,
 * by the same criterion with the same settings. Where one of a criterion is left on each side,
 * these two are compared although it was set otherwise.
 *
 * @param before the finding in the old report, if it is there
 * @param after the finding in the new report, if it is there
 */
record Pair(Optional<Finding> before, Optional<Finding> after) {

    /** Returns every finding of the two reports, each once, by what a pair agrees in. */
    static List<Pair> of(Report before, Report after) {
        Map<List<String>, List<Finding>> old = byCriterion(before);
        Map<List<String>, List<Finding>> now = byCriterion(after);
        Set<List<String>> keys = new HashSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (List<String> key :
                keys.stream().sorted(Comparator.comparing(List::toString)).toList()) {
            add(old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()), pairs);
        }
        return pairs;
    }

    /** The findings of a report by subject and criterion, whatever its settings. */
    private static Map<List<String>, List<Finding>> byCriterion(Report report) {
        Map<List<String>, List<Finding>> findings = new HashMap<>();
        for (Finding finding : report.findings()) {
            findings.computeIfAbsent(key(finding), key -> new ArrayList<>()).add(finding);
        }
        return findings;
    }

    /** What two findings must agree in, but for the settings, to be compared. */
    static List<String> key(Finding finding) {
        Subject subject = finding.curve().subject();
        return List.of(
                subject.task(),
                subject.setup().words(),
                subject.metric().name(),
                subject.family(),
                subject.axis().id(),
                finding.criterion().id(),
                subject.setup().strategy());
    }

    private static void add(List<Finding> before, List<Finding> after, List<Pair> to) {
        List<Finding> old = new ArrayList<>();
        List<Finding> now = new ArrayList<>(after);
        for (Finding finding : before) {
            Optional<Finding> same = of(finding.criterion(), now);
            if (same.isPresent()) {
                to.add(new Pair(Optional.of(finding), same));
                now.remove(same.get());
            } else {
                old.add(finding);
            }
        }
        if (old.size() == 1 && now.size() == 1) {
            to.add(new Pair(Optional.of(old.get(0)), Optional.of(now.get(0))));
            return;
        }
        old.forEach(finding -> to.add(new Pair(Optional.of(finding), Optional.empty())));
        now.forEach(finding -> to.add(new Pair(Optional.empty(), Optional.of(finding))));
    }

    private static Optional<Finding> of(Configured criterion, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.criterion().equals(criterion))
                .findFirst();
    }
}
