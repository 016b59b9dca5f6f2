package io.saltus.engine.calibration;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * On which simulated curves a criterion failed: the first few, the last, and how many, so that
 * those of several parts are told as those of one run.
 *
 * @param count how many
 * @param first the first {@value #KEPT}, in the order of the curves
 * @param last the last; none where there is none
 */
record Failures(long count, List<Failure> first, List<Failure> last) {

    /** Those told one by one, and the one that stands for the rest. */
    private static final int KEPT = FoldedIssues.ONE_BY_ONE + 1;

    static final Failures NONE = new Failures(0, List.of(), List.of());

    /**
     * One of them.
     *
     * @param ordinal number of the curve among all of the run
     * @param issue what to say
     * @param place the curve in words
     */
    record Failure(long ordinal, Issue issue, String place) {}

    /** Copies the lists. */
    Failures {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** Returns these and those of others. */
    Failures and(Failures others) {
        Comparator<Failure> order = Comparator.comparingLong(Failure::ordinal);
        return new Failures(
                count + others.count,
                Stream.concat(first.stream(), others.first.stream())
                        .sorted(order)
                        .limit(KEPT)
                        .toList(),
                Stream.concat(last.stream(), others.last.stream()).max(order).stream().toList());
    }

    /** Returns these and one more. */
    Failures and(Failure one) {
        return and(new Failures(1, List.of(one), List.of(one)));
    }

    /** Returns what to say of them. */
    List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add)) {
            for (Failure failure : first) {
                folded.add("", failure.issue(), failure.place());
            }
            for (long more = first.size(); more < count; more++) {
                folded.add("", last.get(0).issue(), last.get(0).place());
            }
        }
        return issues;
    }
}
