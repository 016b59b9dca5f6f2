package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How a plugin lies on disk: a JAR, a folder of JARs, or a ZIP of such a folder. */
final class PluginArchive {

    /** A ZIP that unpacks to more than this is refused: 2 GiB. */
    private static final long LARGEST = 2L << 30;

    private PluginArchive() {}

    /**
     * A plugin on disk.
     *
     * @param file the JAR, folder or ZIP
     * @param place the same, or what the ZIP was unpacked to
     */
    record Candidate(Path file, Path place) {}

    /** Returns the plugins in {@code folder} by name. */
    static List<Candidate> candidates(Path folder, List<Issue> problems) {
        List<Candidate> found = new ArrayList<>();
        for (Path path : children(folder)) {
            String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(".")) {
                continue;
            }
            if (name.endsWith(".zip") || name.endsWith(".jar") || Files.isDirectory(path)) {
                try {
                    found.add(candidate(path));
                } catch (IOException | PluginException e) {
                    problems.add(
                            new Issue(
                                    path.getFileName().toString(),
                                    "not loaded: " + e.getMessage()));
                }
            }
        }
        return found;
    }

    /** Returns the plugin that a JAR, folder or ZIP is. */
    static Candidate candidate(Path file) throws IOException {
        boolean zip =
                file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                        && !Files.isDirectory(file);
        return new Candidate(file, zip ? unpacked(file) : file);
    }

    /** Returns the JARs of a plugin: its own, then its libraries. */
    static List<Path> jars(Path plugin) {
        List<Path> jars = new ArrayList<>(ownJars(plugin));
        if (Files.isDirectory(plugin)) {
            jars.addAll(jarsIn(plugin.resolve("lib")));
        }
        return jars;
    }

    /**
     * Returns whether a plugin holds the API: the class in a JAR of its own, or the API's JAR among
     * its libraries. The libraries themselves are not opened: some are large, and none is needed
     * yet.
     */
    static boolean bundles(Path plugin, String apiClass) {
        if (jars(plugin).stream()
                .anyMatch(jar -> jar.getFileName().toString().startsWith("saltus-api"))) {
            return true;
        }
        for (Path jar : ownJars(plugin)) {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                if (file.getEntry(apiClass) != null) {
                    return true;
                }
            } catch (IOException e) {
                throw new PluginException("not a readable JAR: " + e.getMessage(), e);
            }
        }
        return false;
    }

    /** Returns the JARs of a plugin without its libraries. */
    static List<Path> ownJars(Path plugin) {
        return Files.isDirectory(plugin) ? jarsIn(plugin) : List.of(plugin);
    }

    private static List<Path> jarsIn(Path folder) {
        return children(folder).stream()
                .filter(path -> path.getFileName().toString().endsWith(".jar"))
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new PluginException("the plugin folder " + folder + " cannot be read: " + e, e);
        }
    }

    /**
     * Returns the folder that {@code zip} was unpacked to: in the temporary folder of the user,
     * named by the ZIP's name, size and time, so that each is unpacked once.
     */
    private static Path unpacked(Path zip) throws IOException {
        String stem = zip.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
        String mark =
                Long.toHexString(
                        31 * Files.size(zip)
                                + Files.getLastModifiedTime(zip).toMillis()
                                + 961L * zip.toAbsolutePath().hashCode());
        Path cache = cache();
        Path target = cache.resolve(stem + "-" + mark);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        unpack(zip, fresh);
        try {
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            if (Files.isDirectory(target)) {
                return target; // somebody else unpacked it in the same moment
            }
            throw another;
        }
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path root =
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(named);
        return root.resolve("saltus").resolve("plugins");
    }

    /** Unpacks a ZIP, but for what would leave the folder or fill the disk. */
    static void unpack(Path zip, Path target) throws IOException {
        long total = 0;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new PluginException("the entry '" + entry.getName() + "' leaves the ZIP");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    total += Files.copy(in, path);
                }
                if (total > LARGEST) {
                    throw new PluginException("it unpacks to more than 2 GiB");
                }
            }
        }
    }
}
