package io.saltus.app.plugins;

import io.saltus.api.spi.Extension;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.PluginVerification;
import io.saltus.testkit.BrokenPromise;
import io.saltus.testkit.Conformance;
import io.saltus.testkit.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A plugin that was looked through and whose promises were tried. */
final class VerifiedPlugin {

    /** How long one promise may take before the plugin counts as blocked. */
    private static final int SECONDS = 60;

    private final PluginVerification plugin;
    private final List<String> problems = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private VerifiedPlugin(PluginVerification plugin) {
        this.plugin = plugin;
        problems.addAll(plugin.problems());
        for (Entry entry : plugin.entries()) {
            verifyPromises(entry);
        }
    }

    /**
     * Verifies a plugin beside those in {@code folders}; a Maven project stands for the plugin that
     * it built.
     */
    static VerifiedPlugin of(Path file, List<Path> folders) throws IOException {
        return new VerifiedPlugin(PluginVerification.of(BuiltPlugin.of(file), folders));
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
        terminal.line(
                isSound()
                        ? "  nothing is wrong with it"
                        : "  "
                                + (problems.size() == 1
                                        ? "1 thing is"
                                        : problems.size() + " things are")
                                + " wrong");
    }

    private void verifyPromises(Entry entry) {
        Extension extension = entry.sample(Map.of());
        String what = entry.description().kind().word() + " '" + entry.description().id() + "'";
        Conformance conformance = Conformance.of(extension);
        int broken = 0;
        for (Promise promise : conformance.promises()) {
            if (promise == Promise.IS_REGISTERED) {
                continue; // that is how it was found
            }
            String how = verify(conformance, promise);
            if (!how.isEmpty()) {
                broken++;
                problems.add(what + " breaks a promise, that it " + promise.text() + ": " + how);
            }
        }
        int tried = conformance.promises().size() - 1;
        kept.add("%s: %d of %d promises kept".formatted(what, tried - broken, tried));
    }

    /** Returns how a promise is broken; empty if it is kept. */
    private static String verify(Conformance conformance, Promise promise) {
        FutureTask<String> task =
                new FutureTask<>(
                        () -> {
                            try {
                                conformance.verify(promise);
                                return "";
                            } catch (BrokenPromise e) {
                                return String.valueOf(e.getMessage())
                                        .replaceFirst("^[A-Z_]+: ", "");
                            }
                        });
        Thread thread = new Thread(task, "saltus-verify");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return "it did not return within " + SECONDS + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (java.util.concurrent.ExecutionException e) {
            return "it ends in " + e.getCause();
        }
    }
}
