package io.saltus.app.inspect;

import io.saltus.api.data.Location;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.LenientOption;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Inspection;
import io.saltus.engine.Saltus;
import io.saltus.engine.SourceOffer;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    @Option(
            names = "--sources",
            description =
                    "Show of every source whether it takes each location, and what it looks for;"
                            + " nothing is read.")
    private boolean sources;

    @Option(
            names = "--explain",
            description =
                    "Show the statement that each location's engine (a database server, DuckDB) would be"
                            + " asked; no results are read.")
    private boolean explain;

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
        if (sources) {
            for (Location location : options.named()) {
                terminal.text(offers(location, catalog));
            }
            return ExitCode.DONE;
        }
        Study study = options.study(catalog);
        if (explain) {
            for (var asked : Saltus.statements(study, catalog).entrySet()) {
                terminal.text(statement(asked.getKey(), asked.getValue()));
            }
            return ExitCode.DONE;
        }
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

    private static String statement(Location location, String sql) {
        return "-- "
                + location.name()
                + (sql.isBlank()
                        ? ": its source reads it by itself and asks no engine"
                        : "\n" + sql.strip() + ";")
                + "\n";
    }

    /** A line for each source, those that take the location first. */
    private static String offers(Location location, Catalog catalog) {
        List<SourceOffer> offers = new ArrayList<>(Saltus.sources(location, catalog));
        offers.sort(
                Comparator.comparing(SourceOffer::takes)
                        .thenComparing(SourceOffer::yields)
                        .reversed()
                        .thenComparing(SourceOffer::id));
        int width = offers.stream().mapToInt(offer -> offer.id().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(location.name() + "\n");
        for (SourceOffer offer : offers) {
            text.append("  ")
                    .append(offer.id())
                    .append(" ".repeat(width + 2 - offer.id().length()))
                    .append(offer.words())
                    .append('\n');
        }
        return text.toString();
    }
}
