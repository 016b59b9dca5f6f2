package io.saltus.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of what was read, in lower-case hexadecimal. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * Returns the SHA-256 of a file's bytes; of a folder, that of the names and SHA-256 of the
     * files below it, in the order of their names.
     *
     * @throws IOException if something cannot be read
     */
    public static String of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return file(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return of(path, below.filter(Files::isRegularFile).sorted().toList());
        }
    }

    /**
     * Returns the SHA-256 of what is loaded of a plugin: of a JAR its bytes; of a folder the names
     * and SHA-256 of its JARs and those in {@code lib/}, wherever links lead.
     *
     * @throws IOException if something cannot be read, or there is nothing to load
     */
    public static String ofPlugin(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return file(place);
        }
        List<Path> jars = PluginArchive.jars(place).stream().sorted().toList();
        if (jars.isEmpty()) {
            throw new IOException("there is no JAR in it");
        }
        return of(place, jars);
    }

    private static String of(Path path, List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            String name = path.relativize(file).toString().replace('\\', '/');
            digest.update((name + "\n" + file(file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String file(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
