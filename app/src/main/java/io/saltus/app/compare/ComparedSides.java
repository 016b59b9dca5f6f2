package io.saltus.app.compare;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Criterion;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.dataset.Dataset;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a side of a comparison: a JSON report, or results that any source reads. */
final class ComparedSides {

    /**
     * One side.
     *
     * @param results its results
     * @param report the verdicts on them; none where nothing asks for them
     */
    record Side(ComparedResults results, Optional<Report> report) {}

    /** Whether results are judged that are in no report. */
    enum Judging {
        /** All of them. */
        ALWAYS,
        /** Where a task was asked of models enough for a curve. */
        CURVES,
        /** None. */
        NEVER
    }

    /** What a file holds at its beginning that may be a report. */
    private static final int HEAD = 4096;

    private static final String REPORT = "report.json";

    private final StudyOptions options;
    private final Supplier<Catalog> catalogs;
    private Optional<Catalog> catalog = Optional.empty();
    private final List<String> criteria;
    private final Judging judging;
    private final ProgressBar progress;
    private final List<Issue> issues = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private int inferred;

    /**
     * @param catalogs gives the extensions; asked once, where something is no report
     * @param criteria by what results are judged that are in no report
     * @param judging whether they are judged at all
     */
    ComparedSides(
            StudyOptions options,
            Supplier<Catalog> catalogs,
            List<String> criteria,
            Judging judging,
            ProgressBar progress) {
        this.options = options;
        this.catalogs = catalogs;
        this.criteria = criteria;
        this.judging = judging;
        this.progress = progress;
    }

    /** Reads locations, together one side, as far as they meet a condition; empty for all. */
    Side read(String label, List<String> locations, String condition) throws IOException {
        Optional<Path> report = locations.size() == 1 ? report(locations.get(0)) : Optional.empty();
        if (report.isPresent()) {
            if (!condition.isEmpty()) {
                throw new RequestException(
                        "'%s' is a report; conditions (--where, --before, --after) go with results: make"
                                        .formatted(locations.get(0))
                                + " the report of the part with analyze --where");
            }
            Report read = ReportJson.read(report.get());
            // of a folder it is said that its report was taken
            String name = report.get().toString();
            return new Side(ComparedResults.of(name, read), Optional.of(read));
        }
        return side(label, study(locations, condition), dataset(locations, condition));
    }

    /** Reads locations once and parts them by two conditions. */
    List<Side> read(List<String> locations, String before, String after) throws IOException {
        if (locations.size() == 1 && report(locations.get(0)).isPresent()) {
            throw new RequestException(
                    "'%s' is a report; --before and --after go with results, such as the folder that it was made of"
                            .formatted(locations.get(0)));
        }
        Dataset dataset = dataset(locations, options.condition());
        List<Side> sides = new ArrayList<>();
        for (String condition : List.of(before, after)) {
            Dataset part = dataset.where(new Condition(condition));
            if (part.size() == 0) {
                throw new RequestException(
                        "\"%s\" selects no result of %d; 'saltus inspect %s' shows what there is"
                                .formatted(condition, dataset.size(), String.join(" ", locations)));
            }
            sides.add(side(condition, study(locations, options.condition()), part));
        }
        return sides;
    }

    private Study study(List<String> locations, String condition) {
        return options.study(catalog(), locations, condition)
                .by(
                        criteria.stream()
                                .map(id -> (Criterion) catalog().bind(Kind.CRITERION, id))
                                .toList());
    }

    private Dataset dataset(List<String> locations, String condition) {
        Dataset dataset = Saltus.read(study(locations, condition), catalog(), progress);
        issues.addAll(dataset.issues());
        faults.addAll(dataset.faults());
        return dataset;
    }

    private Side side(String label, Study study, Dataset dataset) {
        ComparedResults results = ComparedResults.of(label, dataset);
        inferred += results.inferred();
        if (judging == Judging.NEVER || judging == Judging.CURVES && !results.mayHaveCurves()) {
            return new Side(results, Optional.empty());
        }
        Analysis analysis = Saltus.analyze(study, dataset, catalog(), "", progress);
        faults.addAll(analysis.faults());
        return new Side(results, Optional.of(analysis.report()));
    }

    private Catalog catalog() {
        if (catalog.isEmpty()) {
            Saltus.prepare();
            catalog = Optional.of(catalogs.get());
            issues.addAll(0, catalog.get().problems());
        }
        return catalog.get();
    }

    /** Whether all that was read are reports. */
    boolean areReports() {
        return catalog.isEmpty();
    }

    /** Whether a plugin broke a promise. */
    boolean pluginFailed() {
        return !faults.isEmpty() || catalog.filter(all -> !all.problems().isEmpty()).isPresent();
    }

    /** What was strange in the data; not what was only understood. */
    List<Issue> issues() {
        return issues.stream().filter(issue -> !issue.remark()).toList();
    }

    /** How many results rest on a number of examples that was taken from elsewhere. */
    int inferred() {
        return inferred;
    }

    /** What plugins threw. */
    List<Throwable> faults() {
        return faults;
    }

    /** The report at a location: a file of this schema, or a folder with a file of its name. */
    static Optional<Path> report(String location) throws IOException {
        Path path;
        try {
            path = Path.of(location);
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty(); // a URI
        }
        for (Path file : List.of(path, path.resolve(REPORT))) {
            if (Files.isRegularFile(file) && isReport(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static boolean isReport(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            String schema = ReportJson.SCHEMA.substring(0, ReportJson.SCHEMA.indexOf('/') + 1);
            return head.contains("\"" + schema);
        }
    }
}
