package io.saltus.app;

import io.saltus.app.analyze.AnalyzeCommand;
import io.saltus.app.calibrate.CalibrateCommand;
import io.saltus.app.command.HelpOption;
import io.saltus.app.compare.CompareCommand;
import io.saltus.app.completion.CompletionCommand;
import io.saltus.app.demo.DemoCommand;
import io.saltus.app.forecast.ForecastCommand;
import io.saltus.app.inspect.InspectCommand;
import io.saltus.app.merge.MergeCommand;
import io.saltus.app.plan.PlanCommand;
import io.saltus.app.plugins.PluginsCommand;
import io.saltus.app.setup.SetupCommand;
import io.saltus.app.signal.SignalCommand;
import io.saltus.app.view.ViewCommand;
import io.saltus.engine.catalog.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "saltus",
        description =
                "Finds emergent abilities in evaluation results of language models: which, from what"
                        + " scale on, how sure, and whether it is the model or the metric.",
        mixinStandardHelpOptions = false,
        versionProvider = SaltusCommand.VersionLine.class,
        footer = {
            "",
            "First steps:",
            "  saltus demo                   verdicts on bundled real data",
            "  saltus inspect results.csv    what is in your data, and what is missing",
            "  saltus analyze results.csv    verdicts on your data",
            "",
            "Exit codes: 0 done; 1 done with issues in the data; 2 the request cannot be carried"
                    + " out; 3 a plugin failed."
        })
final class SaltusCommand implements Runnable {

    /** The commands by name, in the order of the help. */
    static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("demo", DemoCommand.class);
        COMMANDS.put("analyze", AnalyzeCommand.class);
        COMMANDS.put("view", ViewCommand.class);
        COMMANDS.put("forecast", ForecastCommand.class);
        COMMANDS.put("plan", PlanCommand.class);
        COMMANDS.put("inspect", InspectCommand.class);
        COMMANDS.put("signal", SignalCommand.class);
        COMMANDS.put("compare", CompareCommand.class);
        COMMANDS.put("calibrate", CalibrateCommand.class);
        COMMANDS.put("merge", MergeCommand.class);
        COMMANDS.put("plugins", PluginsCommand.class);
        COMMANDS.put("setup", SetupCommand.class);
        COMMANDS.put("completion", CompletionCommand.class);
    }

    @Spec private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private HelpOption help;

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }

    static String version() {
        return "saltus " + Version.CURRENT;
    }

    /** The line that {@code --version} prints. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }
}
