package io.saltus.app.compare;

import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.comparing.ComparedResults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of the tables of examples and clusters fits no result, in words. */
final class ExamplesFit {

    /** More of a kind are counted. */
    private static final int NAMED = 3;

    private final List<Observation> results;
    private final List<String> remarks = new ArrayList<>();

    /** The fit with all results of the sides. */
    ExamplesFit(List<ComparedResults> sides) {
        results = sides.stream().flatMap(side -> side.results().stream()).toList();
    }

    /** What fits no result, a line for each kind of fault. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * Looks at which examples of a task and model are right.
     *
     * @param kept the outcomes that the table makes, by task and model
     * @throws RequestException if none is of a result
     */
    void ofExamples(Map<List<String>, Outcomes> kept, double rounding) {
        Map<String, String> unknown = new TreeMap<>();
        Map<String, String> contrary = new TreeMap<>();
        kept.forEach(
                (key, outcomes) -> {
                    List<Observation> of = of(key.get(0), Optional.of(key.get(1)));
                    String name = "'%s' of '%s'".formatted(key.get(0), key.get(1));
                    boolean fits =
                            of.stream()
                                    .anyMatch(
                                            one ->
                                                    Math.abs(one.score() - outcomes.mean())
                                                            <= rounding);
                    if (of.isEmpty()) {
                        unknown.put(name, name + hint(key));
                    } else if (!fits) {
                        contrary.put(
                                name,
                                "%s (examples %s, result %s)"
                                        .formatted(
                                                name,
                                                ScoreWords.score(outcomes.mean()),
                                                ScoreWords.score(of.get(0).score())));
                    }
                });
        if (!kept.isEmpty() && unknown.size() == kept.size()) {
            throw new RequestException(
                    "--examples: no result is of a task and model of the table; it has "
                            + listed(unknown.values()));
        }
        if (!unknown.isEmpty()) {
            remarks.add("--examples: no result is of " + listed(unknown.values()));
        }
        if (!contrary.isEmpty()) {
            remarks.add(
                    "--examples: the mean of the examples is not the score, and they do not count: "
                            + listed(contrary.values()));
        }
    }

    private List<Observation> of(String task, Optional<String> model) {
        return results.stream()
                .filter(one -> one.task().equals(task))
                .filter(one -> model.isEmpty() || model.get().equals(one.model().name()))
                .toList();
    }

    private String hint(List<String> taskAndModel) {
        if (of(taskAndModel.get(0), Optional.empty()).isEmpty()) {
            return Nearest.hint(taskAndModel.get(0), tasks());
        }
        Set<String> models = new TreeSet<>();
        results.forEach(one -> models.add(one.model().name()));
        return Nearest.hint(taskAndModel.get(1), models);
    }

    private Set<String> tasks() {
        Set<String> tasks = new TreeSet<>();
        results.forEach(one -> tasks.add(one.task()));
        return tasks;
    }

    /**
     * Looks at which examples of a task are in which cluster.
     *
     * @throws RequestException if no example is one whose score a result keeps
     */
    void ofClusters(Map<String, Map<String, String>> clusters) {
        List<String> faults = new ArrayList<>();
        boolean any = clusters.isEmpty();
        for (Map.Entry<String, Map<String, String>> task : new TreeMap<>(clusters).entrySet()) {
            Set<String> ids = new HashSet<>();
            of(task.getKey(), Optional.empty())
                    .forEach(one -> one.outcomes().ifPresent(all -> ids.addAll(all.examples())));
            long found = ids.stream().filter(task.getValue()::containsKey).count();
            any |= found > 0;
            fault(task.getKey(), ids, task.getValue().keySet(), found).ifPresent(faults::add);
        }
        if (!any) {
            throw new RequestException(
                    "clusters count for no example of the results: " + listed(faults));
        }
        if (!faults.isEmpty()) {
            remarks.add("clusters: " + listed(faults));
        }
    }

    private Optional<String> fault(String task, Set<String> ids, Set<String> told, long found) {
        String name = "'" + task + "'";
        if (of(task, Optional.empty()).isEmpty()) {
            return Optional.of("no result is of " + name + Nearest.hint(task, tasks()));
        }
        if (ids.isEmpty()) {
            return Optional.of(
                    "no result of "
                            + name
                            + " keeps the scores of examples (--examples adds them)");
        }
        if (found == 0) {
            return Optional.of(
                    "no example of %s has such an id: '%s', where the results have '%s'"
                            .formatted(
                                    name, new TreeSet<>(told).first(), new TreeSet<>(ids).first()));
        }
        return found == ids.size()
                ? Optional.empty()
                : Optional.of(
                        "%d of %d examples of %s are in no cluster and count as independent"
                                .formatted(ids.size() - found, ids.size(), name));
    }

    private static String listed(Collection<String> words) {
        String first = String.join("; ", words.stream().limit(NAMED).toList());
        return words.size() > NAMED ? first + "; and " + (words.size() - NAMED) + " more" : first;
    }
}
