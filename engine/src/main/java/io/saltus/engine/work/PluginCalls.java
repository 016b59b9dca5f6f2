package io.saltus.engine.work;

import io.saltus.api.data.Issue;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.PluginAtWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Calls into plugins, and what they leave behind. */
public final class PluginCalls {

    private PluginCalls() {}

    /** Calls a plugin. */
    public static <R> R call(Entry entry, Callable<R> code) throws Exception {
        return PluginAtWork.call(entry.plugin(), code);
    }

    /** Returns what a source says it looks for; blank if it does not say, or fails. */
    public static String looksFor(Entry entry, Source source) {
        try {
            return Objects.requireNonNullElse(call(entry, source::looksFor), "");
        } catch (Exception | Error e) {
            PluginAtWork.tell(Faults.issue(entry, "asked what it looks for", e));
            return "";
        }
    }

    /**
     * Returns an issue for each plugin that has left threads running, and for what plugins changed
     * that is not theirs.
     */
    public static List<Issue> traces(Collection<Entry> used) {
        List<Issue> issues = new ArrayList<>(PluginAtWork.takeTold());
        issues.addAll(threadsLeft(used));
        return issues;
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
    private static List<Issue> threadsLeft(Collection<Entry> used) {
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
                                                                                .toList())))
                                        .coded("plugin-left-traces")));
        return issues;
    }
}
