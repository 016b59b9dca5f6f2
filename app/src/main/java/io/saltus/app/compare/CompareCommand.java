package io.saltus.app.compare;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.words.Numbers;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Study;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.ComparisonRules;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.comparing.ScoreComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changed between two reports or two sets of results; many models in order. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Show which scores rose, fell or stayed the same, how sure that is, and which abilities"
                    + " emerged, vanished or moved.",
            "",
            "LOCATION is two reports or two files or folders of results, before and after; or one,"
                    + " with --before and --after, or with --each."
        },
        footer = {
            "",
            "With --fail-on the exit code tells a pipeline: 0 passed, 1 failed, 4 not enough data to say.",
            "",
            "Examples:",
            "  saltus compare last-week/ today/",
            "  saltus compare runs/ --before 'step = 1000' --after 'step = 143000'",
            "  saltus compare main/ branch/ --fail-on worse --write markdown=comment.md",
            "  saltus compare runs/ --each model --reference pythia-1b",
            "  saltus compare old.json new.json --fail-on emergent,lower:gsm8k"
        })
public final class CompareCommand implements Callable<Integer> {

    /** Exit code: what was asked about happened. */
    private static final int FAILED = 1;

    /** Exit code: the data do not say whether what was asked about happened. */
    private static final int NOT_ENOUGH_DATA = 4;

    /** What can be compared with each other. */
    enum Each {
        MODEL
    }

    @Option(
            names = "--before",
            paramLabel = "CONDITION",
            description =
                    "Of one location the results before, such as \"step = 1000\" or \"model = 'x'\".")
    private String before = "";

    @Option(
            names = "--after",
            paramLabel = "CONDITION",
            description = "Of one location the results after.")
    private String after = "";

    @Option(
            names = "--each",
            paramLabel = "model",
            description = "Compare all models of one location: ranks, and how sure they are.")
    private Each each;

    @Option(
            names = "--reference",
            paramLabel = "MODEL",
            description = "With --each: the model that the others are held against.")
    private String reference = "";

    @Option(
            names = "--criterion",
            paramLabel = "ID[:k=v,..]",
            description =
                    "What judges results that are in no report; may be given several times. Without"
                            + " it: "
                            + Study.USUAL_CRITERION
                            + ", where a task was asked of three models or more.")
    private List<String> criteria = new ArrayList<>();

    @Mixin private WritingOptions written;
    @Mixin private RulesOptions by;
    @Mixin private ExamplesOptions known;
    @Mixin private StudyOptions study;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Asked asked = by.asked();
        ComparisonRules rules = by.rules();
        Writing writing = written.writing();
        written.requireApart(filesRead());
        Examples examples = known.examples();
        try (ProgressBar progress = terminal.progress()) {
            ComparedSides sides =
                    new ComparedSides(study, plugins::catalog, criteria, judging(asked), progress);
            return each == null
                    ? compare(sides, asked, rules, examples, writing)
                    : rank(sides, rules, examples, writing);
        }
    }

    private List<Path> filesRead() {
        List<Path> files = new ArrayList<>(known.files());
        by.thresholds().ifPresent(files::add);
        for (Location location : study.named()) {
            location.path().ifPresent(files::add);
        }
        return files;
    }

    private ComparedSides.Judging judging(Asked asked) {
        if (each != null) {
            return ComparedSides.Judging.NEVER;
        }
        return asked.abilities().isEmpty() && criteria.isEmpty()
                ? ComparedSides.Judging.CURVES
                : ComparedSides.Judging.ALWAYS;
    }

    private int compare(
            ComparedSides sides,
            Asked asked,
            ComparisonRules rules,
            Examples examples,
            Writing writing)
            throws IOException {
        List<ComparedSides.Side> both = both(sides);
        requireUsed(sides);
        ScoreComparison scores =
                scores(
                        together(
                                known(
                                        examples,
                                        List.of(both.get(0).results(), both.get(1).results()))),
                        rules);
        Optional<Report> old = both.get(0).report();
        Optional<Report> now = both.get(1).report();
        Optional<Comparison> abilities =
                old.isPresent() && now.isPresent()
                        ? Optional.of(Comparison.of(old.get(), now.get(), examples, rules.alpha()))
                        : Optional.empty();
        ComparisonReport report = new ComparisonReport(scores, abilities, asked);
        written.changed().ifPresent(file -> Writing.write(file, TableScores.examples(scores)));
        writing.write(report, terminal);
        tell(sides);
        report.idle().forEach(terminal::message);
        int code = code(report);
        return sides.pluginFailed() ? ExitCode.PLUGIN : code;
    }

    /**
     * Compares two sides; in other setups where the conditions ask for that and no task is in one.
     */
    private ScoreComparison scores(List<ComparedResults> sides, ComparisonRules rules) {
        ScoreComparison scores = ScoreComparison.of(sides.get(0), sides.get(1), rules);
        SetupsApart apart = new SetupsApart(scores);
        if (apart.areThey() && SetupsApart.areAskedFor(before, after)) {
            Optional<List<ComparedResults>> across = SetupsApart.across(sides);
            if (across.isPresent()) {
                terminal.message(apart.words() + "; compared across them, as asked");
                return ScoreComparison.of(across.get().get(0), across.get().get(1), rules);
            }
        }
        return scores;
    }

    /** Adds what is known of examples, and says what of it fits nothing. */
    private List<ComparedResults> known(Examples examples, List<ComparedResults> sides) {
        List<ComparedResults> all = sides.stream().map(examples::added).toList();
        examples.remarks(all).forEach(terminal::message);
        return all;
    }

    /** What reads and judges results is of no use to reports, which were judged. */
    private void requireUsed(ComparedSides sides) {
        List<String> idle = new ArrayList<>(study.readingOptions());
        if (!criteria.isEmpty()) {
            idle.add("--criterion");
        }
        if (!idle.isEmpty() && sides.areReports()) {
            throw new RequestException(
                    "%s %s with results, and these are reports, which were read and judged: make them anew with 'saltus analyze ... %s ... --render json'"
                            .formatted(
                                    String.join(", ", idle),
                                    idle.size() == 1 ? "goes" : "go",
                                    String.join(" ... ", idle)));
        }
    }

    /** What is of no use to ranks, which are about scores and no curves. */
    private void requireUsedByRanks() {
        if (written.changed().isPresent()) {
            throw new RequestException(
                    "--each goes with no --examples-changed: type saltus compare LOCATION --before \"model = 'a'\" --after \"model = 'b'\" --examples-changed FILE");
        }
        List<String> idle = new ArrayList<>(study.readingOptions());
        idle.retainAll(List.of("--axis", "--curves"));
        if (!criteria.isEmpty()) {
            idle.add("--criterion");
        }
        if (!idle.isEmpty()) {
            throw new RequestException(
                    "--each goes with no %s: it ranks scores and judges no curve; 'saltus analyze' does"
                            .formatted(String.join(", ", idle)));
        }
    }

    /** Adds the tasks that are compared as one. */
    private List<ComparedResults> together(List<ComparedResults> sides) {
        Together together = new Together();
        List<ComparedResults> all = together.added(sides, by.groups());
        together.remarks().forEach(terminal::message);
        return all;
    }

    private List<ComparedSides.Side> both(ComparedSides sides) throws IOException {
        if (!reference.isEmpty()) {
            throw new RequestException(
                    "--reference goes with --each: saltus compare %s --each model --reference %s"
                            .formatted(String.join(" ", study.locations()), reference));
        }
        List<String> locations = study.locations();
        boolean conditions = !before.isEmpty() || !after.isEmpty();
        if (conditions) {
            if (before.isEmpty() || after.isEmpty()) {
                throw new RequestException("--before and --after go together");
            }
            return sides.read(locations, before, after);
        }
        if (locations.size() != 2) {
            throw new RequestException(
                    "compare needs two locations, or one with --before and --after or with --each; got %d"
                            .formatted(locations.size()));
        }
        return List.of(
                sides.read(locations.get(0), List.of(locations.get(0)), study.condition()),
                sides.read(locations.get(1), List.of(locations.get(1)), study.condition()));
    }

    private int rank(ComparedSides sides, ComparisonRules rules, Examples examples, Writing writing)
            throws IOException {
        if (!before.isEmpty() || !after.isEmpty() || !by.asked().isNothing()) {
            throw new RequestException(
                    "--each goes with no --before, --after or --fail-on: it compares all models");
        }
        requireUsedByRanks();
        List<String> locations = study.locations();
        ComparedResults results =
                sides.read(String.join(", ", locations), locations, study.condition()).results();
        requireUsed(sides);
        List<ModelRanking> rankings =
                ModelRanking.of(
                        together(known(examples, List.of(results))).get(0),
                        reference.isEmpty() ? Optional.empty() : Optional.of(reference),
                        rules);
        writing.write(rankings, terminal);
        tell(sides);
        return sides.pluginFailed() ? ExitCode.PLUGIN : ExitCode.DONE;
    }

    /** Says that the data are strange, and what a plugin threw. */
    private void tell(ComparedSides sides) {
        List<Issue> issues = sides.issues();
        if (!issues.isEmpty()) {
            terminal.message(
                    Numbers.count(issues.size(), "issue")
                            + " in the data; the first: "
                            + issues.get(0));
        }
        if (sides.inferred() > 0) {
            terminal.message(
                    Numbers.count(sides.inferred(), "result")
                            + " of unstated size: n was inferred; 'saltus inspect' shows from what");
        }
        if (plugins.wantsStacktrace()) {
            terminal.trace(sides.faults());
        }
    }

    private int code(ComparisonReport report) {
        if (!report.isAsked()) {
            return ExitCode.DONE;
        }
        terminal.remark(GateReasons.of(report));
        return switch (report.answer()) {
            case PASSED -> ExitCode.DONE;
            case FAILED -> FAILED;
            case NOT_ENOUGH_DATA -> NOT_ENOUGH_DATA;
        };
    }
}
