package io.saltus.app.demo;

import io.saltus.api.words.Names;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.ReportOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.study.StudyRun;
import io.saltus.app.study.VerdictOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Condition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verdicts on the bundled data. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Verdicts on bundled real data: GPT-3 few-shot in 8 sizes, the tasks with a known chance"
                    + " level (Brown et al. 2020, Table H.1). With --paper: the figures and the table"
                    + " of the paper that named emergent abilities."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String FEW_SHOT = "shots > 1 and not chance is missing";

    @Option(
            names = "--paper",
            description =
                    "Figures 2 and 3 and Table 1 of Wei et al. 2022 from the bundled numbers, with"
                            + " probabilities and intervals beside the paper's claims; with --out"
                            + " figures and tables as files.")
    private boolean paper;

    @Mixin private ReportOptions report;
    @Mixin private VerdictOptions verdicts;
    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        if (paper) {
            report.requireNoMethod("--paper", verdicts);
            return new PaperDemo(terminal, catalog, new CommandWords(words).toString())
                    .run(report.out());
        }
        Path data = Distribution.file("data/gpt3.csv");
        Study study =
                Study.of(data)
                        .knowing(StudyOptions.builtInChances())
                        .knowing(StudyOptions.builtInBenchmarks())
                        .where(new Condition(FEW_SHOT));
        int code =
                new StudyRun(terminal, catalog, report, plugins.wantsStacktrace())
                        .run(study, verdicts, words);
        if (report.isUsual()) {
            terminal.remark(
                    "\nThe same by hand: %s\nYour own data:    saltus inspect FILE, then saltus analyze FILE"
                            .formatted(Names.harmless(byHand(data, words).toString())));
        }
        return code;
    }

    /** Every option of this command is one of analyze. */
    private static CommandWords byHand(Path data, List<String> words) {
        List<String> all = new ArrayList<>(words);
        int demo = all.indexOf("demo");
        all.remove(demo);
        all.addAll(demo, List.of("analyze", data.toString(), "--where", FEW_SHOT));
        return new CommandWords(all);
    }
}
