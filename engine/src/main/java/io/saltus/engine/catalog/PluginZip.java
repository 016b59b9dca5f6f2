package io.saltus.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a plugin's ZIP, but for what would leave its folder or fill the disk. Bytes are counted
 * as they come out: what a ZIP says of its own size may be a lie.
 */
final class PluginZip {

    /** System property that sets how many bytes a ZIP may unpack to, instead of all bounds. */
    static final String LIMIT = "saltus.plugins.unpacked";

    private static final long LARGEST = 2L << 30;
    private static final int MOST = 10_000;

    /** Libraries are compressed in their JARs: a ZIP of JARs unpacks to little more than itself. */
    private static final long DENSEST = 50;

    /** Below this a ZIP may be as dense as it likes. */
    private static final long SMALL = 32L << 20;

    private final Path zip;
    private final Path target;
    private final long largest;
    private final String bound;
    private final byte[] buffer = new byte[1 << 16];
    private long total;

    private PluginZip(Path zip, Path target) throws IOException {
        this.zip = zip;
        this.target = target;
        Long asked = Long.getLong(LIMIT);
        long packed = Files.size(zip);
        if (asked != null) {
            this.largest = asked;
            this.bound = "%d bytes, as -D%s says".formatted(asked, LIMIT);
        } else if (Math.max(SMALL, DENSEST * packed) < LARGEST) {
            this.largest = Math.max(SMALL, DENSEST * packed);
            this.bound =
                    "%d MB, and has %d kB itself; a plugin that needs more is let in by SALTUS_OPTS=-D%s=BYTES"
                            .formatted(largest >> 20, (packed + 1023) >> 10, LIMIT);
        } else {
            this.largest = LARGEST;
            this.bound =
                    "2 GiB; a plugin that needs more is let in by SALTUS_OPTS=-D%s=BYTES"
                            .formatted(LIMIT);
        }
    }

    /**
     * Unpacks a ZIP into a folder that is there and empty.
     *
     * @throws PluginException if an entry leaves the folder or cannot be a file, or there is too
     *     much; what was unpacked by then is there
     * @throws IOException if the ZIP cannot be read or the disk is full
     */
    static void unpack(Path zip, Path target) throws IOException {
        new PluginZip(zip, target).unpack();
    }

    private void unpack() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST) {
                throw new PluginException(
                        "the ZIP has %d entries; a plugin has %d at most"
                                .formatted(file.size(), MOST));
            }
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try {
                    unpack(file, entry);
                } catch (FileAlreadyExistsException e) {
                    throw odd(entry, "is there twice, or is both a file and a folder", e);
                } catch (ZipException e) {
                    throw odd(entry, "cannot be unpacked: " + e.getMessage(), e);
                } catch (FileSystemException e) {
                    String why = e.getReason() == null ? "" : ": " + e.getReason();
                    throw odd(entry, "cannot be written as a file" + why, e);
                }
            }
        } catch (ZipException e) {
            throw new PluginException("not a readable ZIP: " + e.getMessage(), e);
        }
    }

    private void unpack(ZipFile file, ZipEntry entry) throws IOException {
        Path path = place(entry);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        try (InputStream in = file.getInputStream(entry);
                OutputStream out =
                        Files.newOutputStream(
                                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > largest) {
                    throw new PluginException("the ZIP unpacks to more than " + bound);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private Path place(ZipEntry entry) {
        String name = entry.getName();
        try {
            Path path = target.resolve(name).normalize();
            if (!path.startsWith(target) || path.equals(target)) {
                throw new PluginException("the entry '" + name + "' leaves the ZIP");
            }
            boolean control = name.chars().anyMatch(c -> c < ' ' || c == 0x7f);
            if (control || name.indexOf('\\') >= 0) {
                throw new PluginException(odd(entry, "is no path of a file"));
            }
            return path;
        } catch (InvalidPathException e) {
            throw odd(entry, "is no path of a file", e);
        }
    }

    private static PluginException odd(ZipEntry entry, String why, Exception cause) {
        return new PluginException(odd(entry, why), cause);
    }

    private static String odd(ZipEntry entry, String why) {
        return "the entry '%s' of the ZIP %s".formatted(entry.getName(), why);
    }
}
