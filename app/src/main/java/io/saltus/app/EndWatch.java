package io.saltus.app;

import io.saltus.api.data.Issue;
import io.saltus.api.words.Names;
import io.saltus.app.command.ExitCode;
import io.saltus.engine.catalog.PluginAtWork;
import io.saltus.engine.catalog.PluginCopy;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that Saltus ends when it means to and with its own exit code. A plugin can end the
 * process, which no Java from 24 on can prevent; it is named then, and the exit code is that of a
 * plugin's failure. One that does not let the process end is named, too, and left.
 */
final class EndWatch {

    /** How long what plugins want to do at the end may take. */
    private static final long PATIENCE_MILLIS = 3_000;

    private static final AtomicBoolean MEANT = new AtomicBoolean();

    private EndWatch() {}

    /** Begins to watch. */
    static void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(EndWatch::atEnd, "saltus-end"));
        Thread.setDefaultUncaughtExceptionHandler(EndWatch::uncaught);
    }

    /** Ends the process. */
    static void end(int code) {
        MEANT.set(true);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Thread deadline = new Thread(() -> halt(code, before), "saltus-deadline");
        deadline.setDaemon(true);
        deadline.start();
        System.exit(code);
    }

    private static void halt(int code, Set<Thread> before) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            // nobody but a plugin interrupts it; the process ends all the sooner
        }
        Set<String> busy = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)) { // a hook
                PluginAtWork.on(thread).ifPresent(busy::add);
            }
        }
        say(
                "%s held up the end of Saltus, by a shutdown hook; it was not waited for any longer"
                        .formatted(
                                busy.isEmpty()
                                        ? "a plugin"
                                        : "the plugin " + String.join(", ", busy)));
        Runtime.getRuntime().halt(code == ExitCode.DONE ? ExitCode.PLUGIN : code);
    }

    private static void atEnd() {
        Optional<Thread> ending = MEANT.get() ? Optional.empty() : whoEnds();
        if (ending.isEmpty()) {
            PluginCopy.closeAll();
            return; // as it was meant, or by a signal
        }
        say(
                "%s ended Saltus, by System.exit or Runtime.exit, before it was done; it gives no result with that plugin"
                        .formatted(
                                PluginAtWork.on(ending.get())
                                        .map(name -> "the plugin " + name)
                                        .orElse("a plugin")));
        PluginCopy.closeAll();
        Runtime.getRuntime().halt(ExitCode.PLUGIN);
    }

    /** Returns the thread that asked for the end; none where it is a signal's. */
    private static Optional<Thread> whoEnds() {
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            for (StackTraceElement frame : each.getValue()) {
                if (frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit")) {
                    return Optional.of(each.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** A thread of a plugin that dies is told like any failure; one of ours is a bug. */
    private static void uncaught(Thread thread, Throwable thrown) {
        Optional<String> plugin = PluginAtWork.on(thread).or(PluginAtWork::here);
        if (plugin.isPresent()) {
            String first = String.valueOf(thrown).lines().findFirst().orElse("");
            PluginAtWork.tell(
                    new Issue(
                                    plugin.get(),
                                    "its thread '%s' died of %s".formatted(thread.getName(), first))
                            .coded("plugin-failed"));
        } else {
            say("this is a bug in Saltus; please report it with what follows");
            thrown.printStackTrace();
        }
    }

    /** Says it on the process's own standard error: the stream of Java may be closed by now. */
    private static void say(String line) {
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            err.write(
                    ("saltus: " + Names.harmless(line) + System.lineSeparator())
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // there is nobody left to tell
        }
    }
}
