package io.saltus.app.plugins;

import io.saltus.api.data.Issue;
import io.saltus.api.spi.Extension;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.Saltus;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.LimitedCalls;
import io.saltus.engine.catalog.PluginAtWork;
import io.saltus.engine.catalog.PluginCopy;
import io.saltus.engine.catalog.PluginVerification;
import io.saltus.engine.work.Progress;
import io.saltus.testkit.BrokenPromise;
import io.saltus.testkit.Conformance;
import io.saltus.testkit.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A plugin that was looked through and whose promises were tried. */
final class VerifiedPlugin {

    private static final String LATE = "it did not return within ";
    private static final Duration USUAL = Duration.ofSeconds(60);

    private final PluginVerification plugin;
    private final List<String> problems = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final Duration limit;
    private final Progress progress;

    private VerifiedPlugin(PluginVerification plugin, Duration limit, Progress progress) {
        this.plugin = plugin;
        this.limit = limit;
        this.progress = progress;
        problems.addAll(plugin.problems());
        for (Entry entry : plugin.entries()) {
            verifyPromises(entry);
        }
        problems.addAll(Saltus.toldOfPlugins().stream().map(Issue::why).toList());
    }

    /** Verifies a plugin beside those in {@code folders}, as if it went to one of its own. */
    static VerifiedPlugin of(Path file, List<Path> folders) throws IOException {
        try (PluginCopy copy = PluginCopy.of(file)) {
            Path target = folders.isEmpty() ? file : folders.get(folders.size() - 1);
            return of(copy, folders, target, USUAL, Progress.NONE);
        }
    }

    /**
     * Verifies a plugin beside those in {@code folders}, as if it went to {@code target}.
     *
     * @param limit how long one promise may take before the plugin counts as blocked
     */
    static VerifiedPlugin of(
            PluginCopy copy, List<Path> folders, Path target, Duration limit, Progress progress)
            throws IOException {
        return new VerifiedPlugin(PluginVerification.of(copy, folders, target), limit, progress);
    }

    PluginVerification plugin() {
        return plugin;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** Says what was found. */
    void tell(Terminal terminal) throws IOException {
        terminal.line(
                plugin.file().getFileName()
                        + (plugin.id().isEmpty()
                                ? ""
                                : ": " + plugin.id() + " " + plugin.version()));
        terminal.line("  SHA-256 " + plugin.sha256());
        for (String note : plugin.notes()) {
            terminal.line("  note: " + note);
        }
        for (String line : kept) {
            terminal.line("  " + line);
        }
        for (String problem : problems) {
            String mark = "  WRONG: ";
            for (String line : problem.lines().toList()) {
                terminal.line(mark + line);
                mark = " ".repeat(mark.length());
            }
        }
        String file = plugin.file().getFileName().toString();
        if (file.endsWith(".jar") && problems.stream().anyMatch(VerifiedPlugin::lacksAClass)) {
            terminal.line(
                    "  a JAR brings no libraries; if the class is of one, verify the archive with them: %s.zip, which the template's build puts beside it"
                            .formatted(file.substring(0, file.length() - ".jar".length())));
        }
        terminal.line(
                isSound()
                        ? "  nothing is wrong with it"
                        : "  "
                                + (problems.size() == 1
                                        ? "1 thing is"
                                        : problems.size() + " things are")
                                + " wrong");
    }

    private static boolean lacksAClass(String problem) {
        return problem.contains("NoClassDefFoundError") || problem.contains("ClassNotFound");
    }

    private void verifyPromises(Entry entry) {
        Extension extension = entry.sample(Map.of());
        String what = entry.description().kind().word() + " '" + entry.description().id() + "'";
        Conformance conformance = Conformance.of(extension);
        int broken = 0;
        int tried = 0;
        int all = conformance.promises().size();
        try (LimitedCalls calls = new LimitedCalls(limit)) {
            for (Promise promise : conformance.promises()) {
                progress.at("trying the " + what, tried, all);
                tried++;
                if (promise == Promise.IS_REGISTERED) {
                    continue; // that is how it was found
                }
                Optional<String> how = verify(calls, entry, conformance, promise);
                if (how.isPresent()) {
                    broken++;
                    problems.add(
                            what
                                    + " breaks a promise, that it "
                                    + promise.text()
                                    + ": "
                                    + how.get());
                }
                if (how.isPresent() && how.get().startsWith(LATE)) {
                    break; // it holds a thread and a processor: what follows would tell nothing
                }
            }
        }
        kept.add("%s: %d of %d promises kept".formatted(what, tried - 1 - broken, all - 1));
        if (tried < all) {
            kept.add("%s: %d promises were not tried after that".formatted(what, all - tried));
        }
    }

    /** Returns how a promise is broken, if it is. */
    private Optional<String> verify(
            LimitedCalls calls, Entry entry, Conformance conformance, Promise promise) {
        try {
            return calls.call(
                    () ->
                            PluginAtWork.call(
                                    entry.plugin(),
                                    () -> {
                                        try {
                                            conformance.verify(promise);
                                            return Optional.<String>empty();
                                        } catch (BrokenPromise e) {
                                            return Optional.of(
                                                    String.valueOf(e.getMessage())
                                                            .replaceFirst("^[A-Z_]+: ", ""));
                                        }
                                    }));
        } catch (TimeoutException e) {
            return Optional.of(LATE + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Optional.of("it ends in " + e.getCause());
        }
    }
}
