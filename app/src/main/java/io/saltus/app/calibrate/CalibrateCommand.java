package io.saltus.app.calibrate;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.command.ShardOptions;
import io.saltus.app.command.ThreadsOption;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Study;
import io.saltus.engine.calibration.Calibrating;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Simulated;
import io.saltus.engine.calibration.SimulatedTable;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.rendering.Rendering;
import io.saltus.engine.work.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often a criterion is right, by simulation. */
@Command(
        name = "calibrate",
        sortOptions = false,
        description =
                "Show how often a criterion is right: simulated curves of known truth, and what it says"
                        + " of them.",
        footer = {
            "",
            "Each number stands with its 95%% interval. docs/calibration.md has the shapes, and says how",
            "the probability of a leap is held against what is true.",
            "",
            "Examples:",
            "  saltus calibrate",
            "  saltus calibrate --design varied --by design",
            "  saltus calibrate --scales 6 --examples 100 --chance 0 --score present",
            "  saltus calibrate --scales 5,6,8 --examples 50,200 --by design",
            "  saltus calibrate --criterion my-detector:threshold=2 --design pooled",
            "  saltus calibrate --curves 40000 --shard 3/16; ...; saltus merge parts",
            "  saltus calibrate --write simulated --curves 50; saltus analyze simulated/curves.csv"
        })
public final class CalibrateCommand implements Callable<Integer> {

    private static final int MOST_CURVES = 1_000_000;

    /** What a row of the table stands for. */
    enum By {
        SHAPE,
        DESIGN
    }

    /** How the table is written. */
    enum Format {
        TEXT,
        MARKDOWN,
        JSON
    }

    @Option(
            names = "--criterion",
            completionCandidates = ExtensionIds.Criteria.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What to calibrate; may be given several times. Without it: "
                            + Study.USUAL_CRITERION
                            + ".")
    private List<String> criteria = new ArrayList<>();

    @Mixin private DesignOptions design;

    @Option(
            names = "--curves",
            paramLabel = "K",
            defaultValue = "400",
            description = "Curves of each shape (default: ${DEFAULT-VALUE}).")
    private int curves;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed; the same gives the same curves (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--score",
            paramLabel = "QUANTITY",
            description =
                    "A quantity of the verdict, such as present, whose area under the ROC curve to"
                            + " show.")
    private String score = "";

    @Option(
            names = "--by",
            paramLabel = "shape|design",
            defaultValue = "shape",
            description = "What a row stands for (default: ${DEFAULT-VALUE}).")
    private By by;

    @Option(
            names = "--format",
            paramLabel = "text|markdown|json",
            defaultValue = "text",
            description = "How to write it (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description =
                    "Write the curves (curves.csv, which analyze reads) and what is true of each"
                            + " (truth.csv) to a folder, and judge none.")
    private Path folder;

    @Mixin private ThreadsOption threads;

    @Mixin private ShardOptions shards;

    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Catalog catalog = plugins.catalog();
        Map<String, Criterion> asked = new LinkedHashMap<>();
        for (String spec : criteria.isEmpty() ? List.of(Study.USUAL_CRITERION) : criteria) {
            asked.put(spec, (Criterion) catalog.bind(Kind.CRITERION, spec));
        }
        List<Design> designs = design.designs();
        if (curves < 1 || curves > MOST_CURVES) {
            throw new RequestException(
                    "--curves must be in [1, %d], got %d".formatted(MOST_CURVES, curves));
        }
        Calibrating.Plan plan = new Calibrating.Plan(design.shapes(), curves, seed, score);
        if (folder != null) {
            return write(folder, designs, plan);
        }
        Optional<Shard> shard = shards.shard();
        if (shard.isPresent()) {
            return part(shard.get(), asked, catalog, designs, plan);
        }
        List<CalibrationPart> parts = shards.parts(CalibrationPart.class);
        CalibrationPart.requireSame(parts, shards.files(), catalog, asked.values());
        Map<String, List<Calibration>> results = new LinkedHashMap<>();
        int code = ExitCode.DONE;
        for (Map.Entry<String, Criterion> one : asked.entrySet()) {
            Calibrating.Calibrated calibrated =
                    shards.isMerge()
                            ? CalibrationPart.together(parts, results.size(), designs, plan)
                            : run(one.getValue(), catalog, designs, plan);
            if (calibrated.issues().isEmpty()) {
                requireScore(one.getKey(), calibrated);
            } else {
                calibrated.issues().forEach(terminal::message);
                if (plugins.wantsStacktrace()) {
                    terminal.trace(calibrated.faults());
                }
                code = ExitCode.PLUGIN;
            }
            results.put(one.getKey(), calibrated.calibrations());
        }
        terminal.text(text(results));
        return code;
    }

    private int write(Path where, List<Design> designs, Calibrating.Plan plan) {
        if (!criteria.isEmpty() || !score.isEmpty() || shards.shard().isPresent()) {
            throw new RequestException(
                    "--write judges no curve; it goes without --criterion, --score and --shard");
        }
        try (SimulatedTable table = SimulatedTable.in(where)) {
            for (int d = 0; d < designs.size(); d++) {
                for (KnownShape shape : plan.shapes()) {
                    if (designs.get(d).suits(shape)) {
                        table.add(shape, designs.get(d), d + 1, plan.curves(), plan.seed());
                    }
                }
            }
            table.commit();
            terminal.line(table.size() + " curves written to " + where);
        } catch (UncheckedIOException e) {
            throw Rendering.unwritable(where, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw Rendering.unwritable(where, e);
        }
        return ExitCode.DONE;
    }

    private String text(Map<String, List<Calibration>> results) throws IOException {
        if (format == Format.JSON) {
            return CalibrationJson.of(results, curves, seed, score);
        }
        return CalibrationText.of(results, by == By.SHAPE, format == Format.MARKDOWN, curves, seed);
    }

    private Calibrating.Calibrated run(
            Criterion criterion, Catalog catalog, List<Design> designs, Calibrating.Plan plan) {
        try (ProgressBar progress = terminal.progress()) {
            return Calibrating.run(
                    criterion, catalog, designs, plan, workers(), Study.USUAL_TIME_LIMIT, progress);
        }
    }

    private int workers() {
        return threads.threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    /** Judges some of the curves, by each criterion, and leaves what came of it in a file. */
    private int part(
            Shard shard,
            Map<String, Criterion> asked,
            Catalog catalog,
            List<Design> designs,
            Calibrating.Plan plan) {
        List<Simulated> simulated = new ArrayList<>();
        int code = ExitCode.DONE;
        for (Criterion criterion : asked.values()) {
            Calibrating.Part part;
            try (ProgressBar progress = terminal.progress()) {
                part =
                        Calibrating.part(
                                criterion,
                                catalog,
                                designs,
                                plan,
                                shard,
                                workers(),
                                Study.USUAL_TIME_LIMIT,
                                progress);
            }
            part.simulated().issues().forEach(terminal::message);
            if (!part.simulated().issues().isEmpty()) {
                code = ExitCode.PLUGIN;
                if (plugins.wantsStacktrace()) {
                    terminal.trace(part.faults());
                }
            }
            simulated.add(part.simulated());
        }
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        Path file =
                shards.write(
                        words,
                        new CalibrationPart(
                                CalibrationPart.hashes(catalog, asked.values()), simulated));
        terminal.remark(
                "part %s, %s, in %s"
                        .formatted(
                                shard,
                                Numbers.count(simulated.get(0).size(), "curve"),
                                Names.harmless(file.toString())));
        return code;
    }

    private void requireScore(String criterion, Calibrating.Calibrated calibrated) {
        boolean known =
                score.isEmpty()
                        || calibrated.calibrations().stream()
                                .flatMap(calibration -> calibration.rulings().stream())
                                .anyMatch(ruling -> ruling.score().isPresent());
        if (!known) {
            throw new RequestException(
                    "--score: no verdict of '%s' on these curves has a quantity '%s'"
                            .formatted(criterion, score));
        }
    }
}
