package io.saltus.app.inspect;

import io.saltus.app.command.ExitCode;
import io.saltus.app.command.LenientOption;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Inspection;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Dataset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in the data, before anything is judged. */
@Command(
        name = "inspect",
        sortOptions = false,
        description =
                "Show what was understood of evaluation results: models, tasks, metrics, scales, where"
                        + " each came from, what is missing and what would supply it.")
public final class InspectCommand implements Callable<Integer> {

    @Mixin private StudyOptions options;

    @Option(names = "--all", description = "Show every model, task and issue.")
    private boolean all;

    @Mixin private LenientOption lenient;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        Study study = options.study(catalog);
        Inspection inspection;
        try (ProgressBar progress = terminal.progress()) {
            Dataset dataset = Saltus.read(study, catalog, progress);
            inspection = Inspection.of(study, dataset);
        }
        terminal.text(new InspectionText(inspection, terminal.width().orElse(100), all).toString());
        catalog.problems().forEach(terminal::message);
        if (!catalog.problems().isEmpty()) {
            return ExitCode.PLUGIN;
        }
        return lenient.codeWith(inspection.issues());
    }
}
