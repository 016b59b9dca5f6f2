package io.saltus.engine;

import io.saltus.api.curve.Curves;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.engine.assembly.CurveAssembly;
import io.saltus.engine.calibration.ErrorRates;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.catalog.PluginAtWork;
import io.saltus.engine.catalog.Version;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.forecasting.ForecastRequest;
import io.saltus.engine.forecasting.Forecasting;
import io.saltus.engine.judging.Judging;
import io.saltus.engine.reading.EngineStatements;
import io.saltus.engine.reading.Ingestion;
import io.saltus.engine.reading.SourceSurvey;
import io.saltus.engine.work.PluginCalls;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
     * @param progress is told how far it is; what it throws ends the work and reaches the caller
     * @throws RequestException if it cannot be carried out and the user can mend it
     * @throws io.saltus.engine.catalog.PluginException if there is no result to judge because a
     *     plugin failed
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Analysis analyze(
            Study study, Catalog catalog, String command, Progress progress) {
        PluginHashes hashes = hashes(study, catalog);
        return analysis(study, read(study, catalog, progress), catalog, command, hashes, progress);
    }

    /**
     * Returns the analysis of {@code study}, whose observations were read before.
     *
     * @param dataset what {@link #read} returned for the study
     * @param command what was asked, as the report should quote it
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Analysis analyze(
            Study study, Dataset dataset, Catalog catalog, String command, Progress progress) {
        PluginHashes hashes = hashes(study, catalog);
        return analysis(study, dataset, catalog, command, hashes, progress);
    }

    private static Analysis analysis(
            Study study,
            Dataset dataset,
            Catalog catalog,
            String command,
            PluginHashes hashes,
            Progress progress) {
        return StudyPart.of(study, dataset, catalog, Shard.WHOLE, command, hashes, progress)
                .analysis();
    }

    /**
     * Returns what the models to come are expected to score, with verdicts where the study has
     * criteria; what is forecast is drawn over the first verdict on its curve.
     *
     * @param study which data and how they become curves; its criteria judge, and none is nobody
     * @param request what to forecast
     * @param command what was asked, as the report should quote it
     * @param progress is told how far it is; what it throws ends the work and reaches the caller
     * @throws RequestException if it cannot be carried out and the user can mend it
     * @throws io.saltus.engine.catalog.PluginException if there is no result because a plugin
     *     failed
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Analysis forecast(
            Study study,
            ForecastRequest request,
            Catalog catalog,
            String command,
            Progress progress) {
        List<Extension> used = new ArrayList<>(study.criteria());
        used.addAll(Forecasting.methods(request, catalog));
        PluginHashes hashes = new PluginHashes(expected(study, used, catalog));
        Dataset dataset = read(study, catalog, progress);
        CurveAssembly.Assembled assembled = CurveAssembly.of(dataset, study.assembly());
        Judging.Findings judged =
                Judging.judge(
                        assembled.curves(), study.criteria(), catalog, study.effort(), progress);
        Forecasting.Forecasts forecast =
                Forecasting.of(assembled.curves(), request, catalog, study.effort(), progress);
        List<Issue> threads = PluginCalls.traces(catalog.entries());
        List<Issue> issues =
                sorted(
                        Stream.of(
                                catalog.problems(),
                                dataset.issues(),
                                assembled.issues(),
                                judged.issues(),
                                judged.notes(),
                                forecast.failures(),
                                forecast.issues(),
                                threads));
        Report report =
                new Report(
                                Version.CURRENT,
                                command,
                                dataset.origins(),
                                plugins(used, dataset, catalog, hashes),
                                issues,
                                FannedFindings.of(judged.findings(), forecast.fans()),
                                judged.comparisons())
                        .withForecasts(forecast.forecasts(), forecast.hindcasts());
        boolean failed =
                !dataset.faults().isEmpty()
                        || !judged.issues().isEmpty()
                        || !forecast.failures().isEmpty()
                        || !threads.isEmpty()
                        || !catalog.problems().isEmpty();
        return new Analysis(
                report,
                failed,
                joined(joined(dataset.faults(), judged.faults()), forecast.faults()));
    }

    /**
     * Returns what each source says of a location: whether it takes it, and what it looks for.
     *
     * @throws RequestException if it is not there or cannot be unpacked
     */
    public static List<SourceOffer> sources(Location location, Catalog catalog) {
        return SourceSurvey.of(location, catalog).stream().map(SourceOffer::of).toList();
    }

    /**
     * Returns the statements by which the sources of a study would ask engines that reduce data
     * before they send them, by their locations; a blank one where there is no such engine. Nothing
     * is read.
     *
     * @throws RequestException if a location is not there, no source reads it, or it cannot be
     *     asked for as it is
     */
    public static Map<Location, String> statements(Study study, Catalog catalog) {
        return EngineStatements.of(study.data(), catalog, study.effort());
    }

    /** The issues of several stages, remarks last. */
    private static List<Issue> sorted(Stream<List<Issue>> issues) {
        return issues.flatMap(List::stream).sorted(Comparator.comparing(Issue::remark)).toList();
    }

    /**
     * Returns {@code analysis} with how often each criterion is right on curves of the same design:
     * see {@link ErrorRates}.
     *
     * @param study what was analysed
     * @param curves about how many curves to simulate for a design; at least one of each shape
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Analysis withErrorRates(
            Analysis analysis, Study study, Catalog catalog, int curves, Progress progress) {
        ErrorRates.Rated rated =
                ErrorRates.of(
                        analysis.report(),
                        criteria(study, catalog),
                        catalog,
                        curves,
                        study.effort(),
                        progress);
        return new Analysis(
                rated.report(),
                analysis.pluginFailed() || rated.pluginFailed(),
                joined(analysis.faults(), rated.faults()));
    }

    /**
     * Returns the plugin that the current thread works for, with its file: {@code acme (acme.jar)};
     * none where it is no plugin's.
     */
    public static Optional<String> pluginAtWork() {
        return PluginAtWork.here();
    }

    /**
     * Returns what there is to say of plugins beside what reports hold, such as that one changed
     * the default locale, and hands it over.
     */
    public static List<Issue> toldOfPlugins() {
        return PluginAtWork.takeTold();
    }

    /**
     * Returns the observations of {@code study}, completed from the catalogues and selected.
     *
     * @throws RequestException if there are none and the user can mend it
     * @throws io.saltus.engine.catalog.PluginException if there are none because a plugin failed
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Dataset read(Study study, Catalog catalog, Progress progress) {
        return Ingestion.read(study.data(), catalog, study.effort(), progress);
    }

    /** Returns the curves of {@code dataset} as {@code study} asks for them. */
    public static Curves curves(Study study, Dataset dataset) {
        return CurveAssembly.of(dataset, study.assembly()).curves();
    }

    /** The hashes of the plugins that are known to take part, begun before anything is read. */
    static PluginHashes hashes(Study study, Catalog catalog) {
        return new PluginHashes(expected(study, criteria(study, catalog), catalog));
    }

    static List<Criterion> criteria(Study study, Catalog catalog) {
        return study.criteria().isEmpty()
                ? List.of((Criterion) catalog.bind(Kind.CRITERION, Study.USUAL_CRITERION))
                : study.criteria();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The plugins that took part: those of the sources and of what else was asked. */
    static List<PluginFile> plugins(
            List<? extends Extension> asked,
            Dataset dataset,
            Catalog catalog,
            PluginHashes hashes) {
        Set<Plugin> used = new LinkedHashSet<>();
        asked.forEach(extension -> used.add(catalog.entry(extension).plugin()));
        for (Origin origin : dataset.origins()) {
            catalog.entries(Kind.SOURCE).stream()
                    .filter(entry -> entry.description().id().equals(origin.source().id()))
                    .map(Entry::plugin)
                    .forEach(used::add);
        }
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

    private static List<Plugin> expected(
            Study study, List<? extends Extension> asked, Catalog catalog) {
        return Stream.<Extension>concat(study.data().source().stream(), asked.stream())
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
