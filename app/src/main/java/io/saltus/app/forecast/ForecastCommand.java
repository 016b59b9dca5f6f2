package io.saltus.app.forecast;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Forecaster;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.ReportOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.study.StudyRun;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.forecasting.ForecastRequest;
import io.saltus.engine.forecasting.TargetReading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What models to come will score, and how far to trust it. */
@Command(
        name = "forecast",
        sortOptions = false,
        description =
                "Forecast what models to come will score, with intervals, and show how such"
                        + " forecasts fared at what is held out of your data.",
        footer = {
            "",
            "Examples:",
            "  saltus forecast results.csv --at 1e25",
            "  saltus forecast results.csv --at params=70B,tokens=15T --reach .5",
            "  saltus forecast results.csv --hindcast",
            "  saltus forecast results.csv --at 1e25 --hindcast --render html --out report"
        })
public final class ForecastCommand implements Callable<Integer> {

    private static final List<Integer> USUAL_LEAVE = List.of(1, 2, 3);

    @Mixin private StudyOptions options;

    @Option(
            names = "--at",
            paramLabel = "SCALE|NAME=SCALE,..|MODEL",
            description =
                    "A model to come: a scale along the axis (1e25 along compute, 70B along parameters"
                            + " or tokens, 2027-01-01 along date), what is known"
                            + " of it (params=70B,tokens=15T), or the name of one in the catalogue;"
                            + " may be given several times.")
    private List<String> at = new ArrayList<>();

    @Option(
            names = "--method",
            completionCandidates = ExtensionIds.Forecasters.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What forecasts; may be given several times. Without it: "
                            + ForecastRequest.USUAL_METHOD
                            + "; with --hindcast every method.")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = "--reach",
            paramLabel = "SCORE",
            description = "Say how probable this score or a better one is.")
    private Double reach;

    @Option(
            names = "--hindcast",
            description =
                    "Hold out the largest scales of each curve, forecast them, and show how each"
                            + " method fared.")
    private boolean hindcast;

    @Option(
            names = "--leave",
            split = ",",
            paramLabel = "N,..",
            description = "How many scales --hindcast holds out (default: 1,2,3).")
    private List<Integer> leave = new ArrayList<>();

    @Mixin private ReportOptions report;
    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    ForecastCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        Catalog catalog = plugins.catalog();
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        Study study = options.study(catalog);
        return new StudyRun(terminal, catalog, report, plugins.wantsStacktrace())
                .forecast(study, request(study, catalog), new CommandWords(words).toString());
    }

    private ForecastRequest request(Study study, Catalog catalog) {
        if (!hindcast && !leave.isEmpty()) {
            throw new RequestException(
                    "--leave says what --hindcast holds out; type --hindcast --leave "
                            + String.join(",", leave.stream().map(String::valueOf).toList()));
        }
        TargetReading reading = new TargetReading(study.models());
        return new ForecastRequest(
                methods.stream()
                        .map(asked -> (Forecaster) catalog.bind(Kind.FORECASTER, asked))
                        .toList(),
                at.stream().map(reading::read).toList(),
                reach == null ? OptionalDouble.empty() : OptionalDouble.of(reach),
                hindcast ? (leave.isEmpty() ? USUAL_LEAVE : leave) : List.of(),
                false);
    }
}
