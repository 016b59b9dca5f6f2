package io.saltus.engine.assembly;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is strange about a series of results before anything is judged: checkpoints that repeat each
 * other's scores, curves of nothing but zeros. Reported by name, and left in: the data may be
 * right.
 */
final class SeriesSanity {

    /** Fewer equal scores than this may be chance. */
    private static final int FEWEST_EQUAL = 5;

    /** Nor do scores tell anything that are nearly all the same, such as zeros. */
    private static final int FEWEST_DIFFERENT = 3;

    private static final int ONE_BY_ONE = 5;

    /** Models of one group that are named; a larger one is told by its number. */
    private static final int NAMED = 5;

    private static final String EQUAL_CODE = "equal-scores";
    private static final String ZERO_CODE = "zero-scores";

    private SeriesSanity() {}

    /** What one model scored in one setup. */
    private static final class Scores {
        private final Model model;
        private long mark;
        private int size;
        private final Set<Double> different = new HashSet<>();

        Scores(Model model) {
            this.model = model;
        }

        void add(String task, String metric, double score) {
            long hash = 31L * task.hashCode() + metric.hashCode();
            hash = (hash ^ Double.doubleToLongBits(score)) * 0x9E3779B97F4A7C15L;
            mark += hash ^ hash >>> 29; // a sum: the order of rows must not count
            size++;
            if (different.size() < FEWEST_DIFFERENT) {
                different.add(score);
            }
        }
    }

    /** Returns what is strange about the results and the curves made of them. */
    static List<Issue> issues(Observations rows, List<Curve> curves) {
        List<Issue> issues = new ArrayList<>(repeatedCheckpoints(rows));
        issues.addAll(zeros(curves));
        return issues;
    }

    /** Checkpoints of one family whose scores are equal in everything they were evaluated on. */
    private static List<Issue> repeatedCheckpoints(Observations rows) {
        Map<List<Object>, Scores> byModel = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            Model model = rows.model(row);
            byModel.computeIfAbsent(
                            List.of(model, rows.shots(row), rows.strategy(row)),
                            key -> new Scores(model))
                    .add(rows.task(row), rows.metricName(row), rows.score(row));
        }
        Map<List<Object>, TreeSet<String>> equal = new HashMap<>();
        byModel.forEach(
                (key, scores) -> {
                    if (scores.size >= FEWEST_EQUAL
                            && scores.different.size() >= FEWEST_DIFFERENT) {
                        equal.computeIfAbsent(
                                        List.of(
                                                scores.model.family(),
                                                key.get(1),
                                                key.get(2),
                                                scores.mark,
                                                scores.size),
                                        mark -> new TreeSet<>())
                                .add(words(scores.model));
                    }
                });
        Map<String, Integer> groups = new TreeMap<>();
        equal.forEach(
                (mark, models) -> {
                    if (models.size() > 1) {
                        groups.merge(together(models), (Integer) mark.get(4), Math::max);
                    }
                });
        return folded(
                groups,
                EQUAL_CODE,
                size ->
                        "repeat each other's scores exactly, on all %d; perhaps one is served in place of the other"
                                .formatted(size));
    }

    /** Curves on which every score is zero. */
    private static List<Issue> zeros(List<Curve> curves) {
        Map<String, Integer> groups = new TreeMap<>();
        for (Curve curve : curves) {
            if (curve.size() > 2
                    && curve.points().stream().mapToDouble(Point::score).allMatch(s -> s == 0)) {
                groups.put(curve.subject().toString(), curve.size());
            }
        }
        return folded(
                groups,
                ZERO_CODE,
                size ->
                        "scores 0 at all %d scales; an answer filter that finds nothing looks the same as no ability: read some answers"
                                .formatted(size));
    }

    private interface Words {
        String of(int size);
    }

    private static List<Issue> folded(Map<String, Integer> groups, String code, Words words) {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            groups.forEach(
                    (where, size) ->
                            folded.add("", new Issue(where, words.of(size)).coded(code), where));
        }
        return issues;
    }

    /** A few models by name, and how many more there are. */
    static String together(Collection<String> models) {
        List<String> few = models.stream().limit(NAMED).toList();
        int more = models.size() - few.size();
        return String.join(" and ", few) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String words(Model model) {
        for (Axis axis : List.of(Axis.STEPS, Axis.TOKENS)) {
            if (model.scale(axis).isPresent()) {
                return model.name()
                        + " at "
                        + Numbers.exact(model.scale(axis).getAsDouble())
                        + " "
                        + axis.unit();
            }
        }
        return model.name();
    }
}
