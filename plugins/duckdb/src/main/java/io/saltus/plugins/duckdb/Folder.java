package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that holds one table in many files, as Spark and others write it: in parts, or in
 * folders named {@code key=value} (Hive partitions). Names that begin with {@code .} or {@code _}
 * are no data.
 */
final class Folder {

    private static final int MOST_FILES = 100_000;
    private static final int DEEPEST = 16;
    private static final int LOOKED_AT = 1_000;

    private Folder() {}

    /** Returns whether a folder is one table of Parquet files, by looking at a few names. */
    static boolean isTable(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> data = children.filter(Folder::isData).limit(LOOKED_AT).toList();
            List<Path> partitions = data.stream().filter(Folder::isPartition).toList();
            if (!partitions.isEmpty()) {
                return partitions.size() == data.size() && holdsParquet(partitions.get(0));
            }
            return data.size() > 1
                    && data.stream().allMatch(Folder::isParquet)
                    && !DetailsPlace.isNamedSo(data.get(0).getFileName().toString());
        }
    }

    /**
     * Returns the files of {@code format} below a folder, in the order of their names; for {@link
     * Format#AUTO} those of the one format that is there.
     *
     * @throws RequestException if there is none, more than one format, or too many files
     */
    static List<Location> files(Location folder, Format format) throws IOException {
        Path root = folder.path().orElseThrow();
        List<Location> files;
        try (Stream<Path> below = Files.walk(root, DEEPEST)) {
            files =
                    below.filter(path -> isBelow(root, path) && Files.isRegularFile(path))
                            .limit(MOST_FILES + 1L)
                            .sorted()
                            .map(path -> located(folder, root, path))
                            .filter(file -> isOf(format, file))
                            .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.size() > MOST_FILES) {
            throw new RequestException(folder.name() + " holds more than 100000 files");
        }
        if (files.isEmpty()) {
            throw new RequestException(
                    folder.name()
                            + " holds no Parquet, CSV or JSON Lines file of the format asked for, by"
                            + " the ends of their names (.parquet; .csv, .tsv; .jsonl, .ndjson)");
        }
        if (files.stream().map(Format::named).distinct().count() > 1) {
            throw new RequestException(
                    folder.name()
                            + " holds files of several formats; choose one with format=parquet,"
                            + " csv or json-lines");
        }
        return files;
    }

    /** Returns whether a path has a {@code key=value} folder below {@code folder}. */
    static boolean isPartitioned(Path folder, Path file) {
        for (Path part : folder.relativize(file.getParent())) {
            if (isPartition(part)) {
                return true;
            }
        }
        return false;
    }

    private static Location located(Location folder, Path root, Path path) {
        String name = root.relativize(path).toString().replace('\\', '/');
        return new Location(folder.name() + "/" + name, path.toUri());
    }

    private static boolean isOf(Format format, Location file) {
        return Format.named(file)
                .filter(found -> format == Format.AUTO ? found != Format.DATABASE : found == format)
                .isPresent();
    }

    private static boolean isBelow(Path root, Path path) {
        for (Path part : root.relativize(path)) {
            if (!isData(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsParquet(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder, DEEPEST)) {
            return below.limit(LOOKED_AT).anyMatch(Folder::isParquet);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isData(Path path) {
        String name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && !name.startsWith("_");
    }

    private static boolean isPartition(Path path) {
        return String.valueOf(path.getFileName()).matches("[^=]+=.*");
    }

    private static boolean isParquet(Path path) {
        return Format.named(Location.of(path)).filter(f -> f == Format.PARQUET).isPresent();
    }
}
