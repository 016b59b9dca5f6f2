package io.saltus.app.compare;

import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Names;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.TaskGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Adds the tasks that are compared as one, and says who is left out. */
final class Together {

    /** More that were left out are counted. */
    private static final int NAMED = 5;

    private final List<String> remarks = new ArrayList<>();

    /**
     * Returns each side with the results of its groups.
     *
     * @throws RequestException if a group has the name of a task, fewer than two tasks on all
     *     sides, or nobody who was asked all of them
     */
    List<ComparedResults> added(List<ComparedResults> sides, List<TaskGroup> groups) {
        List<ComparedResults> all = sides;
        for (TaskGroup group : groups) {
            requireOwnName(group, all);
            Set<String> tasks = group.shared(sides);
            if (tasks.size() < 2) {
                throw new RequestException(
                        "%s: a group needs two tasks that both sides were asked, found %s"
                                .formatted(
                                        asked(group),
                                        tasks.isEmpty() ? "none" : String.join(", ", tasks)));
            }
            List<ComparedResults> more = new ArrayList<>();
            for (ComparedResults side : all) {
                TaskGroup.Grouped grouped = group.added(side, tasks);
                requireSomebody(group, side, grouped, tasks);
                tell(group, side, grouped.leftOut());
                more.add(grouped.results());
            }
            requireShared(group, more);
            all = more;
        }
        return all;
    }

    /** Who was left out, a line for each group and side. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private static String asked(TaskGroup group) {
        return "--together %s=%s".formatted(group.name(), group.tasks());
    }

    private static void requireOwnName(TaskGroup group, List<ComparedResults> sides) {
        boolean taken =
                sides.stream()
                        .flatMap(side -> side.results().stream())
                        .anyMatch(one -> one.task().equals(group.name()));
        if (taken) {
            throw new RequestException(
                    "%s: '%s' is the name of a task or of another group; give this group one of its own, such as --together '%s (all)=%s'"
                            .formatted(asked(group), group.name(), group.name(), group.tasks()));
        }
    }

    private static void requireSomebody(
            TaskGroup group, ComparedResults side, TaskGroup.Grouped grouped, Set<String> tasks) {
        if (grouped.results().results().size() == side.results().size()) {
            throw new RequestException(
                    "%s: in '%s' no model was asked all of %s in one setup, metric and seed, with known numbers of examples: %s"
                            .formatted(
                                    asked(group),
                                    side.label(),
                                    String.join(", ", tasks),
                                    listed(grouped.leftOut())));
        }
    }

    private static void requireShared(TaskGroup group, List<ComparedResults> sides) {
        Set<String> shared = new TreeSet<>();
        for (int i = 0; i < sides.size(); i++) {
            Set<String> questions = new HashSet<>();
            for (Observation one : sides.get(i).results()) {
                if (one.task().equals(group.name())) {
                    questions.add(
                            String.join(
                                    ", ",
                                    one.setup().words(),
                                    one.setup().strategy(),
                                    one.metric().name()));
                }
            }
            if (i == 0) {
                shared.addAll(questions);
            } else {
                shared.retainAll(questions);
            }
        }
        if (shared.isEmpty()) {
            throw new RequestException(
                    asked(group)
                            + ": no setup and metric has all its tasks on both sides; narrow the pattern");
        }
    }

    private void tell(TaskGroup group, ComparedResults side, List<String> leftOut) {
        if (!leftOut.isEmpty()) {
            remarks.add(
                    "%s leaves out of '%s': %s"
                            .formatted(asked(group), side.label(), listed(leftOut)));
        }
    }

    private static String listed(List<String> leftOut) {
        String first =
                String.join("; ", leftOut.stream().limit(NAMED).map(Names::harmless).toList());
        return leftOut.size() > NAMED
                ? first + "; and " + (leftOut.size() - NAMED) + " more"
                : first;
    }
}
