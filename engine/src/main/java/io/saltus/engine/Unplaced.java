package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Observations that have no place on the axis, by model, and what would supply it. */
final class Unplaced {

    private static final int ONE_BY_ONE = 20;

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
    private final Map<String, Count> models = new TreeMap<>(Comparator.naturalOrder());

    Unplaced(Axis axis) {
        this.axis = axis;
    }

    void add(Model model, double scale) {
        models.computeIfAbsent(model.name() + "\n" + scale, name -> new Count(model, scale))
                .results++;
    }

    /** Returns an issue per model; where there are many, the last one stands for all others. */
    List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        long more = 0;
        int others = 0;
        for (Count count : models.values()) {
            if (issues.size() < ONE_BY_ONE) {
                issues.add(new Issue(count.model.name(), why(count)));
            } else {
                more += count.results;
                others++;
            }
        }
        if (others > 0) {
            issues.add(
                    new Issue(
                            others + " more models",
                            "have no place along %s either: %d results left out; %s"
                                    .formatted(axis.id(), more, supply())));
        }
        return issues;
    }

    private String why(Count count) {
        String results = count.results == 1 ? "1 result" : count.results + " results";
        if (!Double.isNaN(count.scale)) {
            return "%s of %s has no place on a logarithmic axis: %s left out"
                    .formatted(
                            axis.title(),
                            io.saltus.engine.catalog.Setting.text(count.scale),
                            results);
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
        String column = Schema.column(axis);
        return axis.equals(Axis.COMPUTE)
                ? "supply train_flops, or params and train_tokens, in the data or in --models FILE"
                : "supply " + column + " in the data or in --models FILE";
    }
}
