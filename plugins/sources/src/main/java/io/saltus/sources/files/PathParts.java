package io.saltus.sources.files;

import io.saltus.api.data.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a file stands.
 *
 * @param file its name
 * @param folders the folders above it, the outermost first
 */
public record PathParts(String file, List<String> folders) {

    /** Copies the folders. */
    public PathParts {
        folders = List.copyOf(folders);
    }

    /** Returns the parts of a location's path; of one that has no path its name alone. */
    public static PathParts of(Location location) {
        String path = location.uri().getPath();
        List<String> parts = new ArrayList<>(List.of((path == null ? "" : path).split("/+")));
        parts.removeIf(String::isEmpty);
        String file =
                parts.isEmpty()
                        ? location.name().replaceFirst("^.*/", "")
                        : parts.remove(parts.size() - 1);
        return new PathParts(file, parts);
    }

    /** Returns the file's name without {@code .json} or {@code .jsonl}. */
    public String stem() {
        return file.replaceFirst("(?i)\\.jsonl?$", "");
    }

    /**
     * Returns the folder that is so many above the file, 0 for the one it is in; blank if there is
     * none.
     */
    public String folder(int above) {
        int at = folders.size() - 1 - above;
        return at < 0 ? "" : folders.get(at);
    }
}
