package io.saltus.engine.dataset;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tech.tablesaw.selection.Selection;

/**
 * Of results that claim the same (model, state, task, setup, metric, seed) one counts, and each
 * that is set aside is counted and named with the reason:
 *
 * <ol>
 *   <li>a run on a part of the test set gives way to a full one;
 *   <li>where a model was asked several versions of a task, the version that most models were asked
 *       counts; of two that as many were asked, the later one;
 *   <li>of the same thing measured again the newest counts.
 * </ol>
 */
final class RivalResults {

    static final String LIMITED = "on a part of the test set, where a full run is there";
    static final String OTHER_VERSION = "of another version of the task";
    static final String SUPERSEDED = "superseded by a newer measurement";

    private static final int ONE_BY_ONE = 5;

    private final Observations rows;
    private final Set<Integer> aside = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Issue> issues = new ArrayList<>();

    private RivalResults(Observations rows) {
        this.rows = rows;
    }

    static Dataset settled(Dataset dataset) {
        Observations rows = new Observations(dataset);
        if (!rows.tellWhen() && !rows.tellConditions()) {
            return dataset;
        }
        RivalResults rivals = new RivalResults(rows);
        rivals.settle();
        if (rivals.aside.isEmpty()) {
            return dataset.with(rivals.issues);
        }
        Selection kept = Selection.with();
        for (int row = 0; row < rows.size(); row++) {
            if (!rivals.aside.contains(row)) {
                kept.add(row);
            }
        }
        return dataset.with(rivals.issues).keeping(kept, rivals.counts);
    }

    private void settle() {
        Map<List<Object>, List<Integer>> claims = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            claims.computeIfAbsent(rows.claim(row), claim -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> rivals =
                claims.values().stream().filter(group -> group.size() > 1).toList();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            rivals.forEach(group -> fullBeforeLimited(group, folded));
            Map<List<Object>, Map<String, Set<String>>> versions = versions();
            rivals.forEach(group -> usualVersion(group, versions, folded));
            rivals.forEach(group -> newest(group, folded));
            mixed(versions(), folded);
            limited(folded);
        }
    }

    private List<Integer> left(Collection<Integer> group) {
        return group.stream().filter(row -> !aside.contains(row)).toList();
    }

    private void set(int row, String reason, String why, FoldedIssues folded) {
        aside.add(row);
        counts.merge(reason, 1, Integer::sum);
        String where = rows.where(row);
        folded.add(
                reason,
                new Issue(where, "%s on %s %s".formatted(rows.modelName(row), rows.task(row), why))
                        .coded("rival-result")
                        .asRemark(),
                where);
    }

    private void fullBeforeLimited(List<Integer> group, FoldedIssues folded) {
        List<Integer> full = group.stream().filter(row -> limit(row).isEmpty()).toList();
        if (full.isEmpty() || full.size() == group.size()) {
            return;
        }
        for (int row : group) {
            if (!full.contains(row)) {
                set(
                        row,
                        LIMITED,
                        "was asked a part of the test set only (limit %s); the full run %s counts"
                                .formatted(limit(row), rows.where(full.get(0))),
                        folded);
            }
        }
    }

    private String limit(int row) {
        return rows.condition(row, Observation.LIMIT);
    }

    private String version(int row) {
        return rows.condition(row, Observation.VERSION);
    }

    /** Of each (task, metric, setup) the models that were asked each version. */
    private Map<List<Object>, Map<String, Set<String>>> versions() {
        Map<List<Object>, Map<String, Set<String>>> versions = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!version(row).isEmpty() && !aside.contains(row)) {
                versions.computeIfAbsent(rows.question(row), question -> new TreeMap<>())
                        .computeIfAbsent(version(row), version -> new TreeSet<>())
                        .add(rows.modelName(row));
            }
        }
        return versions;
    }

    private void usualVersion(
            List<Integer> group,
            Map<List<Object>, Map<String, Set<String>>> versions,
            FoldedIssues folded) {
        List<Integer> left = left(group);
        Set<String> asked = new TreeSet<>(left.stream().map(this::version).toList());
        if (asked.size() < 2) {
            return;
        }
        Map<String, Set<String>> models =
                versions.getOrDefault(rows.question(left.get(0)), Map.of());
        String usual =
                asked.stream()
                        .max(
                                Comparator.<String>comparingInt(
                                                version ->
                                                        models.getOrDefault(version, Set.of())
                                                                .size())
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
        for (int row : left) {
            if (!version(row).equals(usual)) {
                set(
                        row,
                        OTHER_VERSION,
                        "is of version %s of the task; version %s counts"
                                .formatted(stated(version(row)), stated(usual)),
                        folded);
            }
        }
    }

    private static String stated(String version) {
        return version.isEmpty() ? "(not stated)" : version;
    }

    private void newest(List<Integer> group, FoldedIssues folded) {
        List<Integer> timed = left(group).stream().filter(row -> rows.measured(row) > 0).toList();
        if (timed.size() < 2) {
            return;
        }
        int fresh = timed.stream().max(Comparator.comparingLong(rows::measured)).orElseThrow();
        for (int row : timed) {
            if (rows.measured(row) < rows.measured(fresh)) {
                set(
                        row,
                        SUPERSEDED,
                        "of %s is superseded by %s, measured at %s"
                                .formatted(when(row), rows.where(fresh), when(fresh)),
                        folded);
            }
        }
    }

    private Instant when(int row) {
        return Instant.ofEpochMilli(rows.measured(row));
    }

    /** Names the results on a part of the test set that count since no full run is there. */
    private void limited(FoldedIssues folded) {
        for (int row = 0; row < rows.size(); row++) {
            if (!limit(row).isEmpty() && !aside.contains(row)) {
                String where = rows.where(row);
                folded.add(
                        "limited",
                        new Issue(
                                        where,
                                        "%s on %s was asked a part of the test set only (limit %s), and counts since no full run is there"
                                                .formatted(
                                                        rows.modelName(row),
                                                        rows.task(row),
                                                        limit(row)))
                                .coded("part-of-test-set")
                                .asRemark(),
                        where);
            }
        }
    }

    /** Names the questions that models were asked in different versions. */
    private static void mixed(
            Map<List<Object>, Map<String, Set<String>>> versions, FoldedIssues folded) {
        versions.forEach(
                (question, models) -> {
                    if (models.size() > 1) {
                        String where = question.get(0) + ", " + question.get(1);
                        List<String> told = new ArrayList<>();
                        models.forEach(
                                (version, names) ->
                                        told.add(
                                                "%s (%s, such as %s)"
                                                        .formatted(
                                                                version,
                                                                Numbers.count(
                                                                        names.size(), "model"),
                                                                names.iterator().next())));
                        folded.add(
                                "mixed",
                                new Issue(
                                                where,
                                                "models were asked different versions of the task: "
                                                        + String.join(", ", told))
                                        .coded("versions-differ"),
                                where);
                    }
                });
    }
}
