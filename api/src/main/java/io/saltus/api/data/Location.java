package io.saltus.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where evaluation results are: a file, a folder, or a URI that a source understands.
 *
 * <p>Two are equal if their names and URIs are.
 */
public final class Location {

    /**
     * What is made of a file's first bytes. Readings that are equal make the same, so a record of
     * what they depend on is best.
     *
     * @param <T> what is made; not to be changed by who gets it
     */
    public interface HeadReading<T> {
        /**
         * Returns what these bytes are.
         *
         * @throws IOException if nothing can be made of them
         */
        T of(byte[] head) throws IOException;
    }

    /** What was found out while sources were asked. */
    private static final class Memory {
        private byte[] head = {};

        /** How many bytes were asked for; less than one: nothing was read. */
        private int asked;

        private Optional<Boolean> folder = Optional.empty();
        private final Map<List<Object>, Object> readings = new HashMap<>();

        private boolean isWhole() {
            return head.length < asked;
        }
    }

    /** Names of keys that hold a secret, in any case. */
    private static final String KEYS =
            "(?:[\\w.-]*(?:password|passwd|passphrase|passcode|token|secret|credentials?|signature|pwd"
                    + "|bearer|jwt|userpass|(?:api|access|account|private|secret|auth)[_-]?key(?:[_-]?id)?)"
                    + "|(?:[\\w.-]*[_.-])?(?:pass|pw|sig|sas|auth|authorization|cookie|otp))";

    /** A password before a host, Oracle's behind the user, and what those keys hold. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(//[^/@?:]*:(?=[^/@?]+@)"
                            + "|//(?=[^/@?:\\s]{16,}@)|[?&]key\\s*=\\s*" // a token for a user;
                            // Google's
                            + "|jdbc:oracle:\\w+:[^/@\\s]*/(?=[^@\\s]+@)"
                            + ("|[?&;:/,]"
                                    + KEYS
                                    + "\\s*=\\s*)(?!\\*\\*\\*)(?:\\{[^}]*}|[^&;,@\\s]+)"));

    private static final Pattern KEY = Pattern.compile("(?i)" + KEYS);

    /** A key of which letters are written in percent, as URLs allow, and what it holds. */
    private static final Pattern ENCODED =
            Pattern.compile(
                    "([?&;])([\\w.-]*%[0-9a-fA-F]{2}[\\w.%-]*)(\\s*=\\s*)(?!\\*\\*\\*)[^&;,@\\s]+");

    private final String name;
    private final URI uri;
    private final Optional<Path> path;
    private final Optional<Memory> memory;

    /**
     * The location of this name.
     *
     * @param name the location as the user wrote it, or as found below a folder the user named
     * @param uri the same as an absolute URI
     * @throws IllegalArgumentException if the name is blank or the URI is not absolute
     */
    public Location(String name, URI uri) {
        this(name, uri, Optional.empty());
    }

    private Location(String name, URI uri, Optional<Memory> memory) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a location must not be blank");
        }
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("a location needs an absolute URI, got " + uri);
        }
        this.name = name;
        this.uri = uri;
        this.path = "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        this.memory = memory;
    }

    /** Returns the location as the user wrote it, or as found below a folder the user named. */
    public String name() {
        return name;
    }

    /** Returns the same as an absolute URI; it may hold a password. */
    public URI uri() {
        return uri;
    }

    /**
     * Returns this location with a memory for its first bytes, for asking many sources about one
     * file. What is remembered grows old: it is for one round of questions.
     */
    public Location remembering() {
        return new Location(name, uri, Optional.of(new Memory()));
    }

    /**
     * Returns a text with stars in place of the passwords, tokens, keys and signatures of the URLs
     * in it, for texts that are shown or kept.
     */
    public static String withoutSecrets(String text) {
        String plain = SECRET.matcher(text).replaceAll("$1***");
        return ENCODED.matcher(plain)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        isKey(found.group(2))
                                                ? found.group(1)
                                                        + found.group(2)
                                                        + found.group(3)
                                                        + "***"
                                                : found.group()));
    }

    private static boolean isKey(String encoded) {
        try {
            return KEY.matcher(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).matches();
        } catch (IllegalArgumentException e) {
            return false; // a percent sign that is one
        }
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
        return path;
    }

    /** Returns whether the location is a folder. */
    public boolean isFolder() {
        if (memory.isEmpty()) {
            return path.filter(Files::isDirectory).isPresent();
        }
        Memory known = memory.get();
        synchronized (known) {
            boolean is = known.folder.orElseGet(() -> path.filter(Files::isDirectory).isPresent());
            known.folder = Optional.of(is);
            return is;
        }
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
        if (memory.isEmpty()) {
            return read(length);
        }
        synchronized (memory.get()) {
            return remembered(length).clone();
        }
    }

    /**
     * Returns what a reading makes of up to {@code length} first bytes of the file; of none for
     * anything but a readable file.
     *
     * @throws IOException if the file cannot be read, or the reading says so
     */
    public <T> T head(int length, HeadReading<T> reading) throws IOException {
        if (memory.isEmpty()) {
            return reading.of(read(length));
        }
        synchronized (memory.get()) {
            byte[] head = remembered(length);
            List<Object> key = List.of(reading, head.length);
            Object known = memory.get().readings.get(key);
            if (known == null) {
                known = reading.of(head);
                memory.get().readings.put(key, known);
            }
            @SuppressWarnings("unchecked") // equal readings make the same
            T made = (T) known;
            return made;
        }
    }

    private byte[] remembered(int length) throws IOException {
        Memory known = memory.orElseThrow();
        if (known.asked < length && !known.isWhole()) {
            known.head = read(length);
            known.asked = length;
        }
        return length < known.head.length ? Arrays.copyOf(known.head, length) : known.head;
    }

    private byte[] read(int length) throws IOException {
        Optional<Path> file = path.filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return in.readNBytes(length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Location l && name.equals(l.name) && uri.equals(l.uri);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + uri.hashCode();
    }

    /**
     * Opens the file's bytes as they are stored; the caller closes the stream.
     *
     * @throws IOException if the location is not a file or cannot be read
     */
    public InputStream open() throws IOException {
        Path file = path.orElseThrow(() -> new IOException(name + " is not a file"));
        return Files.newInputStream(file);
    }
}
