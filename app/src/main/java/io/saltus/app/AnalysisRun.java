package io.saltus.app;

import io.saltus.api.data.Issue;
import io.saltus.api.spi.Renderer;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.rendering.Rendering;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Carries out a study and writes its report: what {@code analyze} and {@code demo} share. */
final class AnalysisRun {

    private final Terminal terminal;
    private final Catalog catalog;
    private final ReportOptions options;
    private final boolean stacktrace;

    AnalysisRun(Terminal terminal, Catalog catalog, ReportOptions options, boolean stacktrace) {
        this.stacktrace = stacktrace;
        this.terminal = terminal;
        this.catalog = catalog;
        this.options = options;
    }

    /** Returns the exit code. */
    int run(Study study, String command) throws IOException {
        // Everything asked for is made before any work, so that a slip is told at once.
        Study judged = study.by(options.criteria(catalog));
        List<Renderer> renderers = options.renderers(catalog);
        options.out().ifPresent(Rendering::requireWritable);
        OptionalInt simulations = options.simulations();
        Analysis analysis;
        try (ProgressBar progress = new ProgressBar(terminal.err(), terminal.showsProgress())) {
            analysis = Saltus.analyze(judged, catalog, command, progress);
            if (simulations.isPresent()) {
                int curves = simulations.getAsInt();
                analysis = Saltus.withErrorRates(analysis, judged, catalog, curves, progress);
            }
        }
        List<Issue> failures =
                Rendering.render(
                        analysis.report(),
                        renderers,
                        options.out(),
                        terminal.screen(),
                        catalog,
                        study.effort().timeLimit());
        failures.forEach(failure -> terminal.err().println("saltus: " + failure));
        if (analysis.pluginFailed() || !failures.isEmpty()) {
            tellIssues(analysis);
            if (stacktrace) {
                analysis.faults().stream().limit(1).forEach(e -> e.printStackTrace(terminal.err()));
                terminal.err().flush();
            }
            return ExitCode.PLUGIN;
        }
        if (analysis.report().issues().isEmpty()) {
            return ExitCode.DONE;
        }
        if (!options.isUsual()) {
            tellIssues(analysis);
        }
        return options.isLenient() ? ExitCode.DONE : ExitCode.ISSUES;
    }

    /** Says that there are issues where the report itself may not be looked at. */
    private void tellIssues(Analysis analysis) {
        List<Issue> issues = analysis.report().issues();
        if (!issues.isEmpty()) {
            terminal.err()
                    .println(
                            "saltus: "
                                    + (issues.size() == 1 ? "1 issue" : issues.size() + " issues")
                                    + " in the report; the first: "
                                    + issues.get(0));
        }
    }
}
