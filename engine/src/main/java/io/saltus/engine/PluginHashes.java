package io.saltus.engine;

import io.saltus.engine.catalog.Fingerprint;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.work.Parallel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** SHA-256 of plugins, taken aside where it is known early that they take part. */
final class PluginHashes {

    private final Map<Plugin, FutureTask<String>> tasks = new LinkedHashMap<>();

    /** Begins with {@code expected}; others are taken when they are asked for. */
    PluginHashes(List<Plugin> expected) {
        expected.forEach(plugin -> tasks.put(plugin, task(plugin)));
        List<FutureTask<String>> begun = List.copyOf(tasks.values());
        Thread thread = new Thread(() -> begun.forEach(FutureTask::run), "saltus-plugin-hashes");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns the SHA-256 of a plugin; empty if it is on the class path or cannot be read.
     *
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    String of(Plugin plugin) {
        FutureTask<String> task = tasks.computeIfAbsent(plugin, PluginHashes::task);
        task.run(); // does nothing if it ran or runs already
        Parallel.requireWanted(); // an interrupted thread reads no file: its hash would be empty
        try {
            return Parallel.resultOf(task);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static FutureTask<String> task(Plugin plugin) {
        return new FutureTask<>(
                () -> {
                    try {
                        return plugin.file().isPresent()
                                ? Fingerprint.ofPlugin(plugin.file().get())
                                : "";
                    } catch (IOException unreadable) {
                        return "";
                    }
                });
    }
}
