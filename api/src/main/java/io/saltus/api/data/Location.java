package io.saltus.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where evaluation results are: a file, a folder, or a URI that a source understands.
 *
 * @param name the location as the user wrote it, or as found below a folder the user named
 * @param uri the same as an absolute URI
 */
public record Location(String name, URI uri) {

    /** A password before a host, and what keys of the usual names hold, as URLs and settings do. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(//[^/@?:]*:(?=[^/@?]+@)"
                            + "|[?&;:/,](?:[\\w.-]*(?:password|passwd|passphrase|token|secret|credentials?|signature)"
                            + "|pwd|pass|pw|sig|sas|auth|(?:[\\w.-]*[_-])?(?:api|access|account|private)[_-]?key(?:[_-]?id)?)"
                            + "\\s*=\\s*)(?!\\*\\*\\*)[^&;,@\\s]+");

    /**
     * @throws IllegalArgumentException if the name is blank or the URI is not absolute
     */
    public Location {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a location must not be blank");
        }
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("a location needs an absolute URI, got " + uri);
        }
    }

    /**
     * Returns a text with stars in place of the passwords, tokens, keys and signatures of the URLs
     * in it, for texts that are shown or kept.
     */
    public static String withoutSecrets(String text) {
        return SECRET.matcher(text).replaceAll("$1***");
    }

    /** Returns the name; the URI may hold a password. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * Returns the location a user names on the command line: a URI if it has a scheme of two
     * letters or more ({@code jdbc:...}, {@code s3://...}), otherwise a path. A password in a URI
     * is starred out of the name, since names are shown.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Location of(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !text.matches("[A-Za-z]:\\\\.*")) {
            try {
                return new Location(withoutSecrets(text), new URI(text));
            } catch (java.net.URISyntaxException notAUri) {
                // a file name may hold a colon; what follows decides
            }
        }
        try {
            return of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a path nor a URI", e);
        }
    }

    /** Returns the location of a file or folder, named as {@code path} is written. */
    public static Location of(Path path) {
        return new Location(path.toString(), path.toAbsolutePath().toUri());
    }

    /** Returns the file or folder, if this location is one. */
    public Optional<Path> path() {
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
    }

    /** Returns whether the location is a folder. */
    public boolean isFolder() {
        return path().filter(Files::isDirectory).isPresent();
    }

    /**
     * Returns whether the location's name ends in one of {@code endings}, in any case.
     *
     * @param endings with their dot: {@code .csv}, {@code .csv.gz}
     */
    public boolean hasEnding(String... endings) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        for (String ending : endings) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns up to {@code length} first bytes of the file; none for anything but a readable file.
     *
     * @throws IOException if the file cannot be read
     */
    public byte[] head(int length) throws IOException {
        Optional<Path> file = path().filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return in.readNBytes(length);
        }
    }

    /**
     * Opens the file's bytes as they are stored; the caller closes the stream.
     *
     * @throws IOException if the location is not a file or cannot be read
     */
    public InputStream open() throws IOException {
        Path file = path().orElseThrow(() -> new IOException(name + " is not a file"));
        return Files.newInputStream(file);
    }
}
