package io.saltus.app.study;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.ShardOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.StudyPart;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.forecasting.ForecastRequest;
import io.saltus.engine.rendering.Rendering;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Carries out a study and writes its report. */
public final class StudyRun {

    private final Terminal terminal;
    private final Catalog catalog;
    private final ReportOptions options;
    private final boolean stacktrace;

    /** A run that shows on {@code terminal} what {@code options} ask for. */
    public StudyRun(Terminal terminal, Catalog catalog, ReportOptions options, boolean stacktrace) {
        this.stacktrace = stacktrace;
        this.terminal = terminal;
        this.catalog = catalog;
        this.options = options;
    }

    /**
     * Carries out a study.
     *
     * @param verdicts which verdicts to show, and how
     * @param words the command line, for the report
     * @return the exit code
     */
    public int run(Study study, VerdictOptions verdicts, List<String> words) throws IOException {
        return run(study, verdicts, new ShardOptions(), words);
    }

    /**
     * Carries out a study, or a part of it, or makes the whole of its parts.
     *
     * @param verdicts which verdicts to show, and how
     * @param shards which part, and which parts there are
     * @param words the command line, for the report
     * @return the exit code
     */
    public int run(Study study, VerdictOptions verdicts, ShardOptions shards, List<String> words)
            throws IOException {
        // Everything asked for is made before any work, so that a slip is told at once.
        Study judged = study.by(options.criteria(catalog));
        OptionalInt simulations = verdicts.simulations();
        ShownFindings shown = verdicts.shown();
        String command = new CommandWords(ShardOptions.whole(words)).toString();
        Optional<Shard> shard = shards.shard();
        if (shard.isPresent()) {
            options.renderers(catalog);
            return part(judged, shard.get(), shards, words, command);
        }
        return write(
                study,
                progress -> {
                    Analysis analysis =
                            shards.isMerge()
                                    ? StudyPart.together(parts(shards), command)
                                    : Saltus.analyze(judged, catalog, command, progress);
                    return simulations.isPresent()
                            ? Saltus.withErrorRates(
                                    analysis, judged, catalog, simulations.getAsInt(), progress)
                            : analysis;
                },
                shown);
    }

    private int part(
            Study study, Shard shard, ShardOptions shards, List<String> words, String command) {
        StudyPart.Made made;
        try (ProgressBar progress = terminal.progress()) {
            made = StudyPart.of(study, catalog, shard, command, progress);
        }
        Path file = shards.write(words, made.part());
        terminal.remark(
                "part %s, %d of %s, in %s"
                        .formatted(
                                shard,
                                made.part().answers(),
                                Numbers.count(made.part().cases(), "verdict"),
                                Names.harmless(file.toString())));
        Analysis alone = StudyPart.together(List.of(made.part()), command);
        if (alone.pluginFailed()) {
            tellIssues(alone);
            if (stacktrace) {
                terminal.trace(made.faults());
            }
            return ExitCode.PLUGIN;
        }
        return options.codeWith(alone.report().issues());
    }

    /** The parts to merge, all of one study. */
    private static List<StudyPart> parts(ShardOptions shards) {
        List<StudyPart> parts = shards.parts(StudyPart.class);
        for (int i = 1; i < parts.size(); i++) {
            String difference = parts.get(0).difference(parts.get(i));
            if (!difference.isEmpty()) {
                throw new RequestException(
                        "'%s' and '%s' are parts of two studies: they differ in their %s"
                                .formatted(
                                        shards.files().get(0), shards.files().get(i), difference));
            }
        }
        if (!StudyPart.areWhole(parts)) {
            throw new RequestException(
                    "the parts do not have every verdict once; make them again with one Saltus");
        }
        return parts;
    }

    /**
     * Forecasts a study. Curves are judged, and what is forecast is drawn, only where a criterion
     * or a renderer is asked for: a table of forecasts needs neither. CSV on standard output is one
     * table, that of the forecasts.
     *
     * @param command the words of the command line, for the report
     * @return the exit code
     */
    public int forecast(Study study, ForecastRequest request, String command) throws IOException {
        boolean oneTable = options.isOneTable() && !request.targets().isEmpty();
        if (oneTable && options.namesCriteria()) {
            throw new RequestException(
                    "--render csv writes two tables, forecasts.csv and by --criterion findings.csv;"
                            + " say where with --out DIR, or leave --criterion out");
        }
        boolean plain = (options.isUsual() || oneTable) && !options.namesCriteria();
        Study judged = plain ? study.by(List.of()) : study.by(options.criteria(catalog));
        ForecastRequest asked = plain ? request : request.withFans();
        return write(
                study,
                progress -> Saltus.forecast(judged, asked, catalog, command, progress),
                ShownFindings.of(List.of(), OptionalInt.empty()));
    }

    private int write(Study study, Function<Progress, Analysis> work, ShownFindings shown)
            throws IOException {
        List<Renderer> renderers = options.renderers(catalog);
        options.out().ifPresent(Rendering::requireWritable);
        Analysis analysis;
        try (ProgressBar progress = terminal.progress()) {
            analysis = work.apply(progress);
        }
        Report report = shown.of(analysis.report());
        Rendering.Rendered rendered =
                Rendering.render(
                        report,
                        renderers,
                        options.out(),
                        terminal.screen(),
                        catalog,
                        study.effort().timeLimit());
        rendered.failures().forEach(terminal::message);
        if (analysis.pluginFailed() || !rendered.failures().isEmpty()) {
            tellIssues(analysis);
            if (stacktrace) {
                terminal.trace(analysis.faults());
            }
            return ExitCode.PLUGIN;
        }
        options.out().ifPresent(folder -> tellFiles(rendered.files(), folder, report));
        if (!options.isUsual()) {
            tellIssues(analysis);
        }
        return options.codeWith(analysis.report().issues());
    }

    private void tellFiles(List<String> files, Path folder, Report report) {
        if (!files.isEmpty()) {
            terminal.remark(
                    "%s in %s: %s"
                            .formatted(
                                    Numbers.count(report.findings().size(), "finding"),
                                    Names.harmless(folder.toString()),
                                    Names.harmless(String.join(", ", files))));
        }
    }

    /** Says that there are issues where the report itself may not be looked at. */
    private void tellIssues(Analysis analysis) {
        List<Issue> issues =
                analysis.report().issues().stream().filter(issue -> !issue.remark()).toList();
        if (!issues.isEmpty()) {
            terminal.message(
                    Numbers.count(issues.size(), "issue")
                            + " in the report; the first: "
                            + issues.get(0));
        }
    }
}
