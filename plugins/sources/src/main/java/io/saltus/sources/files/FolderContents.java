package io.saltus.sources.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.stream.Stream;

/** What lies in a folder, for a source to which a file means another thing beside others. */
public final class FolderContents {

    private FolderContents() {}

    /**
     * Returns whether a folder holds a file; a folder that is not there or cannot be listed holds
     * none.
     *
     * @param glob of its path below the folder: {@code *}{@code /*.json}
     */
    public static boolean holds(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
        int depth = 1 + (int) glob.chars().filter(sign -> sign == '/').count();
        try (Stream<Path> below = Files.walk(folder, depth)) {
            return below.anyMatch(
                    path -> matcher.matches(folder.relativize(path)) && Files.isRegularFile(path));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
