package io.saltus.plugins.text;

import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Families side by side, a line for each ability that is emergent in some family; those that are
 * emergent in none are counted in one.
 */
final class FamilyLines {

    static final String TITLE = "Families side by side, each with its probability";

    private FamilyLines() {}

    /** Returns the lines, in the order of the report; none where no ability has two families. */
    static List<String> of(Report report) {
        List<FamilyComparison> all = report.comparisons();
        boolean oneCriterion = all.stream().map(FamilyComparison::criterion).distinct().count() < 2;
        List<String> lines = new ArrayList<>();
        long undecided = 0;
        for (FamilyComparison one : all) {
            if (!one.with(Outcome.EMERGENT).isEmpty()) {
                String by = oneCriterion ? "" : " by " + one.criterion();
                lines.add(one.ability() + by + ": " + one.words());
            } else if (one.with(Outcome.UNDECIDED).size() == one.families().size()) {
                undecided++;
            }
        }
        int rest = all.size() - lines.size();
        if (rest > 0) {
            lines.add(
                    "%d %s emergent in no family%s"
                            .formatted(
                                    rest,
                                    (lines.isEmpty() ? "" : "more ") + (rest == 1 ? "is" : "are"),
                                    undecided == 0
                                            ? ""
                                            : ", " + undecided + " of them undecided in all"));
        }
        return lines;
    }
}
