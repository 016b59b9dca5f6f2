package io.saltus.app.inspect;

import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.InspectedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The table of tasks: how each is scored, and where that came from.
 *
 * @param tasks the tasks, a row for each metric
 * @param full whether the source of each figure is told to the end
 */
record TaskRows(List<InspectedTask> tasks, boolean full) {

    private static final List<String> HEADER =
            List.of(
                    "task",
                    "metric",
                    "better",
                    "chance",
                    "best",
                    "examples",
                    "asked",
                    "models",
                    "results",
                    "where from");

    List<List<String>> rows(int most) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        tasks.stream().limit(most).forEach(task -> rows.add(row(task)));
        return rows;
    }

    private List<String> row(InspectedTask task) {
        return List.of(
                task.task(),
                task.metric().name(),
                task.falls() ? "lower" : "higher",
                number(task.metric().chance()),
                number(task.metric().best()),
                examples(task),
                task.setups().isEmpty() ? TextTable.NONE : String.join("; ", task.setups()),
                Integer.toString(task.models()),
                Integer.toString(task.results()),
                from(task));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.of(value.getAsDouble()) : "unknown";
    }

    private static String examples(InspectedTask task) {
        if (task.mostExamples() == 0) {
            return task.uncounted() == 0 ? "stderr" : "unknown";
        }
        return task.fewestExamples() == task.mostExamples()
                ? Long.toString(task.mostExamples())
                : task.fewestExamples() + " to " + task.mostExamples();
    }

    private String from(InspectedTask task) {
        List<String> parts = new ArrayList<>();
        told("chance", task.chanceSources(), parts);
        told("examples", task.examplesSources(), parts);
        return parts.isEmpty() ? TextTable.NONE : String.join("; ", parts);
    }

    private void told(String what, Set<String> sources, List<String> parts) {
        if (!sources.isEmpty()) {
            List<String> words =
                    sources.stream()
                            .map(source -> full ? source : source.replaceFirst("[;:] .*", ""))
                            .toList();
            parts.add(what + ": " + String.join(" and ", words));
        }
    }
}
