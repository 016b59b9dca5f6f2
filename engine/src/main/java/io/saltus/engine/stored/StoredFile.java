package io.saltus.engine.stored;

import io.saltus.engine.catalog.Version;
import io.saltus.engine.files.WholeFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Files of records: a line that says what it is and which Saltus wrote it, the records, deflated,
 * and the SHA-256 of all that. It is whole or it is not read.
 */
public final class StoredFile {

    private static final int HASH = 32;

    /** What writes the records. */
    @FunctionalInterface
    public interface Body {
        /** Writes them. */
        void to(RecordWriter records) throws IOException;
    }

    /**
     * What reads the records.
     *
     * @param <T> what they are made into
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads them. */
        T from(RecordReader records) throws IOException;
    }

    private StoredFile() {}

    private static String line(String kind) {
        return "saltus-" + kind + "/1 " + Version.CURRENT + "\n";
    }

    /**
     * Writes a file, which takes its place when it is whole.
     *
     * @param kind what it is, in kebab case
     */
    public static void write(Path place, String kind, Body body) throws IOException {
        try (WholeFiles files = new WholeFiles()) {
            OutputStream file = files.open(place);
            MessageDigest digest = sha256();
            OutputStream hashed = new DigestOutputStream(file, digest);
            hashed.write(line(kind).getBytes(StandardCharsets.UTF_8));
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                DeflaterOutputStream deflated = new DeflaterOutputStream(hashed, deflater, 1 << 16);
                OutputStream buffered = new BufferedOutputStream(deflated, 1 << 16);
                body.to(new RecordWriter(buffered));
                buffered.flush();
                deflated.finish();
            } finally {
                deflater.end();
            }
            file.write(digest.digest());
            files.commit();
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, is of another kind or version, or is damaged; the
     *     message says which
     */
    public static <T> T read(Path place, String kind, Reading<T> reading) throws IOException {
        requireWhole(place, kind);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(place), 1 << 16)) {
            in.skipNBytes(line(kind).length());
            return reading.from(
                    new RecordReader(
                            new BufferedInputStream(new InflaterInputStream(in), 1 << 16)));
        } catch (EOFException e) {
            throw new IOException("is damaged: it ends early", e);
        }
    }

    private static void requireWhole(Path place, String kind) throws IOException {
        byte[] expected = line(kind).getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(place)) {
            byte[] begins = in.readNBytes(expected.length);
            if (!Arrays.equals(begins, expected)) {
                throw new IOException(other(begins, kind));
            }
            MessageDigest digest = sha256();
            digest.update(begins);
            long body = Files.size(place) - expected.length - HASH;
            byte[] buffer = new byte[1 << 16];
            while (body > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, body));
                if (read < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                body -= read;
            }
            if (body != 0 || !Arrays.equals(digest.digest(), in.readNBytes(HASH))) {
                throw new IOException("is damaged: its bytes do not have the hash it carries");
            }
        }
    }

    private static String other(byte[] begins, String kind) {
        String line = new String(begins, StandardCharsets.ISO_8859_1).split("\n", 2)[0];
        return line.startsWith("saltus-" + kind + "/")
                ? "was written by another Saltus ('%s'; this is %s)"
                        .formatted(line, Version.CURRENT)
                : "is no saltus-" + kind;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
