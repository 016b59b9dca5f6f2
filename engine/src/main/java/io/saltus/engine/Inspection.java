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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is in the data, before anything is judged.
 *
 * @param origins where the data came from
 * @param results number of results
 * @param tasks their tasks
 * @param setups their setups: strategy, and shots where known
 * @param metrics per (task, metric): what is known of its ends
 * @param chanceSources where chance levels came from: number of (task, metric) by source
 * @param families per family: its models
 * @param measured results that state the number of examples or a standard error
 * @param placed per axis: how many of the models have a place on it
 * @param unplaced per axis: the models that have none
 * @param axis the axis of the curves
 * @param grouping which models lie on one curve
 * @param curves the curves
 * @param issues what could not be used
 */
public record Inspection(
        List<Origin> origins,
        int results,
        Set<String> tasks,
        Set<String> setups,
        Map<String, String> metrics,
        Map<String, Integer> chanceSources,
        Map<String, Set<Model>> families,
        int measured,
        Map<Axis, Integer> placed,
        Map<Axis, List<String>> unplaced,
        Axis axis,
        Grouping grouping,
        List<Curve> curves,
        List<Issue> issues) {

    /** Returns what is in {@code dataset}, with the curves that {@code study} asks for. */
    public static Inspection of(Study study, Dataset dataset) {
        Observations rows = new Observations(dataset);
        Set<String> tasks = new TreeSet<>();
        Set<String> setups = new TreeSet<>();
        Map<String, String> metrics = new TreeMap<>();
        Map<String, Integer> chanceSources = new TreeMap<>();
        Map<String, Set<Model>> families = new TreeMap<>();
        int measured = 0;
        for (int row = 0; row < rows.size(); row++) {
            tasks.add(rows.task(row));
            setups.add(
                    rows.strategy(row)
                            + (rows.shots(row) < 0 ? "" : ", " + rows.shots(row) + "-shot"));
            var metric = rows.metric(row);
            String source = rows.chanceSource(row);
            if (!metrics.containsKey(rows.task(row) + ", " + metric.name()) && !source.isEmpty()) {
                chanceSources.merge(source, 1, Integer::sum);
            }
            metrics.put(
                    rows.task(row) + ", " + metric.name(),
                    metric.chance().isEmpty() ? "chance" : metric.best().isEmpty() ? "best" : "");
            families.computeIfAbsent(
                            rows.family(row),
                            family ->
                                    new TreeSet<>(
                                            java.util.Comparator.comparing(Model::name)
                                                    .thenComparing(m -> m.scales().toString())))
                    .add(rows.model(row));
            measured += rows.isMeasured(row) ? 1 : 0;
        }
        Map<Axis, Integer> placed = new LinkedHashMap<>();
        Map<Axis, List<String>> unplaced = new LinkedHashMap<>();
        for (Axis axis : Axis.KNOWN) {
            List<String> without =
                    families.values().stream()
                            .flatMap(Set::stream)
                            .filter(m -> !axis.accepts(m.scale(axis).orElse(Double.NaN)))
                            .map(Model::name)
                            .distinct()
                            .toList();
            int models = families.values().stream().mapToInt(Set::size).sum();
            long lacking =
                    families.values().stream()
                            .flatMap(Set::stream)
                            .filter(m -> !axis.accepts(m.scale(axis).orElse(Double.NaN)))
                            .count();
            placed.put(axis, (int) (models - lacking));
            unplaced.put(axis, without);
        }
        CurveAssembly.Assembled assembled = CurveAssembly.of(dataset, study.assembly());
        List<Issue> issues = new ArrayList<>(dataset.issues());
        issues.addAll(assembled.issues());
        return new Inspection(
                dataset.origins(),
                rows.size(),
                tasks,
                setups,
                metrics,
                chanceSources,
                families,
                measured,
                placed,
                unplaced,
                assembled.axis(),
                assembled.grouping(),
                assembled.curves().all(),
                issues);
    }
}
