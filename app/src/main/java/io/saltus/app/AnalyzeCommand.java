package io.saltus.app;

import io.saltus.engine.Saltus;
import io.saltus.engine.catalog.Catalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
            "  saltus analyze wide.csv --source 'csv:scores=MMLU;GSM8K' --curves pooled"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "LOCATION",
            arity = "1..*",
            description = "Files or folders with evaluation results.")
    private List<String> locations;

    @Mixin private StudyOptions study;
    @Mixin private ReportOptions report;
    @Mixin private PluginOptions plugins;

    private final Terminal terminal;
    private final Commands.Words words;

    AnalyzeCommand(Terminal terminal, Commands.Words words) {
        this.terminal = terminal;
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        return new AnalysisRun(terminal, catalog, report, plugins.wantsStacktrace())
                .run(study.study(locations, catalog), words.toString());
    }
}
