package io.saltus.engine.comparing;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several tasks that are compared as one beside their own comparison, such as the subjects of MMLU:
 * all their examples, of which those of one task are a cluster.
 *
 * @param name what they are called together
 * @param tasks the names of the tasks, up to a {@code *} at the end
 */
public record TaskGroup(String name, String tasks) {

    private static final int NAMED = 3;

    /**
     * @throws IllegalArgumentException if one is blank
     */
    public TaskGroup {
        if (name.isBlank() || tasks.isBlank()) {
            throw new IllegalArgumentException("a group needs a name and tasks");
        }
    }

    /** Returns the tasks of the group that every side was asked; two or more make a group. */
    public Set<String> shared(List<ComparedResults> sides) {
        Set<String> shared = new TreeSet<>();
        for (int i = 0; i < sides.size(); i++) {
            Set<String> asked = new TreeSet<>();
            for (Observation one : sides.get(i).results()) {
                if (Threshold.isNamed(tasks, one.task())) {
                    asked.add(one.task());
                }
            }
            if (i == 0) {
                shared.addAll(asked);
            } else {
                shared.retainAll(asked);
            }
        }
        return shared;
    }

    /**
     * Results with those of a group.
     *
     * @param results all of them
     * @param leftOut who was asked some of the tasks and has no result of the group, and why
     */
    public record Grouped(ComparedResults results, List<String> leftOut) {
        /** Copies the list. */
        public Grouped {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Returns results with one more for each model, setup, metric and seed that was asked all of
     * these tasks once: its score on all their examples.
     */
    public Grouped added(ComparedResults results, Set<String> shared) {
        Map<List<Object>, List<Observation>> wholes = new LinkedHashMap<>();
        for (Observation one : results.results()) {
            if (shared.contains(one.task())) {
                wholes.computeIfAbsent(
                                List.of(one.model(), one.setup(), one.metric().name(), one.seed()),
                                key -> new ArrayList<>())
                        .add(one);
            }
        }
        List<Observation> all = new ArrayList<>(results.results());
        List<String> leftOut = new ArrayList<>();
        for (List<Observation> parts : wholes.values()) {
            Optional<String> fault = fault(parts, shared);
            fault.ifPresentOrElse(
                    why -> leftOut.add(who(parts.get(0)) + ": " + why),
                    () -> all.add(together(parts)));
        }
        return new Grouped(new ComparedResults(results.label(), all, results.inferred()), leftOut);
    }

    private static String who(Observation one) {
        String setup = one.setup().words();
        return MatchedResults.words(one.model())
                + (setup.isEmpty() ? "" : ", " + setup)
                + ", "
                + one.metric().name();
    }

    /** Why results make no whole group. */
    private static Optional<String> fault(List<Observation> parts, Set<String> shared) {
        Set<String> lacking = new TreeSet<>(shared);
        Set<String> repeated = new TreeSet<>();
        Set<String> uncounted = new TreeSet<>();
        for (Observation one : parts) {
            if (!lacking.remove(one.task())) {
                repeated.add(one.task());
            }
            if (one.examples().orElse(0) == 0) {
                uncounted.add(one.task());
            }
        }
        if (!lacking.isEmpty()) {
            return Optional.of("lacks " + named(lacking));
        }
        if (!repeated.isEmpty()) {
            return Optional.of(
                    "has several results of " + named(repeated) + " that no seed tells apart");
        }
        return uncounted.isEmpty()
                ? Optional.empty()
                : Optional.of("has no number of examples of " + named(uncounted));
    }

    private static String named(Set<String> tasks) {
        String first = String.join(", ", tasks.stream().limit(NAMED).toList());
        return tasks.size() > NAMED ? first + " and " + (tasks.size() - NAMED) + " more" : first;
    }

    /** The score on all examples, of whose numbers none is unknown. */
    private Observation together(List<Observation> parts) {
        double examples = 0;
        double sum = 0;
        double squares = 0;
        for (Observation one : parts) {
            double n = one.examples().orElse(0);
            double p = one.score();
            boolean share = one.metric().grain() == Grain.ALL_OR_NOTHING;
            double error = one.standardError().orElse(share ? Math.sqrt(p * (1 - p) / n) : 0);
            examples += n;
            sum += n * p;
            squares += n * n * error * error;
        }
        Observation first = parts.get(0);
        Observation whole =
                new Observation(
                                first.model(),
                                name,
                                first.setup(),
                                first.metric(),
                                sum / examples,
                                first.examples(),
                                first.standardError(),
                                first.seed(),
                                first.measured(),
                                Optional.empty(),
                                first.conditions())
                        .withExamples((long) examples)
                        .withStandardError(Math.sqrt(squares) / examples);
        return outcomes(parts).map(whole::withOutcomes).orElse(whole);
    }

    /** The scores of all examples, those of a task in a cluster, if every task keeps them. */
    private static Optional<Outcomes> outcomes(List<Observation> parts) {
        Map<String, Double> scores = new HashMap<>();
        Map<String, String> clusters = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (Observation one : parts) {
            if (one.outcomes().isEmpty()) {
                return Optional.empty();
            }
            Outcomes kept = one.outcomes().get();
            for (String example : kept.examples()) {
                String id = one.task() + "/" + example;
                scores.put(id, kept.score(example).orElseThrow());
                clusters.put(id, one.task());
                kept.text(example).ifPresent(text -> texts.put(id, text));
            }
        }
        return Optional.of(Outcomes.of(scores).withClusters(clusters).withTexts(texts));
    }
}
