package io.saltus.app.view;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.PluginOptions;
import io.saltus.app.study.StudyOptions;
import io.saltus.app.study.VerdictOptions;
import io.saltus.app.terminal.ProgressBar;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A page that analyses as one looks. */
@Command(
        name = "view",
        sortOptions = false,
        description =
                "Show a page on this machine that analyses as you filter and change axis, criterion and"
                        + " settings, and follows the results as they come.",
        footer = {
            "",
            "The page is for this machine alone: its address holds a secret. Ctrl-C ends it.",
            "",
            "Examples:",
            "  saltus view results.csv --open",
            "  saltus view runs/ --axis tokens",
            "  saltus view runs/ --port 8765     on a machine you reach by ssh -L 8765:127.0.0.1:8765"
        })
public final class ViewCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    @Mixin private StudyOptions study;

    @SuppressWarnings("UnusedVariable") // read as arguments, as a page may change it
    @Option(
            names = "--criterion",
            completionCandidates = ExtensionIds.Criteria.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What the page judges by at first; may be given several times. Without it: "
                            + Study.USUAL_CRITERION
                            + ".")
    private List<String> criteria = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // as the criteria
    @Mixin
    private VerdictOptions verdicts;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port on 127.0.0.1; without it a free one.")
    private int port;

    @Option(names = "--open", description = "Open the page in the browser.")
    private boolean open;

    @Mixin private PluginOptions plugins;

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    ViewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Saltus.prepare();
        if (port < 0 || port > MOST_PORT) {
            throw new RequestException(
                    "--port must be in [0, %d], got %d".formatted(MOST_PORT, port));
        }
        Catalog catalog = plugins.catalog();
        Question first = new Question(changing());
        List<String> fixed = fixed();
        first.request(fixed).study(catalog);
        Listeners listeners = new Listeners();
        Progress told = new ThrottledProgress(listeners);
        KeptResults results = new KeptResults(catalog, fixed, told);
        // before the first reading, so that nothing that comes meanwhile is missed
        List<Path> watched = results.watched();
        ViewSite site =
                new ViewSite(
                        catalog,
                        fixed,
                        results,
                        listeners,
                        new QuestionAnswers(
                                terminal,
                                catalog,
                                fixed,
                                results,
                                listeners,
                                plugins.wantsStacktrace()));
        FolderWatch watch = new FolderWatch(watched, () -> site.readAgain(false));
        read(results, watched);
        results.state().reading().ifPresent(reading -> first.requireOwn(reading.dataset()));
        PageServer server = new PageServer(port, site);
        watch.start();
        String query = first.query();
        String address = server.address() + (query.isEmpty() ? "" : "?" + query);
        terminal.text(address + System.lineSeparator());
        boolean opened = open && new BrowserStart(terminal).open(address);
        terminal.remark(
                (opened ? "given to the browser" : "open this address in a browser")
                        + "; it holds a secret and is for this machine alone. Ctrl-C ends it.");
        catalog.problems().forEach(terminal::message);
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    /** Reads before the page is there; a folder without results may yet be written to. */
    private void read(KeptResults results, List<Path> watched) {
        try (ProgressBar progress = terminal.progress()) {
            results.read(progress);
        } catch (RequestException e) {
            boolean mayCome = watched.stream().anyMatch(Files::isDirectory);
            if (!mayCome || watched.stream().anyMatch(path -> !Files.exists(path))) {
                throw e;
            }
            results.awaits(String.valueOf(e.getMessage()));
            terminal.message(e.getMessage() + "; the page waits for results");
        }
    }

    /** The arguments that no page changes: where the results are, and how they are read. */
    private List<String> fixed() {
        List<String> fixed = new ArrayList<>(study.locations());
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName().substring(2);
            if (Question.OPTIONS.contains(name) || List.of("port", "open").contains(name)) {
                continue;
            }
            for (String value : option.stringValues()) {
                fixed.add(option.longestName() + (option.arity().max() == 0 ? "" : "=" + value));
            }
        }
        return fixed;
    }

    /** What the page shows at first, as it may be changed there. */
    private Map<String, List<String>> changing() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName().substring(2);
            if (Question.OPTIONS.contains(name)) {
                words.put(name, name.equals("calibrate") ? List.of("1") : option.stringValues());
            }
        }
        return words;
    }

    /** How far reading is, for all pages. */
    private record ThrottledProgress(Listeners listeners) implements Progress {
        @Override
        public void at(String what, long done, long total) {
            if (done == total || done % Math.max(1, total / 50) == 0) {
                listeners.tell(Listeners.PROGRESS, QuestionAnswers.progressJson(what, done, total));
            }
        }
    }
}
