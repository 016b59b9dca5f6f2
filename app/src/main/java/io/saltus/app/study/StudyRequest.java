package io.saltus.app.study;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.app.command.PluginOptions;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.work.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/**
 * What arguments of {@code analyze} ask for, for who has them from elsewhere than the command line:
 * read by the same options, so refused in the same words.
 */
@Command(name = "analyze")
public final class StudyRequest {

    @Mixin private StudyOptions study;
    @Mixin private ReportOptions report;
    @Mixin private VerdictOptions verdicts;

    @SuppressWarnings("UnusedVariable") // the catalog is the asker's
    @Mixin
    private PluginOptions plugins;

    private StudyRequest() {}

    /**
     * Returns what {@code arguments} ask for.
     *
     * @throws RequestException if they are no arguments of {@code analyze}
     */
    public static StudyRequest of(List<String> arguments) {
        StudyRequest request = new StudyRequest();
        CommandLine line = new CommandLine(request);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false); // whoever typed them has expanded them
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
        return request;
    }

    /**
     * Returns the study as it is to be judged.
     *
     * @throws RequestException if an option asks for what there is not
     */
    public Study study(Catalog catalog) {
        verdicts.shown();
        verdicts.simulations();
        return study.study(catalog).by(report.criteria(catalog));
    }

    /** Returns the study of all results, whatever the condition. */
    public Study ofAll(Catalog catalog) {
        return study.study(catalog, study.locations(), "");
    }

    /**
     * Returns the axis asked for if it is none that is read anyway: a column of the reader's own.
     */
    public Optional<String> ownAxis() {
        return study.ownAxis();
    }

    /** Returns the locations as they may be shown: without the passwords of addresses. */
    public List<String> names() {
        return study.names();
    }

    /** Returns whether all locations are files or folders. */
    public boolean isOfFiles() {
        return study.isOfFiles();
    }

    /** Returns the files and folders that are read, tables beside the results included. */
    public List<Path> paths() {
        return study.paths();
    }

    /** Returns the renderers that are asked for. */
    public List<Renderer> renderers(Catalog catalog) {
        return report.renderers(catalog);
    }

    /**
     * Returns what {@code analyze} would report.
     *
     * @param all what was read of the study of all results
     */
    public Analysis analysis(Dataset all, Catalog catalog, Progress progress) {
        Study asked = study(catalog);
        Dataset chosen =
                study.condition().isEmpty() ? all : all.where(new Condition(study.condition()));
        Analysis analysis = Saltus.analyze(asked, chosen, catalog, "", progress);
        OptionalInt simulations = verdicts.simulations();
        Analysis whole =
                simulations.isPresent()
                        ? Saltus.withErrorRates(
                                analysis, asked, catalog, simulations.getAsInt(), progress)
                        : analysis;
        return new Analysis(
                verdicts.shown().of(whole.report()), whole.pluginFailed(), whole.faults());
    }

    /** Returns a report that quotes another command. */
    public static Report asked(Report report, String command) {
        return new Report(
                report.version(),
                command,
                report.origins(),
                report.plugins(),
                report.issues(),
                report.findings(),
                report.comparisons(),
                report.forecasts(),
                report.hindcasts());
    }
}
