package io.saltus.app.compare;

import io.saltus.api.data.Issue;
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
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** More of them are in what is written. */
    private static final int REMARKS = 10;

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
        Examples examples = known.examples();
        try (ProgressBar progress = terminal.progress()) {
            ComparedSides sides =
                    new ComparedSides(study, plugins::catalog, criteria, judging(asked), progress);
            return each == null
                    ? compare(sides, asked, rules, examples, writing)
                    : rank(sides, rules, examples, writing);
        }
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
        List<ComparedResults> results =
                together(
                        List.of(
                                examples.added(both.get(0).results()),
                                examples.added(both.get(1).results())));
        ScoreComparison scores = ScoreComparison.of(results.get(0), results.get(1), rules);
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
        int code = code(report);
        return sides.pluginFailed() ? ExitCode.PLUGIN : code;
    }

    /** Adds the tasks that are compared as one. */
    private List<ComparedResults> together(List<ComparedResults> sides) {
        List<ComparedResults> all = sides;
        for (TaskGroup group : by.groups()) {
            Set<String> tasks = group.shared(sides);
            if (tasks.size() < 2) {
                throw new RequestException(
                        "--together %s=%s: a group needs two tasks that both sides were asked, found %s"
                                .formatted(
                                        group.name(),
                                        group.tasks(),
                                        tasks.isEmpty() ? "none" : String.join(", ", tasks)));
            }
            List<ComparedResults> more =
                    all.stream().map(side -> group.added(side, tasks)).toList();
            for (int side = 0; side < more.size(); side++) {
                if (more.get(side).results().size() == all.get(side).results().size()) {
                    throw new RequestException(
                            "--together %s=%s: in '%s' no model was asked all of %s in one setup, metric and seed, with known numbers of examples"
                                    .formatted(
                                            group.name(),
                                            group.tasks(),
                                            more.get(side).label(),
                                            String.join(", ", tasks)));
                }
            }
            all = more;
        }
        return all;
    }

    private List<ComparedSides.Side> both(ComparedSides sides) throws IOException {
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
        List<String> locations = study.locations();
        ComparedResults results =
                sides.read(String.join(", ", locations), locations, study.condition()).results();
        List<ModelRanking> rankings =
                ModelRanking.of(
                        together(List.of(examples.added(results))).get(0),
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
        for (Gate gate : report.unmet()) {
            terminal.message(
                    "--fail-on %s:%s: no score on both sides is of such a task"
                            .formatted(
                                    gate.event().name().toLowerCase(java.util.Locale.ROOT),
                                    gate.task()));
        }
        Gate.Answer answer = report.unmet().isEmpty() ? report.answer() : worse(report.answer());
        terminal.remark(
                switch (answer) {
                    case PASSED -> "passed";
                    case FAILED -> "failed:" + reasons(report, answer);
                    case NOT_ENOUGH_DATA -> "not enough data to say:" + reasons(report, answer);
                });
        return switch (answer) {
            case PASSED -> ExitCode.DONE;
            case FAILED -> FAILED;
            case NOT_ENOUGH_DATA -> NOT_ENOUGH_DATA;
        };
    }

    /** A gate that is about nothing cannot pass. */
    private static Gate.Answer worse(Gate.Answer answer) {
        return answer == Gate.Answer.FAILED ? answer : Gate.Answer.NOT_ENOUGH_DATA;
    }

    private static String reasons(ComparisonReport report, Gate.Answer answer) {
        StringBuilder text = new StringBuilder();
        ScoreWords words = new ScoreWords(report.scores());
        List<ScoreChange> these =
                ScoreWords.byEvidence(report.scores()).stream()
                        .filter(change -> report.answer(change) == answer)
                        .toList();
        these.stream()
                .limit(REMARKS)
                .forEach(
                        change ->
                                text.append("\n  ").append(PipelineScores.sentence(words, change)));
        if (these.size() > REMARKS) {
            text.append("\n  and ").append(these.size() - REMARKS).append(" more");
        }
        for (Change.Kind kind : report.asked().abilities()) {
            Comparison.State state =
                    report.abilities()
                            .map(all -> all.state(kind))
                            .orElse(Comparison.State.NOT_ENOUGH_DATA);
            if (state.name().equals(answer.name())) {
                text.append("\n  abilities: see '")
                        .append(
                                state == Comparison.State.FAILED
                                        ? kind.words()
                                        : Change.Kind.UNCERTAIN.words())
                        .append('\'');
            }
        }
        return text.toString();
    }
}
