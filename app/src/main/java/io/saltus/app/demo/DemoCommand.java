package io.saltus.app.demo;

import io.saltus.api.words.Names;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.ReportOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.study.StudyRun;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.dataset.Condition;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verdicts on the bundled data. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Verdicts on bundled real data: GPT-3 few-shot in 8 sizes, the tasks with a known chance"
                    + " level (Brown et al. 2020, Table H.1)."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String FEW_SHOT = "shots > 1 and not chance is missing";

    @Mixin private ReportOptions report;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        Path data = Distribution.file("data/gpt3.csv");
        Study study =
                Study.of(data)
                        .knowing(StudyOptions.builtInChances())
                        .where(new Condition(FEW_SHOT));
        int code =
                new StudyRun(terminal, catalog, report, plugins.wantsStacktrace())
                        .run(study, "saltus demo");
        if (report.isUsual()) {
            terminal.remark(
                    "\nThe same by hand: saltus analyze %s --where '%s'\nYour own data:    saltus inspect FILE, then saltus analyze FILE"
                            .formatted(Names.harmless(data.toString()), FEW_SHOT));
        }
        return code;
    }
}
