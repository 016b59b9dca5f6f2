package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.Extension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All extensions that can be used, and what is wrong with those that cannot. Immutable.
 *
 * <p>{@code META-INF/services} is the only registry: the same JAR serves on a class path and in a
 * plugin folder. Nothing depends on the order in which the file system lists files.
 */
public final class Catalog {

    private final List<Plugin> plugins;
    private final List<Entry> entries;
    private final Map<Class<? extends Extension>, Entry> ofExtensions = new ConcurrentHashMap<>();
    private final List<Issue> problems;

    private Catalog(List<Plugin> plugins, List<Entry> entries, List<Issue> problems) {
        this.plugins = List.copyOf(plugins);
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
    }

    /** Returns the extensions on the class path: all an embedder needs. */
    public static Catalog onClassPath() {
        return of(List.of());
    }

    /**
     * Returns the extensions on the class path and in these plugin folders; a folder that does not
     * exist holds none. A plugin that stands both on the class path and in a folder counts once, as
     * on the class path.
     */
    public static Catalog of(List<Path> folders) {
        return with(Optional.empty(), folders);
    }

    /** Returns what {@code of} does, and a plugin as if it were installed there. */
    static Catalog with(Optional<PluginArchive.Candidate> first, List<Path> folders) {
        return with(first, folders, Catalog.class.getClassLoader());
    }

    /** Returns what {@code with} does, with what {@code classPath} loads for the class path. */
    static Catalog with(
            Optional<PluginArchive.Candidate> first, List<Path> folders, ClassLoader classPath) {
        PluginFolders.Found found = PluginFolders.in(first, folders, Version.CURRENT);
        List<Issue> problems = new ArrayList<>(found.problems());
        List<Plugin> plugins = new ArrayList<>(found.plugins());
        plugins.add(
                new Plugin(Plugin.CLASS_PATH, Version.CURRENT, "*", Optional.empty(), classPath));
        List<Entry> entries = new ArrayList<>();
        // Each plugin has a class loader of its own: they can load at the same time.
        List<List<Issue>> told = plugins.stream().<List<Issue>>map(p -> new ArrayList<>()).toList();
        List<List<Entry>> byPlugin =
                IntStream.range(0, plugins.size())
                        .parallel()
                        .mapToObj(i -> extensions(plugins.get(i), told.get(i)))
                        .toList();
        byPlugin.forEach(entries::addAll);
        told.forEach(problems::addAll);
        new ClassPathCopies(entries).removeFrom(entries, plugins);
        entries.sort(
                Comparator.comparing((Entry entry) -> entry.description().kind())
                        .thenComparing(entry -> entry.description().id())
                        .thenComparing(entry -> entry.type().getName())
                        .thenComparing(entry -> entry.plugin().place()));
        return new Catalog(plugins, withoutTwins(entries, problems, found), problems);
    }

    /** Returns the plugins that were found, by id. */
    public List<Plugin> plugins() {
        return plugins;
    }

    /** Returns the extensions, by kind and id. */
    public List<Entry> entries() {
        return entries;
    }

    /** Returns the extensions of one kind, by id. */
    public List<Entry> entries(Kind kind) {
        return entries.stream().filter(entry -> entry.description().kind() == kind).toList();
    }

    /** Returns what is wrong with plugins that are not used, each by its file. */
    public List<Issue> problems() {
        return problems;
    }

    /**
     * Returns the extension that {@code spec} asks for, as it asks.
     *
     * @throws RequestException if there is none, or a setting is unknown or out of bounds
     */
    public Extension bind(Kind kind, String spec) {
        Spec asked = Spec.parse(spec);
        return find(kind, asked.id()).bind(asked.settings());
    }

    /**
     * Returns the extensions that {@code specs} ask for, as they ask; one that cannot be made is
     * told of and left aside, where there are others.
     *
     * @throws RequestException if there is none of that id, or a setting is unknown or out of
     *     bounds
     * @throws PluginException if none can be made
     */
    public List<Extension> bind(Kind kind, List<String> specs) {
        List<Extension> made = new ArrayList<>();
        List<PluginException> broken = new ArrayList<>();
        for (String spec : specs) {
            try {
                Extension extension = bind(kind, spec);
                if (!made.contains(extension)) { // asked twice, it answers once
                    made.add(extension);
                }
            } catch (PluginException e) {
                broken.add(e);
            }
        }
        if (made.isEmpty() && !broken.isEmpty()) {
            throw broken.get(0);
        }
        for (PluginException e : broken) {
            PluginAtWork.tell(e.issue(kind.word()));
        }
        return made;
    }

    /**
     * Returns the entry with this id.
     *
     * @throws RequestException if there is none: it names the kind, the nearest id and all
     */
    public Entry find(Kind kind, String id) {
        return entries(kind).stream()
                .filter(entry -> entry.description().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RequestException(unknown(kind, id)));
    }

    /** Returns whether a text is a mapping of columns that stands alone: {@code score=Accuracy}. */
    public static boolean isMapping(String text) {
        return text.matches("[A-Za-z_]+=.*");
    }

    /** Returns what to type for a mapping that stands alone. */
    public static String mapping(String text) {
        return "a setting of a source: type --source 'csv:%s'".formatted(text);
    }

    private String unknown(Kind kind, String id) {
        for (Entry entry : entries) {
            if (entry.description().id().equals(id)) {
                return "'%s' is a %s, not a %s"
                        .formatted(id, entry.description().kind().word(), kind.word());
            }
        }
        for (Issue problem : problems) {
            if (problem.why().contains("'" + id + "'")) {
                return "the %s '%s' cannot be used: %s".formatted(kind.word(), id, problem);
            }
        }
        if (kind == Kind.SOURCE && isMapping(id)) {
            return "'%s' is a mapping of columns, %s".formatted(id, mapping(id));
        }
        List<String> ids = entries(kind).stream().map(entry -> entry.description().id()).toList();
        return "there is no %s '%s'%s; %s%s"
                .formatted(
                        kind.word(),
                        id,
                        Nearest.hint(id, ids),
                        thereAre(kind),
                        problems.isEmpty() ? "" : "; and not loaded is " + problems.get(0));
    }

    /** Returns, for a message, which of a kind there are; where there are none, what adds one. */
    public String thereAre(Kind kind) {
        List<String> ids = entries(kind).stream().map(entry -> entry.description().id()).toList();
        return ids.isEmpty()
                ? "there is none: a plugin with one must be on the class path, in a folder given to"
                        + " Catalog.of, or installed"
                : "there are " + String.join(", ", ids);
    }

    /**
     * Returns an extension with a value for a setting that is blank, as if the user had set it; as
     * it is, if it has no such setting or one is set.
     */
    public Extension with(Extension extension, String setting, String value) {
        Map<String, Object> settings = configured(extension).settings();
        if (!"".equals(settings.get(setting))) {
            return extension;
        }
        Map<String, String> asked = Binder.given(extension);
        asked.put(setting, value);
        return entry(extension).bind(asked);
    }

    /** Returns an extension as it is set, for the report. */
    public Configured configured(Extension extension) {
        return Binder.configured(entry(extension).description(), extension);
    }

    /**
     * Returns the entry an extension was made from, or one of its own if it came from elsewhere.
     */
    public Entry entry(Extension extension) {
        return ofExtensions.computeIfAbsent(extension.getClass(), this::entry);
    }

    private Entry entry(Class<? extends Extension> type) {
        return entries.stream()
                .filter(entry -> entry.type() == type)
                .findFirst()
                .orElseGet(
                        () ->
                                new Entry(
                                        Description.of(type),
                                        type,
                                        new Plugin(
                                                Plugin.CLASS_PATH,
                                                Version.CURRENT,
                                                "*",
                                                Optional.empty(),
                                                type.getClassLoader())));
    }

    private static List<Entry> extensions(Plugin plugin, List<Issue> problems) {
        List<Entry> entries = new ArrayList<>();
        int trouble = problems.size();
        boolean any = false;
        Iterator<ServiceLoader.Provider<Extension>> providers =
                ServiceLoader.load(Extension.class, OwnServices.of(plugin)).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                Class<? extends Extension> type = providers.next().type();
                any = true;
                if (plugin.file().isEmpty() || type.getClassLoader() == plugin.loader()) {
                    entries.add(new Entry(outline(type, plugin), type, plugin));
                }
            } catch (RuntimeException | Error e) { // annotations and signatures can be anything
                problems.add(
                        new Issue(plugin.place(), explain(plugin, e)).coded("plugin-not-loaded"));
                if (problems.size() - trouble > 100) {
                    break; // a service file of nonsense; enough has been said
                }
            }
        }
        if (!any && problems.size() == trouble && plugin.file().isPresent()) {
            problems.add(
                    new Issue(
                                    plugin.place(),
                                    "the plugin '%s' names no extension in META-INF/services/%s"
                                            .formatted(plugin.id(), Extension.class.getName()))
                            .coded("plugin-not-loaded"));
        }
        return entries;
    }

    /** Nothing of a plugin runs before one of its extensions is used or its settings are shown. */
    private static Description outline(Class<?> type, Plugin plugin) {
        return Description.outline(
                type, making -> Making.of(plugin, "the class " + type.getName(), making));
    }

    private static String explain(Plugin plugin, Throwable e) {
        String message =
                String.valueOf(e.getMessage()).replace(Extension.class.getName() + ": ", "");
        String type = message.split(" ")[0];
        String what = message;
        if (!(e instanceof PluginException) && !(e instanceof ServiceConfigurationError)) {
            what = Version.mismatch(e).orElse(e.getClass().getSimpleName()) + ": " + message;
        } else if (message.endsWith("not a subtype")) {
            what =
                    type
                            + " is named as an extension but is neither Source, Criterion,"
                            + " Forecaster nor Renderer";
        } else if (message.contains("no-arg constructor")) {
            what =
                    type
                            + " has no public constructor without arguments, which holds the defaults;"
                            + " the record must be public, too";
        } else if (message.startsWith("Provider ") && message.endsWith(" not found")) {
            what =
                    message.split(" ")[1]
                            + " is named in META-INF/services/"
                            + Extension.class.getName()
                            + " but is not in the JAR";
        }
        return "the plugin '%s': %s".formatted(plugin.id(), what);
    }

    /** Of extensions with one id that in the first folder counts, so that nobody takes it away. */
    private static List<Entry> withoutTwins(
            List<Entry> entries, List<Issue> problems, PluginFolders.Found found) {
        List<Entry> unique = new ArrayList<>();
        for (int from = 0; from < entries.size(); ) {
            int to = from + 1;
            while (to < entries.size() && isTwin(entries.get(from), entries.get(to))) {
                to++;
            }
            List<Entry> twins = entries.subList(from, to);
            int rank = twins.stream().mapToInt(e -> found.rank(e.plugin())).min().orElse(0);
            List<Entry> first = twins.stream().filter(e -> found.rank(e.plugin()) == rank).toList();
            if (first.size() == 1) {
                unique.add(first.get(0));
            } else {
                problems.add(
                        new Issue(first.get(0).plugin().place(), twins(first)).coded("same-id"));
            }
            for (Entry late : twins) {
                if (!first.contains(late)) {
                    problems.add(
                            new Issue(late.plugin().place(), leftAside(late, first.get(0)))
                                    .coded("same-id"));
                }
            }
            from = to;
        }
        return unique;
    }

    private static String leftAside(Entry late, Entry first) {
        return "the %s '%s' of the plugin '%s' is left aside: that id is of %s, whose folder comes first; give it an id of its own"
                .formatted(
                        late.description().kind().word(),
                        late.description().id(),
                        late.plugin().id(),
                        first.plugin().name());
    }

    private static boolean isTwin(Entry a, Entry b) {
        return a.description().kind() == b.description().kind()
                && a.description().id().equals(b.description().id());
    }

    private static String twins(List<Entry> twins) {
        Description first = twins.get(0).description();
        return "the %s '%s' is there more than once, so none of them is used: %s; remove all but one"
                .formatted(
                        first.kind().word(),
                        first.id(),
                        String.join(
                                " and ",
                                twins.stream()
                                        .map(e -> e.type().getName() + " in " + e.plugin().place())
                                        .toList()));
    }
}
