package io.saltus.app.demo;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Verdict;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.ExitCode;
import io.saltus.app.demo.PaperClaim.CurveName;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Analysis;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.files.WholeFiles;
import io.saltus.engine.rendering.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Figures 2 and 3 and Table 1 of Wei et al. 2022 from the bundled tables, judged.
 *
 * <p>{@code gpt3} are the few-shot sums of Brown et al. 2020 that Table 1 speaks of.
 */
final class PaperDemo {

    private static final String ON_STRATEGY = "strategy-emergence";
    private static final String SUMS =
            "shots > 1 and task in ('3D+', '3D-', '4D+', '4D-', '5D+', '5D-')";

    /** One colour for each in all figures of the paper. */
    private static final String FAMILIES = ",families=GPT-3;LaMDA;Gopher;Chinchilla;PaLM;Anthropic";

    private static final String FIGURE_2 =
            "tasks=Mod. arithmetic;IPA transliterate;Word unscramble;Persian QA;TruthfulQA;Grounded"
                    + " mappings;Multi-task NLU;Word in context,columns=4,panelHeight=26,name=figure2"
                    + FAMILIES;
    private static final String FIGURE_3 =
            "tasks=GSM8K;10 NLU tasks;8-digit addition;Calibration,criterion="
                    + ON_STRATEGY
                    + ",columns=4,panelHeight=30,name=figure3"
                    + FAMILIES;

    private final Terminal terminal;
    private final Catalog catalog;
    private final String command;

    PaperDemo(Terminal terminal, Catalog catalog, String command) {
        this.terminal = terminal;
        this.catalog = catalog;
        this.command = command;
    }

    /** Writes the table, and with a folder the figures, too; returns the exit code. */
    int run(Optional<Path> folder) throws IOException {
        folder.ifPresent(Rendering::requireWritable);
        Map<String, Report> reports = new LinkedHashMap<>();
        boolean failed = false;
        for (Map.Entry<String, Study> study : studies().entrySet()) {
            try (ProgressBar progress = terminal.progress()) {
                Analysis analysis = Saltus.analyze(study.getValue(), catalog, command, progress);
                reports.put(study.getKey(), withBaselines(analysis.report()));
                failed |= analysis.pluginFailed();
            }
        }
        List<PaperClaim> claims = PaperClaim.read(Distribution.file("data/wei2022/claims.csv"));
        PaperTable table = new PaperTable(claims, beside(claims, reports));
        if (folder.isPresent()) {
            failed |= !write(folder.get(), table, reports);
        }
        terminal.text(
                "Wei et al. 2022, Emergent Abilities of Large Language Models (arXiv:2206.07682), beside Saltus:\n\n"
                        + table.text());
        if (folder.isPresent()) {
            terminal.remark(
                    "\nWritten to %s: figure2 and figure3 as .svg and .pdf, table1 as .md and .tex"
                            .formatted(folder.get()));
        } else {
            terminal.remark("\nThe figures and the table as files: saltus demo --paper --out DIR");
        }
        return failed ? ExitCode.PLUGIN : ExitCode.DONE;
    }

    private Map<String, Study> studies() {
        Criterion emergence = (Criterion) catalog.bind(Kind.CRITERION, Study.USUAL_CRITERION);
        Criterion strategy = (Criterion) catalog.bind(Kind.CRITERION, ON_STRATEGY);
        Map<String, Study> studies = new LinkedHashMap<>();
        Study sums = study("data/gpt3.csv").where(new Condition(SUMS));
        studies.put("gpt3", sums.by(emergence));
        studies.put("figure2", study("data/wei2022/figure2.csv").by(emergence));
        studies.put("figure3", study("data/wei2022/figure3.csv").by(strategy, emergence));
        return studies;
    }

    /**
     * Returns the report with the curves without the strategy beside those with it, for the figure:
     * {@code strategy-emergence} judges the others against them and says nothing of them.
     */
    private static Report withBaselines(Report report) {
        if (report.findings().stream().noneMatch(PaperDemo::isOnStrategy)) {
            return report;
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            boolean plain = finding.curve().subject().setup().strategy().equals(Setup.STANDARD);
            if (isOnStrategy(finding)) {
                findings.add(finding);
            } else if (plain) {
                Verdict none = Verdict.undecided("what the strategy is judged against");
                findings.add(new Finding(finding.curve(), finding.criterion(), none));
            }
        }
        return report.withFindings(findings);
    }

    private static boolean isOnStrategy(Finding finding) {
        return finding.criterion().id().equals(ON_STRATEGY);
    }

    private static Study study(String table) {
        return Study.of(Distribution.file(table))
                .knowing(StudyOptions.builtInChances())
                .knowing(StudyOptions.builtInBenchmarks());
    }

    private static List<ClaimFinding> beside(List<PaperClaim> claims, Map<String, Report> reports) {
        List<ClaimFinding> found = new ArrayList<>();
        for (PaperClaim claim : claims) {
            if (claim.curve().isKnown()) {
                Report report = Objects.requireNonNull(reports.get(claim.curve().data()));
                found.add(new ClaimFinding(claim, finding(report, claim.curve())));
            }
        }
        return found;
    }

    private static Finding finding(Report report, CurveName name) {
        return report.findings().stream()
                .filter(finding -> isNamed(finding, name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no finding on " + name));
    }

    private static boolean isNamed(Finding finding, CurveName name) {
        var subject = finding.curve().subject();
        return subject.task().equals(name.task())
                && subject.family().equals(name.family())
                && subject.setup().strategy().equals(name.strategy());
    }

    /** Writes the files and returns whether all could be made. */
    private boolean write(Path folder, PaperTable table, Map<String, Report> reports)
            throws IOException {
        write(folder.resolve("table1.md"), table.markdown());
        write(folder.resolve("table1.tex"), table.latex());
        boolean second = draw(reports, "figure2", FIGURE_2, folder);
        return draw(reports, "figure3", FIGURE_3, folder) && second;
    }

    private static void write(Path file, String text) throws IOException {
        WholeFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean draw(Map<String, Report> reports, String name, String settings, Path folder)
            throws IOException {
        List<Renderer> renderers = new ArrayList<>();
        for (String id : List.of("svg", "pdf")) {
            renderers.add((Renderer) catalog.bind(Kind.RENDERER, id + ":" + settings));
        }
        Report report = Objects.requireNonNull(reports.get(name));
        List<Issue> failures =
                Rendering.render(
                                report,
                                renderers,
                                Optional.of(folder),
                                terminal.screen(),
                                catalog,
                                Study.USUAL_TIME_LIMIT)
                        .failures();
        failures.forEach(terminal::message);
        return failures.isEmpty();
    }
}
