package io.saltus.engine.work;

import io.saltus.api.data.Issue;
import io.saltus.engine.catalog.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Calls into plugins: while one works, it is its own context class loader, as libraries expect, and
 * the threads it starts can be told by it.
 */
public final class PluginCalls {

    private static final InheritableThreadLocal<String> AT_WORK = new InheritableThreadLocal<>();

    private PluginCalls() {}

    /** Returns the plugin that the current thread works for, with its file. */
    public static Optional<String> atWork() {
        return Optional.ofNullable(AT_WORK.get());
    }

    /** Calls a plugin. */
    public static <R> R call(Entry entry, Callable<R> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(entry.type().getClassLoader());
        AT_WORK.set(Faults.place(entry));
        try {
            return code.call();
        } finally {
            thread.setContextClassLoader(before);
            AT_WORK.remove();
        }
    }

    /** Whether a thread is neither a worker of ours nor one that Java keeps for its own ends. */
    private static boolean isOfAPlugin(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null // it has ended meanwhile
                && !group.getName().equals("system")
                && !group.getName().equals("InnocuousThreadGroup")
                && !thread.getName().equals(Parallel.WORKER)
                && thread != Thread.currentThread();
    }

    /** Returns an issue for each plugin that has left threads running. */
    public static List<Issue> threadsLeft(Collection<Entry> used) {
        Map<ClassLoader, Entry> byLoader = new HashMap<>();
        for (Entry entry : used) {
            if (entry.plugin().file().isPresent()) {
                byLoader.putIfAbsent(entry.type().getClassLoader(), entry);
            }
        }
        Map<String, List<String>> left = new TreeMap<>();
        if (!byLoader.isEmpty()) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                Entry entry = byLoader.get(thread.getContextClassLoader());
                if (entry != null && isOfAPlugin(thread)) {
                    left.computeIfAbsent(Faults.place(entry), place -> new ArrayList<>())
                            .add(thread.getName());
                }
            }
        }
        List<Issue> issues = new ArrayList<>();
        left.forEach(
                (place, names) ->
                        issues.add(
                                new Issue(
                                        place,
                                        "left %s running: %s; a plugin ends its threads before it returns"
                                                .formatted(
                                                        names.size() == 1
                                                                ? "a thread"
                                                                : names.size() + " threads",
                                                        String.join(
                                                                ", ",
                                                                names.stream()
                                                                        .sorted()
                                                                        .limit(5)
                                                                        .toList())))));
        return issues;
    }
}
