package io.saltus.testkit;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A temporary folder that is gone when it is closed. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private int copies;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("saltus-testkit-");
    }

    Path folder() {
        return folder;
    }

    Location file(String name, byte[] content) throws IOException {
        return Location.of(Files.write(folder.resolve(name), content));
    }

    /**
     * Copies a sample into a folder of its own; {@code change} is done to the sample, or, where
     * that is a folder, to each file in it.
     */
    Location copy(Location sample, UnaryOperator<byte[]> change) throws IOException {
        return copy(sample, (file, bytes) -> change.apply(bytes));
    }

    /** Copies a sample likewise; the change is done to one of its files. */
    Location copyWithOne(Location sample, int which, UnaryOperator<byte[]> change)
            throws IOException {
        Path from = path(sample);
        try (Stream<Path> paths = Files.walk(from)) {
            List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
            Path chosen = files.isEmpty() ? from : files.get(which % files.size());
            return copy(sample, (file, bytes) -> file.equals(chosen) ? change.apply(bytes) : bytes);
        }
    }

    private static Path path(Location sample) throws IOException {
        return sample.path().orElseThrow(() -> new IOException(sample.name() + " is no file"));
    }

    private Location copy(Location sample, BiFunction<Path, byte[], byte[]> change)
            throws IOException {
        Path from = path(sample);
        Path to = Files.createDirectory(folder.resolve("copy-" + copies++));
        Path copy = to.resolve(from.getFileName().toString());
        if (!Files.isDirectory(from)) {
            Files.write(copy, change.apply(from, Files.readAllBytes(from)));
            return Location.of(copy);
        }
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = copy.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, change.apply(path, Files.readAllBytes(path)));
                }
            }
        }
        return Location.of(copy);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
