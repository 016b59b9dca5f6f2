package io.saltus.engine.assembly;

import io.saltus.api.curve.Subject;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.List;

/** Results that stand in the data more than once. */
final class RepeatedResults {

    private String firstSame = "";
    private String firstOriginal = "";
    private long same;
    private String firstDiffering = "";
    private long differing;
    private final List<Issue> partial = new ArrayList<>();
    private final FoldedIssues parts = new FoldedIssues(partial::add);

    /** Takes note that one row says the same as another. */
    void same(String original, String repeat) {
        if (same++ == 0) {
            firstOriginal = original;
            firstSame = repeat;
        }
    }

    /** Takes note that a model has a second, different result at one point of a curve. */
    void differing(Subject subject, String model) {
        if (differing++ == 0) {
            firstDiffering = model + " in " + subject;
        }
    }

    /** Takes note that a result is on a part of the examples of another, which counts. */
    void partial(Observations rows, int part, int full) {
        String where = rows.where(part);
        parts.add(
                "",
                new Issue(
                                where,
                                "%s on %s was asked %d examples; the result on %d at %s counts"
                                        .formatted(
                                                rows.modelName(part),
                                                rows.task(part),
                                                rows.examples(part).orElse(0),
                                                rows.examples(full).orElse(0),
                                                rows.where(full)))
                        .asRemark()
                        .coded("partial-result"),
                where);
    }

    List<Issue> issues() {
        parts.close();
        List<Issue> issues = new ArrayList<>(partial);
        if (same > 0) {
            issues.add(
                    new Issue(
                                    firstSame,
                                    "repeats %s; %s counted once"
                                            .formatted(
                                                    firstOriginal,
                                                    same == 1 ? "it is" : same + " such rows are"))
                            .coded("repeated-result"));
        }
        if (differing > 0) {
            issues.add(
                    new Issue(
                                    firstDiffering,
                                    "has more than one result%s; their mean is used. Runs with different seeds need a"
                                                    .formatted(
                                                            differing == 1
                                                                    ? ""
                                                                    : " ("
                                                                            + differing
                                                                            + " such results in all)")
                                            + " column 'seed', different tasks or setups a column that tells them"
                                            + " apart")
                            .coded("several-results"));
        }
        return issues;
    }
}
