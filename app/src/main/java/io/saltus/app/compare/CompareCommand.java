package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.StacktraceOption;
import io.saltus.app.terminal.Terminal;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changed between two JSON reports. */
@Command(
        name = "compare",
        sortOptions = false,
        description = "Show what emerged, vanished or moved between two JSON reports.",
        footer = {
            "",
            "With --fail-on the exit code tells a pipeline: 0 passed, 1 failed, 4 not enough data to say.",
            "",
            "Examples:",
            "  saltus analyze runs/ --render json > new.json",
            "  saltus compare old.json new.json --fail-on emergent",
            "  saltus compare old.json new.json --format html --out changes.html"
        })
public final class CompareCommand implements Callable<Integer> {

    /** Exit code: what was asked about happened. */
    private static final int FAILED = 1;

    /** Exit code: the data do not say whether what was asked about happened. */
    private static final int NOT_ENOUGH_DATA = 4;

    /** What a pipeline may ask about. */
    enum Event {
        EMERGENT(Change.Kind.EMERGED),
        VANISHED(Change.Kind.VANISHED),
        MOVED(Change.Kind.MOVED);

        private final Change.Kind kind;

        Event(Change.Kind kind) {
            this.kind = kind;
        }
    }

    @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier report.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW.json", description = "The later report.")
    private Path after;

    @Option(
            names = "--format",
            paramLabel = "text|markdown|html",
            defaultValue = "text",
            description = "How to write it (default: ${DEFAULT-VALUE}).")
    private ComparisonText format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write to; without it standard output.")
    private Path out;

    @Option(
            names = "--fail-on",
            paramLabel = "emergent|vanished|moved",
            description = "Exit with 1 if an ability emerged, vanished or moved beyond noise.")
    private Event event;

    @Option(
            names = "--examples",
            paramLabel = "FILE",
            description =
                    "CSV of which examples each model got right (task, model, example, correct); may be"
                            + " given several times. Models that share examples are compared pair by pair.")
    private List<Path> examples = new ArrayList<>();

    @Option(
            names = "--alpha",
            paramLabel = "P",
            defaultValue = "0.05",
            description =
                    "Probability of being told of any change that is noise (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Mixin private StacktraceOption usual;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!(alpha > 0 && alpha < 1)) {
            throw new RequestException("--alpha must be in (0, 1), got " + alpha);
        }
        Comparison comparison =
                Comparison.of(
                        ReportJson.read(before),
                        ReportJson.read(after),
                        Examples.read(examples),
                        alpha);
        write(format.of(comparison));
        if (event == null) {
            return ExitCode.DONE;
        }
        Comparison.State state = comparison.state(event.kind);
        terminal.remark(
                switch (state) {
                    case PASSED -> "passed";
                    case FAILED -> "failed: see '" + event.kind.words() + "'";
                    case NOT_ENOUGH_DATA ->
                            "not enough data to say: see '" + Change.Kind.UNCERTAIN.words() + "'";
                });
        return switch (state) {
            case PASSED -> ExitCode.DONE;
            case FAILED -> FAILED;
            case NOT_ENOUGH_DATA -> NOT_ENOUGH_DATA;
        };
    }

    private void write(String text) throws IOException {
        if (out == null) {
            terminal.text(text);
            return;
        }
        Path target = out.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RequestException("cannot write '" + out + "': " + e.getMessage(), e);
        }
    }
}
