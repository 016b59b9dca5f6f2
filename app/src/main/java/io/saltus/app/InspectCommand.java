package io.saltus.app;

import io.saltus.engine.Inspection;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Dataset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is in the data, before anything is judged. */
@Command(
        name = "inspect",
        sortOptions = false,
        description =
                "Show what is in evaluation results: families, tasks, metrics, scales, what is missing"
                        + " and what would supply it.")
final class InspectCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "LOCATION",
            arity = "1..*",
            description = "Files or folders with evaluation results.")
    private List<String> locations;

    @Mixin private StudyOptions options;

    @Option(
            names = "--lenient",
            description = "Exit with 0 also where there were issues in the data.")
    private boolean lenient;

    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    InspectCommand(Terminal terminal, Commands.Words words) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        Study study = options.study(locations, catalog);
        Inspection inspection;
        try (ProgressBar progress = new ProgressBar(terminal.err(), terminal.showsProgress())) {
            Dataset dataset = Saltus.read(study, catalog, progress);
            inspection = Inspection.of(study, dataset);
        }
        terminal.screen()
                .out()
                .write(
                        new InspectionText(inspection, terminal.width().orElse(100))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8));
        catalog.problems().forEach(problem -> terminal.err().println("saltus: " + problem));
        if (!catalog.problems().isEmpty()) {
            return ExitCode.PLUGIN;
        }
        return inspection.issues().isEmpty() || lenient ? ExitCode.DONE : ExitCode.ISSUES;
    }
}
