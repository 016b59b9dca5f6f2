package io.saltus.engine.assembly;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Curves of one scale each, of which nothing can be said: which other grouping has longer ones, as
 * where models of several sizes state only their tokens, and no run was evaluated twice.
 */
final class LoneScales {

    private LoneScales() {}

    /** What to type in place of {@code used}, if no curve has two scales and others would. */
    static Optional<Issue> remark(Observations rows, Axis axis, Grouping used, List<Curve> curves) {
        if (curves.isEmpty() || curves.stream().anyMatch(curve -> curve.size() > 1)) {
            return Optional.empty();
        }
        List<String> longer = new ArrayList<>();
        for (Grouping other : List.of(Grouping.RUN, Grouping.FAMILY, Grouping.POOLED)) {
            int most = other == used ? 0 : most(rows, axis, other);
            if (most > 1) {
                longer.add(
                        "--curves %s has curves of up to %s"
                                .formatted(Names.word(other), Numbers.count(most, "scale")));
            }
        }
        return longer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Issue(
                                        "--curves " + Names.word(used),
                                        "no curve along %s has more than one scale, of which nothing can be said; %s"
                                                .formatted(axis.title(), String.join(", ", longer)))
                                .coded("one-scale")
                                .asRemark());
    }

    /** How many scales the longest curve has. */
    private static int most(Observations rows, Axis axis, Grouping grouping) {
        Map<List<Object>, Set<Double>> places = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            double scale = rows.scale(row, axis);
            if (axis.accepts(scale)) {
                List<Object> curve =
                        List.of(
                                rows.task(row),
                                rows.metricName(row),
                                rows.shots(row),
                                rows.strategy(row),
                                grouping.name(rows, row));
                places.computeIfAbsent(curve, key -> new HashSet<>()).add(axis.position(scale));
            }
        }
        return places.values().stream().mapToInt(Set::size).max().orElse(0);
    }
}
