package io.saltus.engine;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.report.Origin;
import io.saltus.engine.assembly.CurveAssembly;
import io.saltus.engine.assembly.Grouping;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.dataset.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was understood of the data, before anything is judged.
 *
 * @param origins where the data came from
 * @param read number of results that were read: those used and those set aside
 * @param used number of results that lie on the curves
 * @param setAside how many results do not, by the reason
 * @param passedOver how many results were not read because others that were say the same
 * @param refused how many results could not be read; an issue each says why, or together
 * @param models what was understood of models, by family and size
 * @param tasks what was understood of tasks, a row for each metric
 * @param axis the axis of the curves
 * @param grouping which models lie on one curve
 * @param curves the curves
 * @param issues what could not be used, and what is strange
 */
public record Inspection(
        List<Origin> origins,
        int read,
        int used,
        Map<String, Integer> setAside,
        long passedOver,
        long refused,
        List<InspectedModel> models,
        List<InspectedTask> tasks,
        Axis axis,
        Grouping grouping,
        List<Curve> curves,
        List<Issue> issues) {

    /** Returns what is in {@code dataset}, with the curves that {@code study} asks for. */
    public static Inspection of(Study study, Dataset dataset) {
        CurveAssembly.Assembled assembled = CurveAssembly.of(dataset, study.assembly());
        List<Issue> issues = new ArrayList<>(dataset.issues());
        issues.addAll(assembled.issues());
        issues.sort(Comparator.comparing(Issue::remark));
        Map<String, Integer> aside = new LinkedHashMap<>(dataset.setAside());
        assembled.setAside().forEach((why, count) -> aside.merge(why, count, Integer::sum));
        Observations rows = new Observations(dataset);
        return new Inspection(
                dataset.origins(),
                dataset.read(),
                assembled.used(),
                aside,
                issues.stream().mapToLong(Issue::passedOver).sum(),
                issues.stream().mapToLong(Issue::refused).sum(),
                models(rows),
                tasks(rows),
                assembled.axis(),
                assembled.grouping(),
                assembled.curves().all(),
                issues);
    }

    private static List<InspectedModel> models(Observations rows) {
        Map<List<String>, Set<Model>> states = new LinkedHashMap<>();
        Map<List<String>, Integer> results = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> run = List.of(rows.family(row), rows.run(row));
            states.computeIfAbsent(run, key -> new LinkedHashSet<>()).add(rows.model(row));
            results.merge(run, 1, Integer::sum);
        }
        List<InspectedModel> models = new ArrayList<>();
        states.forEach(
                (run, of) ->
                        models.add(
                                InspectedModel.of(
                                        new ArrayList<>(of), results.getOrDefault(run, 0))));
        models.sort(InspectedModel.ORDER);
        return models;
    }

    private static List<InspectedTask> tasks(Observations rows) {
        Map<String, Map<String, InspectedTask.Gathering>> tasks = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            int first = row;
            tasks.computeIfAbsent(rows.task(row), task -> new TreeMap<>())
                    .computeIfAbsent(
                            rows.metricName(row),
                            metric -> new InspectedTask.Gathering(rows, first))
                    .add(row);
        }
        List<InspectedTask> all = new ArrayList<>();
        tasks.forEach((task, metrics) -> metrics.values().forEach(of -> all.add(of.task(task))));
        return all;
    }

    /** Returns the number of tasks, whatever they were scored by. */
    public long taskCount() {
        return tasks.stream().map(InspectedTask::task).distinct().count();
    }

    /** Returns the axes that are offered, and after them those that sources bring. */
    public List<Axis> axes() {
        Stream<Axis> own =
                models.stream()
                        .flatMap(model -> model.last().scales().keySet().stream())
                        .filter(other -> !Schema.isKnown(other))
                        .sorted(Comparator.comparing(Axis::id));
        return Stream.concat(Axis.KNOWN.stream(), own).distinct().toList();
    }

    /** Returns how many models have a place on an axis. */
    public long placed(Axis axis) {
        return models.stream().filter(model -> isPlaced(model, axis)).count();
    }

    /** Returns the models that have no place on an axis, by name. */
    public List<String> unplaced(Axis axis) {
        return models.stream()
                .filter(model -> !isPlaced(model, axis))
                .map(model -> model.last().name())
                .toList();
    }

    private static boolean isPlaced(InspectedModel model, Axis axis) {
        return axis.accepts(model.last().scale(axis).orElse(Double.NaN));
    }
}
