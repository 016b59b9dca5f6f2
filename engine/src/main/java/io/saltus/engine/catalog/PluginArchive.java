package io.saltus.engine.catalog;

import io.saltus.api.data.Issue;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** How a plugin lies on disk: a JAR, a folder of JARs, or a ZIP of such a folder. */
final class PluginArchive {

    private PluginArchive() {}

    /**
     * A plugin on disk.
     *
     * @param file the JAR, folder or ZIP
     * @param place the same, or what the ZIP was unpacked to
     */
    record Candidate(Path file, Path place) {

        /** Returns the name of its file, for people. */
        String name() {
            return file.getFileName().toString();
        }
    }

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
                            new Issue(path.getFileName().toString(), "not loaded: " + words(e))
                                    .coded("plugin-not-loaded"));
                }
            }
        }
        return found;
    }

    /** The message of a file system's exception is a bare path. */
    static String words(Exception e) {
        if (e instanceof FileSystemException io) {
            String kind = io.getClass().getSimpleName().replaceFirst("Exception$", "");
            return "%s: %s".formatted(io.getReason() == null ? kind : io.getReason(), io.getFile());
        }
        return String.valueOf(e.getMessage());
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
        Path target = cached(zip);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return target;
        }
        Path fresh = unpackedBeside(target, zip);
        try {
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            FolderTree.delete(fresh);
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                return target; // somebody else unpacked it in the same moment
            }
            throw another;
        }
    }

    /** Unpacks a ZIP again, whatever its copy in the cache has become: before it is trusted. */
    static void unpackAnew(Path zip) throws IOException {
        Path target = cached(zip);
        Path fresh = unpackedBeside(target, zip);
        FolderTree.delete(target);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Unpacks a ZIP; one that is refused leaves nothing behind. */
    private static Path unpackedBeside(Path target, Path zip) throws IOException {
        Path cache = target.getParent();
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        try {
            PluginZip.unpack(zip, fresh);
            return fresh;
        } catch (IOException | RuntimeException e) {
            FolderTree.delete(fresh);
            throw e;
        }
    }

    private static Path cached(Path zip) throws IOException {
        String stem = zip.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
        String mark =
                Long.toHexString(
                        31 * Files.size(zip)
                                + Files.getLastModifiedTime(zip).toMillis()
                                + 961L * zip.toAbsolutePath().hashCode());
        return UserFolders.cache().resolve("plugins").resolve(stem + "-" + mark);
    }
}
