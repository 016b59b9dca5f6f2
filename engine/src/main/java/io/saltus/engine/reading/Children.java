package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is in a folder, in the order of names; names that begin with a dot are passed over. */
final class Children {

    private Children() {}

    static List<Path> of(Location folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder.path().orElseThrow())) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    static Location below(Location folder, Path child) {
        return new Location(folder.name() + "/" + child.getFileName(), child.toUri());
    }

    /** Those of them that are files or folders, and no links, which may lead anywhere. */
    static List<Location> plain(Location folder, List<Path> children) {
        return children.stream()
                .filter(
                        child ->
                                Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)
                                        || Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                .filter(child -> !OwnOutput.is(child))
                .map(child -> below(folder, child))
                .toList();
    }

    /** The same of a folder; none of one that cannot be listed. */
    static List<Location> plain(Location folder) {
        try {
            return plain(folder, of(folder));
        } catch (IOException e) {
            return List.of(); // who walks through it tells of it
        }
    }
}
