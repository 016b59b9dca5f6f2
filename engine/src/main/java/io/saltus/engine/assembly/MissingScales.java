package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results that are left out because their model has no place on the axis, and what would supply it.
 */
final class MissingScales {

    /** Models that are told one by one; the rest are told together. */
    private static final int ONE_BY_ONE = 20;

    private static final String CODE = "no-scale";

    private static final class Count {
        final Model model;
        final double scale;
        long results;

        Count(Model model, double scale) {
            this.model = model;
            this.scale = scale;
        }
    }

    private final Axis axis;
    private final Map<String, Count> models = new TreeMap<>();

    MissingScales(Axis axis) {
        this.axis = axis;
    }

    void add(Model model, double scale) {
        models.computeIfAbsent(model.name() + "\n" + scale, name -> new Count(model, scale))
                .results++;
    }

    /** Returns an issue per model; where there are many, the last two count all others. */
    List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            for (Count count : models.values()) {
                String name = count.model.name();
                folded.add(axis.id(), new Issue(name, why(count)).coded(CODE), name);
            }
        }
        if (models.size() > ONE_BY_ONE) {
            long results = models.values().stream().mapToLong(count -> count.results).sum();
            issues.add(
                    new Issue(
                                    Numbers.count(models.size(), "model"),
                                    "without a place along %s: %s left out in all"
                                            .formatted(axis.id(), Numbers.count(results, "result")))
                            .coded(CODE));
        }
        return issues;
    }

    private String why(Count count) {
        String results = Numbers.count(count.results, "result");
        if (!Double.isNaN(count.scale)) {
            return "%s of %s has no place on a logarithmic axis: %s left out"
                    .formatted(axis.title(), Numbers.exact(count.scale), results);
        }
        List<String> has =
                Axis.KNOWN.stream()
                        .filter(other -> count.model.scale(other).isPresent())
                        .map(Axis::id)
                        .toList();
        return "%s not known: %s left out; %s%s"
                .formatted(
                        axis.title(),
                        results,
                        supply(),
                        has.isEmpty()
                                ? ""
                                : ", or choose --axis " + String.join(" or --axis ", has));
    }

    private String supply() {
        if (axis.equals(Axis.DATE)) {
            return "supply released, as 2024-09-18, in the data or in --models FILE";
        }
        String column = Schema.column(axis);
        if (!Axis.KNOWN.contains(axis)) {
            return "supply a column " + column + " in the data";
        }
        return axis.equals(Axis.COMPUTE)
                ? "supply train_flops, or params and train_tokens, in the data or in --models FILE"
                : "supply " + column + " in the data or in --models FILE";
    }
}
