package io.saltus.app.signal;

import io.saltus.api.data.Issue;
import io.saltus.api.words.Numbers;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.LenientOption;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.TaskSignals;
import io.saltus.engine.catalog.Catalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which tasks tell at which scale. */
@Command(
        name = "signal",
        sortOptions = false,
        description =
                "Show which tasks tell models apart at which scale: the first with signal above"
                        + " chance, signal against scatter, saturation, and whether scores follow"
                        + " scale.",
        footer = {
            "",
            "Examples:",
            "  saltus signal results.csv",
            "  saltus signal runs/ --axis parameters --markdown"
        })
public final class SignalCommand implements Callable<Integer> {

    @Mixin private StudyOptions options;

    @Option(names = "--markdown", description = "Write the table in Markdown.")
    private boolean markdown;

    @Mixin private LenientOption lenient;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    SignalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        Study study = options.study(catalog);
        TaskSignals signals;
        try (ProgressBar progress = terminal.progress()) {
            signals = TaskSignals.of(study, Saltus.read(study, catalog, progress));
        }
        terminal.text(new SignalText(signals, markdown).toString());
        List<Issue> issues = signals.issues().stream().filter(issue -> !issue.remark()).toList();
        if (!issues.isEmpty()) {
            terminal.message(
                    Numbers.count(issues.size(), "issue")
                            + " in the data; the first: "
                            + issues.get(0));
        }
        catalog.problems().forEach(terminal::message);
        return catalog.problems().isEmpty() ? lenient.codeWith(signals.issues()) : ExitCode.PLUGIN;
    }
}
