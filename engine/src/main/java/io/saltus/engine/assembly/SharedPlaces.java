package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.engine.dataset.Observations;
import io.saltus.sources.identity.ModelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Different models of a family that share one place along the axis, so that a point is their mean:
 * runs that differ in their seed alone are replicates, of all others an issue says so.
 */
final class SharedPlaces {

    private static final int ONE_BY_ONE = 5;

    private final Observations rows;
    private final Axis axis;
    private final Map<Set<String>, List<Axis>> groups = new LinkedHashMap<>();

    SharedPlaces(Observations rows, Axis axis) {
        this.rows = rows;
        this.axis = axis;
    }

    /** Looks at the rows of one point. */
    void look(List<Integer> point) {
        Map<String, Integer> models = new TreeMap<>();
        for (int row : point) {
            models.putIfAbsent(rows.modelName(row), row);
        }
        if (models.size() < 2 || groups.containsKey(models.keySet())) {
            return;
        }
        Set<String> apart = new TreeSet<>();
        models.keySet().forEach(name -> apart.add(ModelName.of(name).withoutSeed()));
        if (apart.size() > 1) {
            groups.put(
                    models.keySet(),
                    Axis.KNOWN.stream()
                            .filter(other -> !other.equals(axis) && tells(other, models))
                            .toList());
        }
    }

    private boolean tells(Axis other, Map<String, Integer> models) {
        Set<Double> scales = new TreeSet<>();
        models.values().forEach(row -> scales.add(rows.scale(row, other)));
        return scales.size() == models.size() && !scales.contains(Double.NaN);
    }

    List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            groups.forEach(
                    (names, tell) -> {
                        String where = SeriesSanity.together(names);
                        folded.add(
                                "",
                                new Issue(
                                                where,
                                                "lie at one place along %s, where their mean is used; %s"
                                                        .formatted(
                                                                axis.id(),
                                                                tell.isEmpty()
                                                                        ? "if they are different models give each a family of its own"
                                                                        : "--axis "
                                                                                + tell.get(0).id()
                                                                                + " tells them apart"))
                                        .coded("shared-place"),
                                where);
                    });
        }
        return issues;
    }
}
