package io.saltus.engine;

import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Plugin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Composes the stages: locations to observations to dataset to curves to verdicts to report.
 *
 * <pre>{@code
 * Report report =
 *         Saltus.analyze(Study.of(Path.of("results.csv")).by(new LargestJump())).report();
 * }</pre>
 */
public final class Saltus {

    private Saltus() {}

    /** Returns the analysis of {@code study} with the extensions on the class path. */
    public static Analysis analyze(Study study) {
        return analyze(study, Catalog.onClassPath(), "", Progress.NONE);
    }

    /**
     * Returns the analysis of {@code study}.
     *
     * @param command what was asked, as the report should quote it
     * @throws io.saltus.api.data.RequestException if it cannot be carried out and the user can mend
     *     it
     */
    public static Analysis analyze(
            Study study, Catalog catalog, String command, Progress progress) {
        PluginHashes hashes = new PluginHashes(expected(study, catalog));
        Dataset dataset = read(study, catalog, progress);
        Axis axis = axis(study, dataset);
        Grouping grouping = study.grouping().orElse(CurveAssembly.usual(axis));
        CurveAssembly.Assembled assembled =
                CurveAssembly.of(dataset, axis, grouping, study.checkpoints());
        Judging.Judged judged =
                Judging.judge(
                        assembled.curves(),
                        study.criteria(),
                        catalog,
                        study.threads(),
                        study.timeLimit(),
                        progress);
        List<Issue> issues = new ArrayList<>(catalog.problems());
        issues.addAll(dataset.issues());
        issues.addAll(assembled.issues());
        issues.addAll(judged.issues());
        List<Issue> threads = Guarded.threadsLeft(catalog.entries());
        issues.addAll(threads);
        Report report =
                new Report(
                        Version.CURRENT,
                        command,
                        dataset.origins(),
                        plugins(study, dataset, catalog, hashes),
                        issues,
                        StudyLevel.adjusted(judged.findings()));
        List<Throwable> faults = new ArrayList<>(dataset.faults());
        faults.addAll(judged.faults());
        boolean failed =
                judged.pluginFailed()
                        || !threads.isEmpty()
                        || !faults.isEmpty()
                        || !catalog.problems().isEmpty();
        return new Analysis(report, failed, faults);
    }

    /**
     * Returns the plugin that the current thread works for, with its file: {@code acme (acme.jar)};
     * none where it is no plugin's.
     */
    public static Optional<String> pluginAtWork() {
        return Guarded.atWork();
    }

    /** Returns the observations of {@code study}, completed from the catalogue and selected. */
    public static Dataset read(Study study, Catalog catalog, Progress progress) {
        Dataset dataset =
                new Ingestion(catalog, study.models(), study.chances())
                        .read(
                                study.locations(),
                                study.source(),
                                study.threads(),
                                study.timeLimit(),
                                progress);
        dataset = Superseded.dropped(dataset);
        SharedExamples.fill(dataset);
        Dataset selected = study.condition().map(dataset::where).orElse(dataset);
        if (selected.size() == 0) {
            throw new RequestException(
                    "--where \"%s\" selects no result of %d"
                            .formatted(
                                    study.condition().map(Condition::text).orElse(""),
                                    dataset.size()));
        }
        return selected;
    }

    /** Returns the curves of {@code dataset} as {@code study} asks for them. */
    public static Curves curves(Study study, Dataset dataset) {
        Axis axis = axis(study, dataset);
        return CurveAssembly.of(
                        dataset,
                        axis,
                        study.grouping().orElse(CurveAssembly.usual(axis)),
                        study.checkpoints())
                .curves();
    }

    /** Returns the axis that {@code study} asks for, or the one that suits {@code dataset} best. */
    public static Axis axis(Study study, Dataset dataset) {
        Axis axis = study.axis().orElseGet(() -> AxisChoice.of(dataset));
        if (!Axis.KNOWN.contains(axis) && !dataset.table().containsColumn(Schema.column(axis))) {
            throw new RequestException(
                    "no result has a scale along '%s'; there are %s"
                            .formatted(
                                    axis.id(),
                                    String.join(", ", Axis.KNOWN.stream().map(Axis::id).toList())));
        }
        return axis;
    }

    /** The plugins that took part: those of the sources and criteria that were used. */
    private static List<PluginFile> plugins(
            Study study, Dataset dataset, Catalog catalog, PluginHashes hashes) {
        Set<Plugin> used = new LinkedHashSet<>();
        study.criteria().forEach(criterion -> used.add(catalog.entry(criterion).plugin()));
        dataset.origins()
                .forEach(
                        origin ->
                                catalog.entries().stream()
                                        .filter(
                                                e ->
                                                        e.description()
                                                                .id()
                                                                .equals(origin.source().id()))
                                        .filter(
                                                e ->
                                                        e.description().kind()
                                                                == io.saltus.engine.catalog.Kind
                                                                        .SOURCE)
                                        .map(Entry::plugin)
                                        .forEach(used::add));
        return used.stream()
                .filter(plugin -> plugin.file().isPresent())
                .map(
                        plugin ->
                                new PluginFile(
                                        plugin.id(),
                                        plugin.version(),
                                        plugin.place(),
                                        hashes.of(plugin)))
                .sorted(Comparator.comparing(PluginFile::id))
                .toList();
    }

    private static List<Plugin> expected(Study study, Catalog catalog) {
        return Stream.concat(study.source().stream(), study.criteria().stream())
                .map(extension -> catalog.entry(extension).plugin())
                .distinct()
                .toList();
    }

    /**
     * Begins in the background what every study needs before its first result: loading the library
     * of tables takes longer than reading a small one.
     */
    public static void prepare() {
        Thread thread = new Thread(() -> Table.create(), "saltus-tables");
        thread.setDaemon(true);
        thread.start();
    }
}
