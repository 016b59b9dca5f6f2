package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.DefaultVersionManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * Finds the plugins in folders and gives each a class loader of its own: the one class that knows
 * PF4J.
 *
 * <p>A plugin is a JAR; or a folder with its JAR at the root and the libraries it needs in {@code
 * lib/}; or a ZIP of such a folder, which is unpacked beside itself on first sight. What it says of
 * itself, {@link PluginManifest} reads.
 */
final class PluginFolders extends DefaultPluginManager {

    /**
     * The plugins that can be used, by the order of their ids, and what is wrong with the others.
     *
     * @param ranks by the place of a plugin, the how manieth folder it is in
     */
    record Found(List<Plugin> plugins, List<Issue> problems, Map<Path, Integer> ranks) {

        /** Returns the rank of a plugin: what is in an earlier folder goes before. */
        int rank(Plugin plugin) {
            return plugin.file().map(place -> ranks.getOrDefault(place, 0)).orElse(0);
        }
    }

    private static final String API_CLASS = "io/saltus/api/spi/Extension.class";

    private final List<Issue> problems = new ArrayList<>();
    private final ClassLoader parent = new ApiOnly();
    private final Map<Path, Integer> ranks = new HashMap<>();

    private PluginFolders(String apiVersion) {
        super(List.of());
        setSystemVersion(apiVersion); // before anything is loaded: without it no version is checked
    }

    /** Returns the plugins in {@code folders}; a folder that does not exist holds none. */
    static Found in(List<Path> folders, String apiVersion) {
        return in(Optional.empty(), folders, apiVersion);
    }

    /**
     * Returns the plugin {@code first} as if it were installed, and those in {@code folders} but
     * for others of its id.
     */
    static Found in(
            Optional<PluginArchive.Candidate> first, List<Path> folders, String apiVersion) {
        PluginFolders manager = new PluginFolders(apiVersion);
        int last = Math.max(0, folders.size() - 1);
        first.ifPresent(candidate -> manager.load(candidate, Optional.empty(), last));
        List<Path> all =
                folders.stream()
                        .map(folder -> folder.toAbsolutePath().normalize())
                        .distinct()
                        .toList();
        for (int i = 0; i < all.size(); i++) {
            manager.loadAll(all.get(i), i);
        }
        manager.dropCircles();
        manager.dropUnresolvable();
        List<Plugin> usable = manager.usable();
        return new Found(usable, List.copyOf(manager.problems), Map.copyOf(manager.ranks));
    }

    private void loadAll(Path folder, int rank) {
        Optional<PluginLock> lock = lockOf(folder);
        for (PluginArchive.Candidate candidate : PluginArchive.candidates(folder, problems)) {
            load(candidate, lock, rank);
        }
    }

    private Optional<PluginLock> lockOf(Path folder) {
        try {
            return PluginLock.in(folder);
        } catch (PluginException e) {
            problems.add(
                    new Issue(PluginLock.FILE, String.valueOf(e.getMessage()))
                            .coded("plugin-not-loaded"));
            return Optional.of(PluginLock.NOTHING); // what cannot be checked is not let in
        }
    }

    private void load(PluginArchive.Candidate candidate, Optional<PluginLock> lock, int rank) {
        String name = candidate.name();
        try {
            Path place = lock.isPresent() ? let(candidate.place(), lock.get()) : candidate.place();
            ranks.putIfAbsent(place, rank);
            load(place);
        } catch (PluginException | IOException e) {
            problems.add(
                    new Issue(name, "not loaded: " + PluginArchive.words(e))
                            .coded("plugin-not-loaded"));
        }
    }

    /**
     * Returns a private copy of a plugin that a lock lets in: who writes to the folder after the
     * hash was taken changes nothing of what is loaded.
     *
     * @throws PluginException if it is not let in
     */
    private static Path let(Path place, PluginLock lock) throws IOException {
        refuse(lock.refusal(PluginManifest.of(place).id())); // before it is copied
        PluginCopy copy = PluginCopy.of(place);
        copy.keep();
        Path copied = copy.candidate().place();
        refuse(lock.refusal(PluginManifest.of(copied).id(), copy));
        return copied;
    }

    private static void refuse(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new PluginException(refusal.get());
        }
    }

    private void load(Path path) {
        PluginManifest manifest = PluginManifest.of(path);
        versionTroubles(manifest.version(), manifest.requires(), getSystemVersion()).stream()
                .filter(trouble -> trouble.startsWith("Plugin-"))
                .findFirst()
                .ifPresent(
                        odd -> {
                            throw new PluginException(
                                    "the manifest of '%s' states a version that is none: %s"
                                            .formatted(manifest.id(), odd));
                        });
        try {
            loadPluginFromPath(path);
        } catch (RuntimeException e) {
            throw new PluginException(reason(path, e), e);
        }
    }

    /** Returns whether the versions are versions, and the API's fits; what is wrong otherwise. */
    static List<String> versionTroubles(String version, String requires, String apiVersion) {
        DefaultVersionManager versions = new DefaultVersionManager();
        List<String> troubles = new ArrayList<>();
        try {
            versions.checkVersionConstraint(version, ">=0.0.0");
        } catch (RuntimeException e) {
            troubles.add("Plugin-Version is '%s'; a version is 1.2.3".formatted(version));
        }
        try {
            if (!versions.checkVersionConstraint(apiVersion, requires)) {
                troubles.add(
                        "it requires the API in version %s, this is %s"
                                .formatted(requires, apiVersion));
            }
        } catch (RuntimeException e) {
            troubles.add(
                    "Plugin-Requires is '%s'; a requirement is >=0.1.0 or >=0.1.0 & <1.0.0"
                            .formatted(requires));
        }
        return troubles;
    }

    private String reason(Path path, RuntimeException e) {
        Optional<PluginWrapper> twin = twin(path);
        if (twin.isPresent()) {
            return "the plugin '%s' is there already, as %s; remove one"
                    .formatted(twin.get().getPluginId(), twin.get().getPluginPath().getFileName());
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.replace(path.toString(), path.getFileName().toString());
    }

    private Optional<PluginWrapper> twin(Path path) {
        try {
            return Optional.ofNullable(getPlugin(PluginManifest.of(path).id()))
                    .filter(other -> !other.getPluginPath().equals(path));
        } catch (PluginException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Returns how a plugin needs itself, by way of others or not: {@code a needs b needs a}; such
     * plugins cannot be put into an order, and PF4J would then load none at all.
     */
    private Optional<String> circle(PluginWrapper plugin) {
        Deque<List<String>> ways = new ArrayDeque<>(List.of(List.of(plugin.getPluginId())));
        Set<String> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<String> way = ways.removeFirst();
            PluginWrapper last = getPlugin(way.get(way.size() - 1));
            if (last == null) {
                continue;
            }
            for (PluginDependency dependency : last.getDescriptor().getDependencies()) {
                String needed = dependency.getPluginId();
                List<String> further = new ArrayList<>(way);
                further.add(needed);
                if (needed.equals(plugin.getPluginId())) {
                    return Optional.of(String.join(" needs ", further));
                }
                if (seen.add(needed)) {
                    ways.addLast(further);
                }
            }
        }
        return Optional.empty();
    }

    /** Takes out, all at once, the plugins that need each other. */
    private void dropCircles() {
        Map<PluginWrapper, String> circles = new LinkedHashMap<>();
        for (PluginWrapper plugin : getPlugins()) {
            circle(plugin).ifPresent(circle -> circles.put(plugin, circle));
        }
        circles.forEach(
                (plugin, circle) -> {
                    problems.add(
                            new Issue(
                                            plugin.getPluginPath().getFileName().toString(),
                                            "the plugin '%s' is not loaded, as it needs itself: %s; see Plugin-Dependencies in its manifest"
                                                    .formatted(plugin.getPluginId(), circle))
                                    .coded("plugin-not-loaded"));
                    forget(plugin);
                });
    }

    /** PF4J cannot unload a plugin while there is a circle: none of its code has run yet. */
    private void forget(PluginWrapper plugin) {
        String id = plugin.getPluginId();
        plugins.remove(id);
        unresolvedPlugins.remove(plugin);
        if (pluginClassLoaders.remove(id) instanceof PluginClassLoader loader) {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Takes out, until nothing changes, the plugins whose version or dependencies do not fit. */
    private void dropUnresolvable() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (PluginWrapper plugin : List.copyOf(getPlugins())) {
                Optional<String> trouble = trouble(plugin);
                if (trouble.isPresent()) {
                    problems.add(
                            new Issue(
                                            plugin.getPluginPath().getFileName().toString(),
                                            trouble.get())
                                    .coded("plugin-not-loaded"));
                    forget(plugin);
                    changed = true;
                }
            }
        }
        try {
            resolvePlugins();
        } catch (PluginRuntimeException e) {
            problems.add(
                    new Issue("plugins", "not loaded: " + e.getMessage())
                            .coded("plugin-not-loaded"));
            List.copyOf(getPlugins()).forEach(plugin -> forget(plugin));
        }
    }

    private Optional<String> trouble(PluginWrapper plugin) {
        try {
            return versionTrouble(plugin);
        } catch (RuntimeException e) {
            PluginDescriptor descriptor = plugin.getDescriptor();
            return Optional.of(
                    "the manifest of '%s' states a version that is none: Plugin-Version '%s', Plugin-Requires '%s'; write 1.2.3 and >=0.1.0"
                            .formatted(
                                    descriptor.getPluginId(),
                                    descriptor.getVersion(),
                                    descriptor.getRequires()));
        }
    }

    private Optional<String> versionTrouble(PluginWrapper plugin) {
        PluginDescriptor descriptor = plugin.getDescriptor();
        if (plugin.getPluginState() == PluginState.DISABLED || !isPluginValid(plugin)) {
            return Optional.of(
                    "the plugin '%s' %s requires the API in version %s, this is %s"
                            .formatted(
                                    descriptor.getPluginId(),
                                    descriptor.getVersion(),
                                    descriptor.getRequires(),
                                    getSystemVersion()));
        }
        for (PluginDependency dependency : descriptor.getDependencies()) {
            PluginWrapper needed = getPlugin(dependency.getPluginId());
            boolean fits =
                    needed != null
                            && versionManager.checkVersionConstraint(
                                    needed.getDescriptor().getVersion(),
                                    dependency.getPluginVersionSupport());
            if (!fits && !dependency.isOptional()) {
                return Optional.of(
                        "the plugin '%s' needs the plugin '%s' in version %s, %s"
                                .formatted(
                                        descriptor.getPluginId(),
                                        dependency.getPluginId(),
                                        dependency.getPluginVersionSupport(),
                                        needed == null
                                                ? "which is not installed"
                                                : "installed is "
                                                        + needed.getDescriptor().getVersion()));
            }
        }
        return Optional.empty();
    }

    private List<Plugin> usable() {
        List<Plugin> usable = new ArrayList<>();
        for (PluginWrapper wrapper : getPlugins()) {
            PluginClassLoader loader = (PluginClassLoader) wrapper.getPluginClassLoader();
            String file = wrapper.getPluginPath().getFileName().toString();
            if (PluginArchive.bundles(wrapper.getPluginPath(), API_CLASS)) {
                problems.add(
                        new Issue(
                                        file,
                                        "the plugin '%s' bundles its own copy of saltus-api, so nothing in it"
                                                        .formatted(wrapper.getPluginId())
                                                + " would be recognised; make that dependency 'provided'")
                                .coded("plugin-not-loaded"));
                continue;
            }
            usable.add(
                    new Plugin(
                            wrapper.getPluginId(),
                            wrapper.getDescriptor().getVersion(),
                            wrapper.getDescriptor().getRequires(),
                            Optional.of(wrapper.getPluginPath()),
                            loader));
        }
        usable.sort(java.util.Comparator.comparing(Plugin::id));
        return usable;
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path path) {
                return descriptor(path);
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
                PluginClassLoader loader =
                        new PluginClassLoader(
                                PluginFolders.this, descriptor, parent, ClassLoadingStrategy.APD);
                for (Path jar : PluginArchive.jars(path)) {
                    loader.addFile(new File(jar.toUri()));
                }
                return loader;
            }
        };
    }

    private static PluginDescriptor descriptor(Path path) {
        PluginManifest manifest = PluginManifest.of(path);
        DefaultPluginDescriptor descriptor =
                new DefaultPluginDescriptor(
                        manifest.id(),
                        "",
                        org.pf4j.Plugin.class.getName(),
                        manifest.version(),
                        manifest.requires(),
                        "",
                        "");
        for (String dependency : manifest.dependencies()) {
            descriptor.addDependency(new PluginDependency(dependency));
        }
        return descriptor;
    }
}
