package io.saltus.app.plan;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.LenientOption;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.planning.Planning;
import io.saltus.engine.planning.Power;
import io.saltus.engine.planning.Prices;
import io.saltus.engine.planning.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What to measure next: the size, checkpoint or examples that settle most for their cost. */
@Command(
        name = "plan",
        sortOptions = false,
        description =
                "Show what to measure next: which size, checkpoint or how many more examples settle"
                        + " most of what is open, per unit of cost, and how often a leap would be"
                        + " seen with the sizes and examples there are.",
        footer = {
            "",
            "Examples:",
            "  saltus plan results.csv",
            "  saltus plan results.csv --cost flop=2e-18,example=.002 --power .5",
            "  saltus plan results.csv --format json"
        })
public final class PlanCommand implements Callable<Integer> {

    private static final int SIMULATIONS = 200;
    private static final int DESIGNS = 10;

    /** How the plan is written. */
    enum Format {
        TEXT,
        JSON
    }

    @Mixin private StudyOptions options;

    @Option(
            names = "--cost",
            split = ",",
            paramLabel = "NAME=PRICE,..",
            description =
                    "What a training operation (flop) and an answered example (example) cost."
                            + " Without it: operations, an example being 1000 tokens of 2 N each. A price of"
                            + " an example takes one of a training operation beside it.")
    private Map<String, Double> cost = new LinkedHashMap<>();

    @Option(
            names = "--power",
            paramLabel = "SCORE",
            description =
                    "Size of the leap of which to say how often it would be seen, 0 at chance and 1"
                            + " at best (default: .3).")
    private double power = .3;

    @Option(
            names = "--criterion",
            completionCandidates = ExtensionIds.Criteria.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What judges; it must give a probability and a bracket. Without it: "
                            + Study.USUAL_CRITERION
                            + ".")
    private String criterion = Study.USUAL_CRITERION;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to write it (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Mixin private LenientOption lenient;
    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        Criterion judge = (Criterion) catalog.bind(Kind.CRITERION, criterion);
        Study study = options.study(catalog).by(judge);
        Prices prices = prices();
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        Analysis analysis;
        List<Power> powers;
        try (ProgressBar progress = terminal.progress()) {
            analysis = Saltus.analyze(study, catalog, new CommandWords(words).toString(), progress);
            requireProbabilities(analysis);
            List<Curve> curves = analysis.report().findings().stream().map(Finding::curve).toList();
            powers =
                    Power.of(
                            curves,
                            judge,
                            catalog,
                            power,
                            SIMULATIONS,
                            DESIGNS,
                            study.effort(),
                            progress);
        }
        List<Step> steps = Planning.of(analysis.report().findings(), prices);
        terminal.text(
                format == Format.JSON
                        ? PlanJson.of(steps, powers, power)
                        : new PlanText(
                                        analysis.report().findings(),
                                        steps,
                                        powers,
                                        power,
                                        !cost.isEmpty())
                                .toString());
        return code(analysis);
    }

    /**
     * Makes sure that the criterion gives what a plan is made from.
     *
     * @throws RequestException if it judged curves, and none with a probability
     */
    private void requireProbabilities(Analysis analysis) {
        List<Verdict> verdicts =
                analysis.report().findings().stream().map(Finding::verdict).toList();
        boolean judged =
                verdicts.stream().anyMatch(verdict -> verdict.outcome() != Outcome.UNDECIDED);
        boolean probable = verdicts.stream().anyMatch(v -> v.probability().isPresent());
        boolean usual = criterion.equals(Study.USUAL_CRITERION);
        if (!probable && (judged || !usual && !verdicts.isEmpty())) {
            throw new RequestException(
                    "--criterion %s gives no probability of a leap, which a plan is made from; leave it out, or take --criterion %s"
                            .formatted(criterion, Study.USUAL_CRITERION));
        }
    }

    private int code(Analysis analysis) {
        List<Issue> issues =
                analysis.report().issues().stream().filter(issue -> !issue.remark()).toList();
        if (!issues.isEmpty()) {
            terminal.message(
                    Numbers.count(issues.size(), "issue")
                            + " in the data; the first: "
                            + issues.get(0));
        }
        return analysis.pluginFailed()
                ? ExitCode.PLUGIN
                : lenient.codeWith(analysis.report().issues());
    }

    private Prices prices() {
        List<String> unknown = new ArrayList<>(cost.keySet());
        unknown.removeAll(List.of("flop", "example"));
        if (!unknown.isEmpty()) {
            throw new RequestException(
                    "--cost has no '%s'; there are flop and example, as in --cost"
                                    .formatted(unknown.get(0))
                            + " flop=2e-18,example=.002");
        }
        Double example = cost.get("example");
        if (example != null && !cost.containsKey("flop")) {
            throw new RequestException(
                    "--cost example=%s has no price of training to go with it; say both in the same"
                                    .formatted(Numbers.exact(example))
                            + " unit, as in --cost flop=2e-18,example="
                            + Numbers.exact(example));
        }
        return new Prices(
                cost.getOrDefault("flop", 1.0),
                example == null ? OptionalDouble.empty() : OptionalDouble.of(example));
    }
}
