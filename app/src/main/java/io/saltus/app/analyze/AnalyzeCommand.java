package io.saltus.app.analyze;

import io.saltus.app.command.PluginOptions;
import io.saltus.app.command.ShardOptions;
import io.saltus.app.study.ReportOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.study.StudyRun;
import io.saltus.app.study.VerdictOptions;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.catalog.Catalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verdicts on evaluation results. */
@Command(
        name = "analyze",
        sortOptions = false,
        description = "Decide which abilities in evaluation results are emergent.",
        footer = {
            "",
            "Examples:",
            "  saltus analyze results.csv",
            "  saltus analyze runs/ --axis tokens --render json --out report",
            "  saltus analyze table.csv --source 'csv:task=Benchmark,score=acc,percent=true'",
            "  saltus analyze wide.csv --source 'csv:scores=MMLU;GSM8K' --curves pooled",
            "  saltus analyze results.csv --shard 3/16; ...; saltus merge parts"
        })
public final class AnalyzeCommand implements Callable<Integer> {

    @Mixin private StudyOptions study;
    @Mixin private ReportOptions report;
    @Mixin private VerdictOptions verdicts;
    @Mixin private ShardOptions shards;

    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    AnalyzeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return new StudyRun(terminal, catalog, report, plugins.wantsStacktrace())
                .run(study.study(catalog), verdicts, shards, words);
    }
}
