package io.saltus.engine.reading;

import io.airlift.compress.zstd.ZstdInputStream;
import io.saltus.api.data.Location;
import io.saltus.sources.files.GzipMembers;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Plain copies of what is compressed ({@code .gz}, {@code .zst}, {@code .zip}) or comes through a
 * pipe, so that every source reads it, in a temporary folder that is removed at the end.
 *
 * <p>A copy has the name of the file without the ending of its compression and lies below the same
 * folders, from which sources read who a model is.
 */
final class Unpacking implements AutoCloseable {

    /** What is named {@code -} is standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int HEAD = 1 << 20;
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_BYTES = 16L << 30;

    private Optional<Path> folder = Optional.empty();
    private int copies;
    private long left = MOST_BYTES;

    /** Returns whether a file is compressed, as its ending says. */
    static boolean isPacked(Location location) {
        return location.hasEnding(".gz", ".zst", ".zip")
                && location.path().filter(Files::isRegularFile).isPresent();
    }

    /** Returns whether a file is an archive of others. */
    static boolean isArchive(Location location) {
        return location.hasEnding(".zip");
    }

    /** Returns whether a location can be read once only: standard input, a pipe, a device. */
    static boolean isStream(Location location) {
        Optional<Path> path = location.path();
        if (path.isEmpty()) {
            return false;
        }
        if (location.name().equals(STANDARD_INPUT)) {
            return !Files.exists(path.get());
        }
        boolean device = path.get().startsWith("/dev") || path.get().startsWith("/proc");
        return Files.exists(path.get())
                && !Files.isDirectory(path.get())
                && (device || !Files.isRegularFile(path.get()));
    }

    /**
     * Returns a plain copy of the first bytes of a compressed file, by which sources tell whether
     * it is theirs.
     *
     * @throws IOException if it is damaged
     */
    Location head(Location packed) throws IOException {
        try (InputStream in = plain(packed)) {
            return copy(packed, in.readNBytes(HEAD));
        }
    }

    /**
     * Returns a plain copy of a compressed file.
     *
     * @throws IOException if it is damaged or too large
     */
    Location whole(Location packed) throws IOException {
        Path file = place(packed);
        try (InputStream in = plain(packed)) {
            write(in, file);
        }
        return new Location(plainName(packed.name()), file.toUri());
    }

    /**
     * Returns a folder with the files of an archive.
     *
     * @throws IOException if it is damaged or too large, or an entry lies outside of it
     */
    Location files(Location archive) throws IOException {
        Path root = next().resolve("archive");
        Files.createDirectories(root);
        try (ZipFile zip = new ZipFile(archive.path().orElseThrow().toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("it holds more than %d files".formatted(MOST_ENTRIES));
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException("its entry '%s' lies outside".formatted(entry.getName()));
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
                    if (Files.exists(file)) {
                        throw new IOException("it holds '%s' twice".formatted(entry.getName()));
                    }
                    try (CheckedInputStream in =
                            new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                        write(in, file);
                        if (in.getChecksum().getValue() != entry.getCrc()) {
                            throw new IOException(
                                    "it is damaged: the checksum of '%s' is another"
                                            .formatted(entry.getName()));
                        }
                    }
                }
            }
        }
        return new Location(archive.name(), root.toUri());
    }

    /**
     * Returns a copy of what comes through a pipe, with an ending that its first bytes say.
     *
     * @throws IOException if it cannot be read or is too large
     */
    Location copy(Location stream) throws IOException {
        boolean standard = stream.name().equals(STANDARD_INPUT);
        try (BufferedInputStream in =
                new BufferedInputStream(standard ? System.in : once(stream), HEAD)) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD - 1);
            in.reset();
            String name = (standard ? "standard-input" : stream.name()) + StreamEnding.of(head);
            Path file = next().resolve(name.replaceFirst("^.*[/\\\\]", ""));
            write(in, file);
            return new Location(name, file.toUri());
        }
    }

    /** A pipe knows no position, which the channel behind a usual stream asks for. */
    private static InputStream once(Location stream) throws IOException {
        return new FileInputStream(stream.path().orElseThrow().toFile());
    }

    private Location copy(Location packed, byte[] bytes) throws IOException {
        Path file = place(packed);
        Files.write(file, bytes);
        return new Location(plainName(packed.name()), file.toUri());
    }

    private static InputStream plain(Location packed) throws IOException {
        InputStream in = new BufferedInputStream(packed.open(), 1 << 16);
        try {
            return packed.hasEnding(".zst") ? new Zstd(in) : new GzipMembers(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static String plainName(String name) {
        int end = name.toLowerCase(Locale.ROOT).lastIndexOf('.');
        return end > 0 ? name.substring(0, end) : name;
    }

    /** Returns whether a file is a copy that was made here and goes at the end. */
    boolean isCopy(Path file) {
        return folder.isPresent() && file.toAbsolutePath().startsWith(folder.get());
    }

    /** A place for a copy, below the folders of the file. */
    private Path place(Location packed) throws IOException {
        Path file = packed.path().orElseThrow().toAbsolutePath();
        Path below = next();
        Path above = file.getParent();
        Path root = file.getRoot();
        if (above != null && root != null) {
            below = below.resolve(root.relativize(above).toString());
        }
        Files.createDirectories(below);
        return below.resolve(plainName(String.valueOf(file.getFileName())));
    }

    private Path next() throws IOException {
        if (folder.isEmpty()) {
            Path made = Files.createTempDirectory("saltus-");
            left = Math.min(MOST_BYTES, Files.getFileStore(made).getUsableSpace() / 2);
            folder = Optional.of(made);
        }
        Path next = folder.get().resolve(Integer.toString(copies++));
        Files.createDirectories(next);
        return next;
    }

    private void write(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new IOException(
                            "unpacked it takes more than there is room for, at most 16 GiB or half of what is free in the temporary folder");
                }
                out.write(buffer, 0, read);
            }
        } catch (RuntimeException e) {
            // what the decompressor says of damaged data
            throw new IOException("the compressed data are damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (folder.isEmpty()) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder.get())) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // the system clears its temporary folder
        }
        folder = Optional.empty();
    }

    /** Zstandard whose damage is an error of reading, as any stream's is. */
    private static final class Zstd extends FilterInputStream {

        Zstd(InputStream in) {
            super(new ZstdInputStream(in));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (RuntimeException e) {
                throw new IOException("it is damaged, or no Zstandard: " + e.getMessage(), e);
            }
        }
    }
}
