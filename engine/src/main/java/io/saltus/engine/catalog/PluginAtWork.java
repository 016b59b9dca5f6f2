package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;

/**
 * Which plugin is at work where. While one is called, it is its own context class loader, as
 * libraries expect, and the threads it starts can be told by it; what it changes for the whole
 * process is put back and told.
 */
public final class PluginAtWork {

    private static final int MOST = 100;

    private static final InheritableThreadLocal<String> HERE = new InheritableThreadLocal<>();
    private static final Map<ClassLoader, String> PLACES =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** How many calls into each plugin are under way; with what was told, guarded by itself. */
    private static final Map<String, Integer> CALLS = new TreeMap<>();

    private static final List<Issue> TOLD = new ArrayList<>();
    private static ProcessDefaults before = ProcessDefaults.now();

    private PluginAtWork() {}

    /** Returns the plugin that the current thread works for, with its file. */
    public static Optional<String> here() {
        return Optional.ofNullable(HERE.get());
    }

    /** Returns the plugin that a thread works for or was started by, with its file. */
    public static Optional<String> on(Thread thread) {
        return Optional.ofNullable(PLACES.get(thread.getContextClassLoader()));
    }

    /** Calls a plugin. */
    public static <R> R call(Plugin plugin, Callable<R> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        String outer = HERE.get();
        String name = plugin.name();
        thread.setContextClassLoader(plugin.loader());
        HERE.set(name);
        enter(plugin, name);
        try {
            return code.call();
        } finally {
            leave(name);
            thread.setContextClassLoader(loader);
            if (outer == null) {
                HERE.remove();
            } else {
                HERE.set(outer);
            }
        }
    }

    private static void enter(Plugin plugin, String name) {
        synchronized (CALLS) {
            if (CALLS.isEmpty() && !before.hold()) {
                before = ProcessDefaults.now();
            }
            CALLS.merge(name, 1, Integer::sum);
            if (plugin.file().isPresent()) {
                PLACES.put(plugin.loader(), name);
            }
        }
    }

    private static void leave(String name) {
        synchronized (CALLS) {
            for (String change : before.restore()) {
                tell(
                        new Issue(
                                        String.join(", ", CALLS.keySet()),
                                        "changed %s for the whole process; it was put back, and a plugin leaves it alone"
                                                .formatted(change))
                                .coded("plugin-left-traces"));
            }
            CALLS.computeIfPresent(name, (same, calls) -> calls == 1 ? null : calls - 1);
        }
    }

    /** Keeps something to say of a plugin until somebody asks. */
    public static void tell(Issue issue) {
        synchronized (CALLS) {
            if (TOLD.size() < MOST && !TOLD.contains(issue)) {
                TOLD.add(issue);
            }
        }
    }

    /** Returns what there is to say of plugins so far, and hands it over. */
    public static List<Issue> takeTold() {
        synchronized (CALLS) {
            List<Issue> told = List.copyOf(TOLD);
            TOLD.clear();
            return told;
        }
    }
}
